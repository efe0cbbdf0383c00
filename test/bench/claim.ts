import { absorbBatch, EnrolmentIds, PublishedBook, publish } from '@nurture/engine';
import type { AbsorbDeps } from '@nurture/engine';
import type { FlowDocument, Trace } from '@nurture/core/flow';
import { advanceClock, ensurePartitions, now, openDatabase } from '@nurture/store';
import type { Database } from '@nurture/store';
import { referencePublication } from '../support/reference-world';
import { type BenchContext, freshDatabase } from './context';
import { type BenchPart, part } from './measure';

/** Waiting enrolments; the last takes longer than anybody waits for, and runs with `--full`. */
const SIZES = [10_000, 100_000, 1_000_000, 5_000_000];
const BATCH = 200;
/** So many rows are claimed, stepped and written per measurement. */
const ROWS_MEASURED = 2_500;
const AIM = { ofSmallest: 2, ofHundredThousand: 1.3 };
const HOUR_MS = 3_600_000;

/** A timer that plans a mail: what a due enrolment of a funnel usually does. */
const flow: FlowDocument = {
  id: 'bench',
  enrol: { on: 'asset.downloaded' },
  sending: { topic: 'whitepapers' },
  initial: 'waiting',
  states: {
    waiting: { after: { '3 days': 'reminded' } },
    reminded: { entry: [{ send: 'reminder' }], on: { 'mail.opened': 'done' }, after: { '7 days': 'done' } },
    done: { type: 'final' },
  },
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const FILL_CONTACTS = /* sql */ `
INSERT INTO contact (email, created_at)
SELECT 'bench-' || n || '@example.com', nurture_now() FROM generate_series(1, $1::int) AS n`;
const FILL_PROFILES = /* sql */ `
INSERT INTO contact_profile (contact_id, stage, stage_since)
SELECT id, 'lead', nurture_now() FROM contact`;
/**
 * Walks as absorbing itself writes them, scattered over the table: a measurement's worth comes due in each of the next
 * hours, the rest in a month.
 */
const FILL_ENROLMENTS = /* sql */ `
INSERT INTO enrolment (flow_id, flow_version, contact_id, state, visit, snapshot, enrolled_at, entered_at, due_at)
SELECT 'bench', 1, c.id, 'waiting', 1,
       jsonb_set($1::jsonb, '{timers}', jsonb_build_array(jsonb_build_object('key', '3 days', 'at', due.ms))),
       to_timestamp($2::float8 / 1000), to_timestamp($2::float8 / 1000), to_timestamp(due.ms / 1000.0)
FROM (SELECT id, (row_number() OVER (ORDER BY md5(id::text)) - 1) / $3 AS round FROM contact) AS c
CROSS JOIN LATERAL (
  SELECT CASE WHEN c.round < $4 THEN $2::bigint + (c.round + 1) * 3600000 - 1800000
              ELSE $2::bigint + 30 * 86400000::bigint + c.id END AS ms
) AS due
ORDER BY c.id`;

/** As the steps wrote them that let people wait: whoever is due together began to wait together. */
const FILL_TIMERS = /* sql */ `
INSERT INTO enrolment_timer (due_at, enrolment_id, contact_id)
SELECT due_at, id, contact_id FROM enrolment ORDER BY due_at`;
/** How everybody came in: a log as long as it would be. */
const FILL_STEPS = /* sql */ `
INSERT INTO enrolment_step (enrolment_id, at, seq, trace) SELECT id, enrolled_at, 0, $1::jsonb FROM enrolment ORDER BY id`;

/** As many waiting as there may be, in a database of their own. */
interface World {
  readonly size: number;
  readonly db: Database;
  readonly deps: AbsorbDeps;
  /** Microseconds per row. */
  readonly rounds: number[];
}

/**
 * Claim + step + write per due enrolment, as the product does it, with 10 thousand to five million waiting: the time per
 * row must not grow with their number. Rounds go from size to size, so that whatever else the machine does meets all
 * alike.
 *
 * @returns microseconds per row at the largest size, held against those at the smaller ones
 */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  const worlds: World[] = [];
  try {
    for (const full of context.full ? SIZES : SIZES.slice(0, -1)) {
      const size = Math.max(ROWS_MEASURED * (context.rounds + 1), Math.round(full * context.size));
      worlds.push(await openWorld(context, `bench_claim_${full}`, size));
    }
    // One round more than is counted: right after filling no page is in any cache, as in no running product.
    for (let round = 0; round <= context.rounds; round++)
      for (const world of worlds) {
        const micros = await microsPerRow(world);
        if (round > 0) world.rounds.push(micros);
      }
    for (const { size, rounds } of worlds)
      context.log(`claim: ${size} waiting: ${rounds.map(Math.round).join(', ')} µs per row`);
    return partsOf(worlds);
  } finally {
    for (const { db } of worlds) await db.close();
  }
}

