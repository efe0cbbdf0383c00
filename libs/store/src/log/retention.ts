import type { Database } from '../database.types';

/** Months of the log that ended before a moment. */
const OVER = /* sql */ `
SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = 'event'::regclass AND c.relname ~ '^event_\\d{4}_\\d{2}$'
  AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month'
      <= (nurture_now() - $1 * interval '1 millisecond') AT TIME ZONE 'UTC'
ORDER BY c.relname`;

/**
 * Drops the months of the log that are wholly older than `keepMs`: an event is kept for that long, and up to a month
 * more. Gives way where the log is busy; the next turn tries again.
 *
 * @returns the partitions that were dropped
 */
export async function dropOldMonths(db: Database, keepMs: number): Promise<string[]> {
  const over = await db.query<{ name: string }>(OVER, [keepMs]);
  for (const { name } of over) {
    await db.transaction(async (tx) => {
      await tx.query(`SET LOCAL lock_timeout = '2s'`);
      await tx.query(`DROP TABLE "${name}"`);
    });
  }
  return over.map(({ name }) => name);
}
