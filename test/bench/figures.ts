import {
  askedFor,
  BREAKDOWNS,
  readAttribution,
  readBreakdown,
  readCalibration,
  readCloseTimes,
  readCohorts,
  readContent,
  readFunnel,
  readMails,
  readPaths,
  readSalespeople,
} from '@nurture/analytics';
import { type Database, openDatabase } from '@nurture/store';
import { makeHistory, writeHistory } from '../analytics/history';
import { type BenchContext, freshDatabase } from './context';
import { type BenchPart, part, percentile } from './measure';
import { ownProcessorMs, serverProcessorMs } from './processor';

/** People at full size, with some 40 events each. */
const PEOPLE = 50_000;
const TOUCHES_EACH = 43;
/** With three rounds, thirty of each figure: more would take longer than writing the history does. */
const CALLS_PER_ROUND = 10;
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
  };
};

interface Timed {
  readonly p50: number;
  readonly p95: number;
  /** Of this process and of the database, per call; null where that can't be told. */
  readonly processorMs: number | null;
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
  const spent = (processorMs() - before) / CALLS_PER_ROUND;
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), processorMs: Number.isNaN(spent) ? null : spent };
}

const told = (name: string, { p50, p95, processorMs }: Timed): string =>
  `${name} ${Math.round(p50)} / ${Math.round(p95)}${processorMs === null ? '' : ` / ${Math.round(processorMs)}`}`;

/** The slowest figure of each round, by the 95th of 100 of its calls; the note has all of them. */
async function measure(db: Database, length: keyof typeof PERIODS, context: BenchContext): Promise<BenchPart> {
  const slowest: number[] = [];
  const last = new Map<string, Timed>();
  for (let round = 0; round < context.rounds; round++) {
    for (const [name, call] of Object.entries(callsOf(db, PERIODS[length]))) {
      last.set(name, await timed(call, context.serverPid));
    }
    slowest.push(Math.max(...[...last.values()].map(({ p95 }) => p95)));
    context.log(`figures of a ${length}, round ${round + 1}: slowest ${Math.round(slowest.at(-1) ?? 0)} ms`);
  }
  const each = [...last].map(([name, times]) => told(name, times)).join(', ');
  return part({
    name: `slowest figure of a ${length}, p95`,
    unit: 'ms',
    rounds: slowest,
    aim: { of: 'value', atMost: MOST_MS },
    note: `50,000 contacts with two million events; in the last round, median / p95 / processor time a call in ms: ${each}`,
  });
}

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
    await db.query('VACUUM ANALYZE');
    log(`figures: written and reckoned in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    return [await measure(db, 'month', context), await measure(db, 'year', context)];
  } finally {
    await db.close();
  }
}