async function openWorld(
  context: Pick<BenchContext, 'serverUrl' | 'rounds'>,
  name: string,
  size: number,
): Promise<World> {
  const url = await freshDatabase(context.serverUrl, name);
  const db = await openDatabase({ url, poolSize: 2, applicationName: 'bench', statementTimeoutMs: 0 });
  await ensurePartitions(db);
  await publish(db, referencePublication([flow]));
  await fill(db, size, context.rounds + 1);
  const deps: AbsorbDeps = { book: new PublishedBook(silent), ids: new EnrolmentIds(), mailsWithdrawn: null };
  return { size, db, deps, rounds: [] };
}

/** People of whom some come due with each hour that passes, for whoever wants to look at how that is absorbed. */
export async function dueWorld(
  serverUrl: string,
  name: string,
  size: number,
): Promise<{ readonly db: Database; readonly deps: AbsorbDeps; readonly pass: () => Promise<unknown> }> {
  const { db, deps } = await openWorld({ serverUrl, rounds: 1 }, name, size);
  return { db, deps, pass: () => advanceClock(db, HOUR_MS) };
}

function partsOf(worlds: readonly World[]): BenchPart[] {
  const [smallest, second] = worlds;
  const largest = worlds.at(-1);
  if (!smallest || !second || !largest) throw new Error('claim has too few sizes');
  const size = largest.size.toLocaleString('en');
  const against = (world: World, atMost: number): BenchPart =>
    part({
      name: `claim, ${size} waiting, against ${world.size.toLocaleString('en')}`,
      unit: 'µs/row',
      rounds: largest.rounds,
      limit: { name: `with ${world.size.toLocaleString('en')} waiting`, rounds: world.rounds },
      aim: { of: 'ratio', atMost },
      note: `claim, step and write of ${BATCH} due enrolments at once, each of which plans a mail; ${ROWS_MEASURED} due in each round`,
    });
  return [against(smallest, AIM.ofSmallest), against(second, AIM.ofHundredThousand)];
}

/**
 * Fills the tables with `size` waiting walks. What that left behind is tidied and written out: a running product does
 * not carry a million rows' worth of pages that were never written. It makes the rounds no easier, as each page that
 * they change goes into the log whole the first time after a checkpoint.
 */
async function fill(db: Database, size: number, rounds: number): Promise<void> {
  await db.query(FILL_CONTACTS, [size]);
  await db.query(FILL_PROFILES);
  const at = await now(db);
  await db.query(FILL_ENROLMENTS, [JSON.stringify(snapshot(at)), at, ROWS_MEASURED, rounds]);
  await db.query(FILL_TIMERS);
  await db.query(FILL_STEPS, [JSON.stringify(trace(at))]);
  await db.query('VACUUM ANALYZE');
  await db.query('CHECKPOINT');
}

function snapshot(now: number): Record<string, unknown> {
  return {
    visits: { waiting: 1 },
    remembered: {},
    enrolledByAt: now,
    asset: null,
    asks: { count: 0, lastAt: now, lastSeq: 0 },
    lastSeq: 0,
    awaiting: [],
    clockStartedAt: now,
    timers: [],
    fired: [],
    dates: {},
    done: [],
    needsSchedule: false,
    enrolledWith: {},
  };
}

function trace(at: number): Trace {
  const moves = [{ from: null, to: 'waiting', cause: null, end: null }];
  return {
    at,
    seq: 1,
    event: 'asset.downloaded',
    from: null,
    to: 'waiting',
    cause: null,
    moves,
    guards: [],
    actions: [],
    notes: [],
  };
}

/** An hour passes, and what came due in it is absorbed. */
async function microsPerRow({ db, deps }: World): Promise<number> {
  let rows = 0;
  await advanceClock(db, HOUR_MS);
  // The first batch warms the caches of a process that lives for months.
  await absorbBatch(db, deps, BATCH);
  const startedAt = process.hrtime.bigint();
  for (;;) {
    const { contacts } = await absorbBatch(db, deps, BATCH);
    if (contacts === 0) break;
    rows += contacts;
  }
  const micros = Number(process.hrtime.bigint() - startedAt) / 1000;
  if (rows !== ROWS_MEASURED - BATCH) throw new Error(`${rows} rows were absorbed, not ${ROWS_MEASURED - BATCH}`);
  return micros / rows;
}
