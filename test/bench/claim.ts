import { absorbBatch, EnrolmentIds, PublishedBook, publish } from '@nurture/engine';
import type { AbsorbDeps } from '@nurture/engine';
import type { FlowDocument } from '@nurture/core/flow';
import { ensurePartitions, now, openDatabase } from '@nurture/store';
import type { Database } from '@nurture/store';
import { referencePublication } from '../support/reference-world';
import { type BenchContext, type BenchPart, median } from './context';

/** Waiting enrolments at full size. */
const SIZES = [10_000, 100_000, 1_000_000];
const BATCH = 200;
/** So many rows are claimed, stepped and written per measurement. */
const ROWS_MEASURED = 4_000;
const LIMIT = 2;

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
SELECT 'bench-' || n || '@example.com', nurture_now() FROM generate_series($1::int, $2::int) AS n`;
const FILL_PROFILES = /* sql */ `
INSERT INTO contact_profile (contact_id, stage, stage_since)
SELECT id, 'lead', nurture_now() FROM contact
WHERE NOT EXISTS (SELECT 1 FROM contact_profile p WHERE p.contact_id = contact.id)`;
/** Walks as absorbing itself writes them, due in the days to come. */
const FILL_ENROLMENTS = /* sql */ `
INSERT INTO enrolment (flow_id, flow_version, contact_id, state, visit, snapshot, enrolled_at, entered_at, due_at)
SELECT 'bench', 1, c.id, 'waiting', 1,
       jsonb_set($1::jsonb, '{timers}', jsonb_build_array(jsonb_build_object('key', '3 days', 'at', due.ms))),
       to_timestamp($2::float8 / 1000), to_timestamp($2::float8 / 1000), to_timestamp(due.ms / 1000.0)
FROM contact c CROSS JOIN LATERAL (SELECT $2::bigint + 86400000 + c.id AS ms) AS due
WHERE NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.contact_id = c.id)`;
/** Makes walks due, scattered over the table, others in each round. */
const ARM = /* sql */ `
UPDATE enrolment e
SET state = 'waiting', visit = 1, status = 'active', ended_at = NULL,
    snapshot = jsonb_set($1::jsonb, '{timers}', jsonb_build_array(jsonb_build_object('key', '3 days', 'at', due.ms))),
    due_at = to_timestamp(due.ms / 1000.0)
FROM (SELECT id, $2::bigint - row_number() OVER () AS ms FROM (
  SELECT id FROM enrolment ORDER BY md5(id::text || $4) LIMIT $3
) AS chosen) AS due
WHERE e.id = due.id`;

/**
 * Claim + step + write per due enrolment, as the product does it, with 10 thousand, 100 thousand and a million waiting:
 * the time per row must not grow with their number.
 *
 * @returns microseconds per row at the largest size, held against that at the smallest (limit: twice)
 */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  const db = await openDatabase({
    url: context.databaseUrl,
    poolSize: 4,
    applicationName: 'bench',
    statementTimeoutMs: 0,
  });
  try {
    return [await measure(db, context)];
  } finally {
    await db.close();
  }
}

async function measure(db: Database, context: BenchContext): Promise<BenchPart> {
  await ensurePartitions(db);
  await publish(db, referencePublication([flow]));
  const deps: AbsorbDeps = { book: new PublishedBook(silent), ids: new EnrolmentIds(), mailsWithdrawn: null };
  const sizes = SIZES.map((size) => Math.max(ROWS_MEASURED, Math.round(size * context.size)));
  const perSize: number[][] = [];
  for (const size of sizes) {
    const rounds: number[] = [];
    await fill(db, size);
    for (let round = 0; round < context.rounds; round++) {
      await arm(db, round);
      rounds.push(await microsPerRow(db, deps));
    }
    context.log(`claim: ${size} waiting: ${rounds.map(Math.round).join(', ')} µs per row`);
    perSize.push(rounds);
  }
  return partOf(sizes, perSize);
}

function partOf(sizes: readonly number[], perSize: readonly (readonly number[])[]): BenchPart {
  const smallest = median(perSize[0] ?? []);
  const largest = perSize.at(-1) ?? [];
  const value = median(largest);
  return {
    name: 'claim',
    unit: 'µs/row',
    value: Math.round(value),
    limit: Math.round(smallest * LIMIT),
    limitName: `${LIMIT} × the time per row at ${sizes[0]} waiting`,
    ratio: Math.round((value / smallest) * 100) / 100,
    rounds: largest.map(Math.round),
    spreadPercent: Math.round(((Math.max(...largest) - Math.min(...largest)) / value) * 100),
    note: `lower is better; ratio is against ${sizes[0]} waiting; ${sizes
      .map((size, index) => `${size}: ${Math.round(median(perSize[index] ?? []))}`)
      .join(', ')}`,
  };
}

/** Tops the tables up to `size` waiting walks. */
async function fill(db: Database, size: number): Promise<void> {
  const [present] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM contact');
  const have = present?.n ?? 0;
  if (have < size) await db.query(FILL_CONTACTS, [have + 1, size]);
  await db.query(FILL_PROFILES);
  const at = await now(db);
  await db.query(FILL_ENROLMENTS, [JSON.stringify(snapshot(at)), at]);
  for (const table of ['contact', 'contact_profile']) await db.query(`VACUUM ANALYZE ${table}`);
}

/**
 * Makes a measurement's worth of walks due. What filling left behind is written out first: a running product does not
 * carry a million rows' worth of pages that were never written.
 */
async function arm(db: Database, round: number): Promise<void> {
  await db.query('TRUNCATE enrolment_step, task RESTART IDENTITY');
  for (const table of ['enrolment', 'task']) await db.query(`VACUUM ANALYZE ${table}`);
  await db.query('CHECKPOINT');
  const at = await now(db);
  await db.query(ARM, [JSON.stringify(snapshot(at)), at, ROWS_MEASURED, String(round)]);
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

async function microsPerRow(db: Database, deps: AbsorbDeps): Promise<number> {
  let rows = 0;
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
