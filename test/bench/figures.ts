import {
  askedFor,
  BREAKDOWNS,
  measuredRates,
  readAttribution,
  readBreakdown,
  readCalibration,
  readCloseTimes,
  readCohorts,
  readContent,
  readFunnel,
  readMails,
  readPace,
  readPaths,
  readSalespeople,
  recordTargets,
} from '@nurture/analytics';
import { type Target, TARGET_METRICS } from '@nurture/core/figures';
import { type Database, openDatabase } from '@nurture/store';
import { makeHistory, writeHistory } from '../analytics/history';
import { type BenchContext, freshDatabase } from './context';
import { type BenchPart, part, percentile } from './measure';
import { ownProcessorMs, serverProcessorMs } from './processor';

/** People at full size, with some 40 events each. */
const PEOPLE = 50_000;
const TOUCHES_EACH = 43;
/** With three rounds, 45 of each figure: more would take longer than writing the history does. */
const CALLS_PER_ROUND = 15;
const MOST_MS = 300;
const ZONE = 'Europe/Amsterdam';
const PERIODS = {
  month: { from: '2026-05-01', until: '2026-05-31' },
  year: { from: '2025-10-01', until: '2026-09-30' },
} as const;

/** Every figure of a period, by its name in the API. */
const callsOf = (db: Database, period: { from: string; until: string }): Record<string, () => Promise<unknown>> => {
  const asked = askedFor(period, ZONE);
  return {
    funnel: async () => [await readFunnel(db, asked), await readCloseTimes(db, new Date(period.until))],
    ...Object.fromEntries(BREAKDOWNS.map((by) => [`by ${by}`, () => readBreakdown(db, by, asked)])),
    'attribution by channel': () => readAttribution(db, 'channel', asked),
    'attribution by content': () => readAttribution(db, 'content', asked),
    paths: () => readPaths(db, asked),
    mails: () => readMails(db, asked),
    content: () => readContent(db, asked),
    calibration: () => readCalibration(db, asked),
    salespeople: () => readSalespeople(db, asked),
    cohorts: () => readCohorts(db, '2026-10-01'),
    pace: () => readPace(db, '2026-05-20', ZONE, new Set()),
    'rates for plans': () => measuredRates(db, period, ZONE),
  };
};

/** What some calls of one figure took. */
interface Timed {
  readonly times: readonly number[];
  /** Of this process and of the database, for all of them; NaN where that can't be told. */
  readonly processorMs: number;
}

async function timed(call: () => Promise<unknown>, serverPid: number | null): Promise<Timed> {
  const processorMs = (): number =>
    ownProcessorMs() + (serverPid === null ? NaN : (serverProcessorMs(serverPid) ?? NaN));
  await call(); // the first one plans
  const times: number[] = [];
  const before = processorMs();
  for (let count = 0; count < CALLS_PER_ROUND; count++) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  return { times, processorMs: processorMs() - before };
}

const p95 = (times: readonly number[]): number => percentile(times, 0.95);

/** A figure over all rounds: median, 95th of 100, processor time a call. */
function told(name: string, rounds: readonly Timed[]): string {
  const times = rounds.flatMap((round) => round.times);
  const processor = rounds.reduce((sum, round) => sum + round.processorMs, 0) / times.length;
  const figures = [percentile(times, 0.5), p95(times), ...(Number.isNaN(processor) ? [] : [processor])];
  return `${name} ${figures.map(Math.round).join(' / ')}`;
}

/** The slowest figure of each round, by the 95th of 100 of its calls; the note has all of them. */
async function measure(db: Database, length: keyof typeof PERIODS, context: BenchContext): Promise<BenchPart> {
  const slowest: number[] = [];
  const all = new Map<string, Timed[]>();
  for (let round = 0; round < context.rounds; round++) {
    const inRound: number[] = [];
    for (const [name, call] of Object.entries(callsOf(db, PERIODS[length]))) {
      const measured = await timed(call, context.serverPid);
      all.set(name, [...(all.get(name) ?? []), measured]);
      inRound.push(p95(measured.times));
    }
    slowest.push(Math.max(...inRound));
    context.log(`figures of a ${length}, round ${round + 1}: slowest ${Math.round(slowest.at(-1) ?? 0)} ms`);
  }
  const each = [...all].map(([name, rounds]) => told(name, rounds)).join(', ');
  const calls = CALLS_PER_ROUND * context.rounds;
  return part({
    name: `slowest figure of a ${length}, p95`,
    unit: 'ms',
    rounds: slowest,
    aim: { of: 'value', atMost: MOST_MS },
    note: `50,000 contacts with two million events; of ${calls} calls each, median / p95 / processor time a call in ms: ${each}`,
  });
}

/** A target of every metric for the month, the quarter and the year. */
const TARGETS: readonly Target[] = TARGET_METRICS.flatMap((metric) =>
  [PERIODS.month, { from: '2026-04-01', until: '2026-06-30' }, PERIODS.year].map((period) => ({
    id: `${metric} ${period.from}`,
    metric,
    amount: 1_000,
    owner: 'sanne',
    ...period,
    why: 'growth',
  })),
);

/** How long figures take on a history of two million events. */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  const { serverUrl, size, log } = context;
  const url = await freshDatabase(serverUrl, 'bench_figures');
  const db = await openDatabase({ url, poolSize: 2, applicationName: 'bench', statementTimeoutMs: 0 });
  try {
    const history = makeHistory(11, Math.round(PEOPLE * size), TOUCHES_EACH);
    log(`figures: ${history.people.length} people, ${history.events.length} events; writing them takes minutes`);
    const began = performance.now();
    await writeHistory(db, history);
    await recordTargets(db, TARGETS);
    await db.query('VACUUM ANALYZE');
    log(`figures: written and reckoned in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    return [await measure(db, 'month', context), await measure(db, 'year', context)];
  } finally {
    await db.close();
  }
}
