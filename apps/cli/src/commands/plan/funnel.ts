import { FUNNEL_STEPS, type FunnelGoal, type FunnelPlan, type FunnelRates, planFunnel } from '@nurture/core/plan';
import type { Command } from 'commander';
import { amountIn, count, money, percent, shareIn } from '../../amounts';
import { guarded, wrongUsage } from '../../refusal';
import { table } from '../../report/table';

interface Options {
  readonly revenue: string;
  readonly marketingShare: string;
  readonly orderValue: string;
  readonly rates: string;
  readonly json?: boolean;
}

const NAMES = {
  'visitor-lead': 'visitorLead',
  'lead-mql': 'leadMql',
  'mql-sql': 'mqlSql',
  'sql-customer': 'sqlCustomer',
} as const;

const EXAMPLES = `
Rates are the share of one stage that reaches the next. People are cut to whole ones at each step.

Examples:
  $ nurture plan funnel --revenue 10000000 --marketing-share 40% --order-value 50000 \\
      --rates visitor-lead=35%,lead-mql=45%,mql-sql=30%,sql-customer=15%

Exit code: 0 reckoned, 2 wrong usage.`;

export function register(plan: Command): void {
  plan
    .command('funnel')
    .description('how many deals, SQLs, MQLs, leads and visitors a revenue takes')
    .requiredOption('--revenue <AMOUNT>', 'of the company, in the period that is planned')
    .requiredOption('--order-value <AMOUNT>', 'of an average order')
    .requiredOption('--rates <RATES>', `${Object.keys(NAMES).join('=…,')}=…`)
    .option('--marketing-share <SHARE>', "marketing's share of the revenue", '100%')
    .option('--json', 'print { target, deals, sqls, mqls, leads, visitors, rates } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('plan funnel', run));
}

function run(options: Options): void {
  const goal: FunnelGoal = {
    revenue: amountIn('--revenue', options.revenue),
    marketingShare: shareIn('--marketing-share', options.marketingShare),
    orderValue: amountIn('--order-value', options.orderValue),
  };
  if (goal.revenue === 0 || goal.orderValue === 0) throw wrongUsage('--revenue and --order-value are above 0');
  const rates = ratesIn(options.rates);
  const plan = planFunnel(goal, rates);
  process.stdout.write(options.json === true ? `${JSON.stringify({ ...plan, rates })}\n` : told(goal, plan, rates));
}

function ratesIn(text: string): FunnelRates {
  const given = new Map<string, number>();
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=').map((word) => word.trim());
    const step = Object.hasOwn(NAMES, name) ? NAMES[name as keyof typeof NAMES] : undefined;
    if (step === undefined) throw wrongUsage(`--rates knows ${Object.keys(NAMES).join(', ')}, not ${name || text}`);
    given.set(step, shareIn(`--rates ${name}`, value));
  }
  const missing = Object.entries(NAMES).filter(([, step]) => !given.has(step));
  if (missing.length > 0) throw wrongUsage(`--rates lacks ${missing.map(([name]) => name).join(', ')}`);
  return Object.fromEntries(FUNNEL_STEPS.map((step) => [step, given.get(step) ?? 0])) as Record<
    (typeof FUNNEL_STEPS)[number],
    number
  >;
}

function told(goal: FunnelGoal, plan: FunnelPlan, rates: FunnelRates): string {
  const rows = [
    ['revenue', money(goal.revenue), ''],
    ['of marketing', money(plan.target), percent(goal.marketingShare)],
    ['deals', count(plan.deals), `of ${money(goal.orderValue)}`],
    ['SQLs', count(plan.sqls), `${percent(rates.sqlCustomer)} become customers`],
    ['MQLs', count(plan.mqls), `${percent(rates.mqlSql)} become SQLs`],
    ['leads', count(plan.leads), `${percent(rates.leadMql)} become MQLs`],
    ['visitors', count(plan.visitors), `${percent(rates.visitorLead)} become leads`],
  ];
  const width = Math.max(...rows.map(([, figure = '']) => figure.length));
  return table(
    rows.map(([name = '', figure = '', why = '']) => [name, figure.padStart(width), why]),
    '',
  );
}
