import type { Tx } from '../database.types';

/** One number for all processes of the product: only one at a time makes months. */
const PARTITION_LOCK = 7_261_948_302;

/** The months, from the last one on, that have no partition yet. Months are UTC's. */
const MISSING = /* sql */ `
SELECT to_char(m, '"event_"YYYY_MM') AS name, m::text AS from, (m + interval '1 month')::text AS until
FROM (SELECT date_trunc('month', nurture_now() AT TIME ZONE 'UTC') AS this) AS clock,
     generate_series(this - interval '1 month', this + $1 * interval '1 month', interval '1 month') AS m
WHERE to_regclass(to_char(m, '"event_"YYYY_MM')) IS NULL`;

/**
 * Makes the month partitions of the log around the clock's month. Housekeeping calls it daily, start-up once, and so
 * does whatever moves the clock.
 * @param months how many ahead, beside the present and the last one
 */
export async function ensurePartitions(tx: Tx, months = 3): Promise<void> {
  if ((await missingMonths(tx, months)).length === 0) return;
  await tx.query('SELECT pg_advisory_xact_lock($1)', [PARTITION_LOCK]);
  for (const { name, from, until } of await missingMonths(tx, months)) {
    // Made apart and attached: made as a partition at once, it would have every writer of the log wait.
    await tx.query(`CREATE TABLE ${name} (LIKE event INCLUDING DEFAULTS)`);
    await tx.query(`ALTER TABLE event ATTACH PARTITION ${name} FOR VALUES FROM ('${from}+00') TO ('${until}+00')`);
  }
}

const missingMonths = (tx: Tx, months: number): Promise<{ name: string; from: string; until: string }[]> =>
  tx.query(MISSING, [months]);
