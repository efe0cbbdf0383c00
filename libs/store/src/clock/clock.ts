import type { Instant } from '@nurture/core/time';
import type { Database, Tx } from '../database.types';
import { ensurePartitions } from '../log';

/** The product's now: the database's clock plus the injected shift. One statement's time stands still. */
export async function now(tx: Tx): Promise<Instant> {
  const rows = await tx.query<{ ms: string }>('SELECT (extract(epoch FROM nurture_now()) * 1000)::bigint AS ms');
  return Number(rows[0]?.ms);
}

/** Moves the product's clock on, for tests and the demo, and wakes whoever waits for what is due. */
export async function advanceClock(db: Database, byMs: number): Promise<Instant> {
  await moveBy(db, `$1 * interval '1 millisecond'`, byMs);
  return now(db);
}

/** Sets the product's clock to a moment, from which it runs on. */
export async function setClock(db: Database, at: Instant): Promise<void> {
  await moveBy(db, 'to_timestamp($1 / 1000.0) - nurture_now()', at);
}

async function moveBy(db: Database, interval: string, ms: number): Promise<void> {
  await db.query(`UPDATE clock SET shift = shift + (${interval})`, [ms]);
  await db.transaction((tx) => ensurePartitions(tx));
  db.notify('nurture_event', 'clock');
  db.notify('nurture_task', 'clock');
}

/** An instant as PostgreSQL takes it. */
export const toTimestamp = (at: Instant): Date => new Date(at);
