import { type Campaign, type CampaignPlan, planCampaign, risePercent } from '@nurture/core/plan';
import type { Command } from 'commander';
import { amountIn, count, money, percent, shareIn } from '../../amounts';
import { guarded, wrongUsage } from '../../refusal';
import { table } from '../../report/table';

interface Options {
  readonly impressions?: string;
  readonly ctr: string;
  readonly conversion?: string;
  readonly leads?: string;
  readonly leadValue?: string;
  readonly closeRate?: string;
  readonly orderValue?: string;
  readonly price?: string;
  readonly costPerLead?: string;
  readonly comparedWith?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Leads come of --impressions × --ctr × --conversion, or are given. A lead is worth --lead-value, or --close-rate ×
--order-value. The campaign costs --price, or --cost-per-lead. All are expected values, money to the cent.

Examples:
  $ nurture plan campaign --impressions 500000 --conversion 5% --lead-value 100 --price 2000
  $ nurture plan campaign --leads 100 --close-rate 4% --order-value 100 --cost-per-lead 3.41 --compared-with 10%

Exit code: 0 worth it, 1 it costs at least what it brings in, 2 wrong usage.`;

export function register(plan: Command): void {
  plan
    .command('campaign')
    .description('is a campaign worth buying?')
    .option('--impressions <N>', 'how often it is shown')
    .option('--ctr <SHARE>', 'of the impressions that are clicked', '0.2%')
    .option('--conversion <SHARE>', 'of the clicks that become leads on the landing page')
    .option('--leads <N>', 'instead of the three: how many leads it brings')
    .option('--lead-value <AMOUNT>', 'what a lead is worth')
    .option('--close-rate <SHARE>', 'instead: of the leads that become customers')
    .option('--order-value <AMOUNT>', 'beside --close-rate: what a customer pays')
    .option('--price <AMOUNT>', 'of the campaign')
    .option('--cost-per-lead <AMOUNT>', 'instead: of each lead')
    .option('--compared-with <SHARE>', 'another close rate: what it would bring, and by how much more')
    .option('--json', 'print { leads, customers, revenue, cost, result, roi, worthIt, comparedWith, … } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('plan campaign', run));
}

function run(options: Options): void {
  const campaign: Campaign = { reach: reachOf(options), worth: worthOf(options), cost: costOf(options) };
  const plan = planCampaign(campaign);
  const other = options.comparedWith === undefined ? null : compared(campaign, plan, options.comparedWith);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ ...plan, ...(other && { comparedWith: other }) })}\n`
      : told(plan, other, options.comparedWith),
  );
  process.exitCode = plan.worthIt ? 0 : 1;
}

function reachOf({ leads, impressions, ctr, conversion }: Options): Campaign['reach'] {
  if (leads !== undefined && impressions !== undefined) throw wrongUsage('give --leads or --impressions, not both');
  if (leads !== undefined) return { leads: amountIn('--leads', leads) };
  if (impressions === undefined || conversion === undefined) {
    throw wrongUsage('give --impressions with --conversion, or --leads');
  }
  return {
    impressions: amountIn('--impressions', impressions),
    clickRate: shareIn('--ctr', ctr),
    conversion: shareIn('--conversion', conversion),
  };
}

function worthOf({ leadValue, closeRate, orderValue }: Options): Campaign['worth'] {
  if (leadValue !== undefined && closeRate === undefined) return { leadValue: amountIn('--lead-value', leadValue) };
  if (leadValue !== undefined || closeRate === undefined || orderValue === undefined) {
    throw wrongUsage('give --lead-value, or --close-rate with --order-value');
  }
  return { closeRate: shareIn('--close-rate', closeRate), orderValue: amountIn('--order-value', orderValue) };
}

function costOf({ price, costPerLead }: Options): Campaign['cost'] {
  if (price !== undefined && costPerLead === undefined) return { price: amountIn('--price', price) };
  if (price !== undefined || costPerLead === undefined) throw wrongUsage('give --price or --cost-per-lead');
  return { costPerLead: amountIn('--cost-per-lead', costPerLead) };
}

interface Compared extends CampaignPlan {
  /** Of its result over the first one's; null over a result of 0. */
  readonly risePercent: number | null;
}

function compared(campaign: Campaign, plan: CampaignPlan, rate: string): Compared {
  if (!('closeRate' in campaign.worth)) throw wrongUsage('--compared-with stands beside --close-rate');
  const closeRate = shareIn('--compared-with', rate);
  const other = planCampaign({ ...campaign, worth: { ...campaign.worth, closeRate } });
  return { ...other, risePercent: plan.result === 0 ? null : risePercent(plan.result, other.result) };
}

function told(plan: CampaignPlan, other: Compared | null, rate = ''): string {
  const rows = [
    ...(plan.clicks === null ? [] : [['clicks', count(plan.clicks)]]),
    ['leads', count(plan.leads)],
    ...(plan.customers === null ? [] : [['customers', count(plan.customers)]]),
    ['revenue', money(plan.revenue)],
    ['cost', money(plan.cost)],
    ['result', `${money(plan.result)}${plan.roi === null ? '' : `  (${percent(plan.roi)} of the cost)`}`],
  ];
  const rise = other?.risePercent == null ? '' : `, ${other.risePercent.toLocaleString('en')} % more`;
  const more = other === null ? '' : `at ${rate}: a result of ${money(other.result)}${rise}\n`;
  return `${table(rows, '')}${more}${plan.worthIt ? 'worth it' : 'not worth it: it costs at least what it brings in'}\n`;
}
