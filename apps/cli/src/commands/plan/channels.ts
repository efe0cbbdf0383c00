import { type Channel, type ChannelsPlan, PlanError, planChannels } from '@nurture/core/plan';
import type { Command } from 'commander';
import { count, money } from '../../amounts';
import { readJsonObject } from '../../json-file';
import { guarded, wrongUsage } from '../../refusal';
import { printable } from '../../report/printable';
import { table } from '../../report/table';

interface Options {
  readonly months?: string;
  readonly json?: boolean;
}

const USUAL_MONTHS = 12;

const EXAMPLES = `
The file: { "months": 12, "channels": [{ "name", "visitorsPerLead", "leadValue", … }] }, where a channel may have
fixedCost (once), fixedCostPerMonth, costPerVisitor, and one of visitorsPerMonth, budget (spent once, fixed costs out of
it), budgetPerMonth. Without any of the three it wins one lead, once.

Examples:
  $ nurture plan channels channels.json
  $ nurture plan channels channels.json --months 24 --json

Exit code: 0 reckoned, 2 wrong usage.`;

export function register(plan: Command): void {
  plan
    .command('channels')
    .argument('<FILE>', 'the channels, as JSON')
    .description('cumulative return of channels per month, and when one overtakes another')
    .option('--months <N>', `how many to look ahead (default: the file's, else ${USUAL_MONTHS})`)
    .option('--json', 'print { months, channels: [{ name, firstLead, months }], overtakings } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('plan channels', run));
}

function run(file: string, options: Options): void {
  const { months: own, channels, ...rest } = readJsonObject(file);
  const [stray] = Object.keys(rest).filter((key) => key !== '$schema');
  if (stray !== undefined) throw wrongUsage(`${file}: it holds months and channels, not ${stray}`);
  const months = Number(options.months ?? own ?? USUAL_MONTHS);
  const plan = planned(file, channelsIn(file, channels), months);
  process.stdout.write(options.json === true ? `${JSON.stringify({ months, ...plan })}\n` : told(plan));
}

function planned(file: string, channels: readonly Channel[], months: number): ChannelsPlan {
  try {
    return planChannels(channels, months);
  } catch (error) {
    throw error instanceof PlanError ? wrongUsage(`${file}: ${error.message}`) : error;
  }
}

const NUMBERS = [
  'visitorsPerLead',
  'leadValue',
  'fixedCost',
  'fixedCostPerMonth',
  'costPerVisitor',
  'visitorsPerMonth',
  'budget',
  'budgetPerMonth',
] as const;

function channelsIn(file: string, given: unknown): Channel[] {
  if (!Array.isArray(given) || given.length === 0) throw wrongUsage(`${file}: channels is a list of at least one`);
  return given.map((each: unknown, index) => {
    const wrong = wrongIn(each);
    if (wrong !== null) throw wrongUsage(`${file}: channels[${index}] ${wrong}`);
    return each as Channel;
  });
}

/** What keeps a value from being a channel; null: nothing. */
function wrongIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object';
  const fields = new Map<string, unknown>(Object.entries(value));
  const stray = [...fields.keys()].find((key) => key !== 'name' && !NUMBERS.some((known) => known === key));
  if (stray !== undefined) return `has no ${stray}; it has name, ${NUMBERS.join(', ')}`;
  const name = fields.get('name');
  if (typeof name !== 'string' || name.trim() === '') return 'needs a name';
  const unreadable = NUMBERS.find((key) => fields.has(key) && typeof fields.get(key) !== 'number');
  if (unreadable !== undefined) return `has a ${unreadable} that is no number`;
  const missing = (['visitorsPerLead', 'leadValue'] as const).find((key) => !fields.has(key));
  return missing === undefined ? null : `needs ${missing}`;
}

function told({ channels, overtakings }: ChannelsPlan): string {
  const head = ['month', ...channels.map(({ name }) => printable(name))];
  const months = channels[0]?.months ?? [];
  const rows = months.map(({ month }, index) => [
    String(month),
    ...channels.map((channel) => money(channel.months[index]?.cumulative ?? 0)),
  ]);
  const leads = ['leads', ...channels.map((channel) => count(channel.months.reduce((sum, row) => sum + row.leads, 0)))];
  const passes = overtakings.map(
    ({ channel, overtaken, month }) => `${printable(channel)} overtakes ${printable(overtaken)} in month ${month}\n`,
  );
  return `Cumulative return\n${table([head, ...rows, leads])}${passes.join('')}`;
}
