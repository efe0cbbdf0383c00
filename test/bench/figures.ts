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

/** People at full size, with some 40 events each. */
const PEOPLE = 50_000;
const TOUCHES_EACH = 43;
const CALLS_PER_ROUND = 20;
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
    calibration: () => readCalibration(db, period, ZONE),
    salespeople: () => readSalespeople(db, asked),
    cohorts: () => readCohorts(db, '2026-10-01'),
  };
};

async function p95Of(call: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < CALLS_PER_ROUND; count++) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  return percentile(times, 0.95);
}

/** The slowest figure of each round, by the 95th of 100 of its calls; the note has all of them. */
async function measure(db: Database, length: keyof typeof PERIODS, rounds: number): Promise<BenchPart> {
  const slowest: number[] = [];
  const last = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(callsOf(db, PERIODS[length]))) last.set(name, await p95Of(call));
    slowest.push(Math.max(...last.values()));
  }
  const each = [...last].map(([name, ms]) => `${name} ${Math.round(ms)}`).join(', ');
  return part({
    name: `slowest figure of a ${length}, p95`,
    unit: 'ms',
    rounds: slowest,
    aim: { of: 'value', atMost: MOST_MS },
    note: `50,000 contacts with two million events; in the last round, in ms: ${each}`,
  });
}

/** How long figures take on a history of two million events. */
export async function run({ serverUrl, rounds, size, log }: BenchContext): Promise<BenchPart[]> {
  const url = await freshDatabase(serverUrl, 'bench_figures');
  const db = await openDatabase({ url, poolSize: 2, applicationName: 'bench', statementTimeoutMs: 0 });
  try {
    const history = makeHistory(11, Math.round(PEOPLE * size), TOUCHES_EACH);
    log(`figures: ${history.people.length} people, ${history.events.length} events`);
    await writeHistory(db, history);
    await db.query('VACUUM ANALYZE');
    return [await measure(db, 'month', rounds), await measure(db, 'year', rounds)];
  } finally {
    await db.close();
  }
}
