import { openRuntime } from '../../../../server/src';
import { measuredRates, type MeasuredRates, usableRates } from '@nurture/analytics';
import { dayAfter } from '@nurture/core/figures';
import {
  FUNNEL_STEPS,
  type FunnelGoal,
  type FunnelPlan,
  type FunnelRange,
  type FunnelRates,
  planFunnel,
  planFunnelRange,
} from '@nurture/core/plan';
import { toWall } from '@nurture/core/time';
import { now } from '@nurture/store';
import type { Command } from 'commander';
import { amountIn, count, money, percent, shareIn } from '../../amounts';
import { openLog } from '../../log';
import { guarded, Refusal, wrongUsage } from '../../refusal';
import { table } from '../../report/table';
import { settingsOrExit } from '../../settings';
import { settingsInForce } from '../../settings-in-force';

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
Rates are the share of one stage that reaches the next. People are cut to whole ones at each step. --rates measured
takes the workspace's own of the last year, and tells what it takes at both ends of their 95 % intervals.

Examples:
  $ nurture plan funnel --revenue 10000000 --marketing-share 40% --order-value 50000 \\
      --rates visitor-lead=35%,lead-mql=45%,mql-sql=30%,sql-customer=15%
  $ nurture plan funnel --revenue 500000 --order-value 5000 --rates measured

Exit code: 0 reckoned, 1 a rate was never measured, 2 wrong usage.`;

export function register(plan: Command): void {
  plan
    .command('funnel')
    .description('how many deals, SQLs, MQLs, leads and visitors a revenue takes')
    .requiredOption('--revenue <AMOUNT>', 'of the company, in the period that is planned')
    .requiredOption('--order-value <AMOUNT>', 'of an average order')
    .requiredOption('--rates <RATES>', `${Object.keys(NAMES).join('=…,')}=…, or measured`)
    .option('--marketing-share <SHARE>', "marketing's share of the revenue", '100%')
    .option('--json', 'print { target, deals, sqls, mqls, leads, visitors, rates, … } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('plan funnel', run));
}

async function run(options: Options): Promise<void> {
  const goal: FunnelGoal = {
    revenue: amountIn('--revenue', options.revenue),
    marketingShare: shareIn('--marketing-share', options.marketingShare),
    orderValue: amountIn('--order-value', options.orderValue),
  };
  if (goal.revenue === 0 || goal.orderValue === 0) throw wrongUsage('--revenue and --order-value are above 0');
  const measured = options.rates.trim() === 'measured' ? await ownRates() : null;
  const rates = measured === null ? ratesIn(options.rates) : plannable(measured);
  const plan = planFunnel(goal, rates);
  const range = measured && planFunnelRange(goal, measured);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ ...plan, rates, ...(measured && { measured, ...range }) })}\n`
      : `${told(goal, plan, rates)}${range ? toldRange(range) : ''}`,
  );
}

const MEASURED_DAYS = 365;

/** The workspace's own rates of the last year. */
async function ownRates(): Promise<MeasuredRates> {
  const options = { command: 'nurture plan', mode: 'share', poolSize: 2 } as const;
  const runtime = await openRuntime(settingsOrExit(), options, openLog('warn'));
  try {
    const { timezone } = await settingsInForce(runtime);
    const until = new Date(toWall(await now(runtime.db), timezone)).toISOString().slice(0, 10);
    return await measuredRates(runtime.figures, { from: dayAfter(until, 1 - MEASURED_DAYS), until }, timezone);
  } finally {
    await runtime.close();
  }
}

/** @throws Refusal where a step was never measured: nothing can be planned with it */
function plannable(measured: MeasuredRates): FunnelRates {
  const usable = usableRates(measured);
  if ('rates' in usable) return usable.rates;
  const steps = Object.entries(NAMES).flatMap(([name, step]) => (usable.missing.includes(step) ? [name] : []));
  throw new Refusal(
    `of ${steps.join(', ')} the last ${MEASURED_DAYS} days have no rate above 0: give all four in --rates`,
  );
}

const toldRange = ({ best, worst }: FunnelRange): string => {
  const visitors = (plan: FunnelPlan | null): string => (plan === null ? 'no number of' : count(plan.visitors));
  return `The rates were measured: ${visitors(best)} visitors at their best, ${visitors(worst)} at their worst (95 %).\n`;
};

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
