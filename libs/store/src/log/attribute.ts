import type { Tx } from '../database.types';

/**
 * One statement: gives a visitor's events that were nobody's to a contact, and queues them to be absorbed. They keep
 * their time and their place, so old ones score, and move nobody.
 */
const ATTRIBUTE = /* sql */ `
WITH theirs AS (
  UPDATE event SET contact_id = $2 WHERE visitor_id = $1 AND contact_id IS NULL
  RETURNING id, contact_id, received_at, position
), queued AS (
  INSERT INTO event_pending (event_id, contact_id, received_at, position)
  SELECT id, contact_id, received_at, position FROM theirs
  RETURNING 1
)
SELECT count(*)::int AS events FROM queued`;

/**
 * Says whose the events of a visitor were, once that is known. Those that are somebody's stay theirs.
 * @returns how many events found their owner
 */
export async function attribute(tx: Tx, visitorId: string, contactId: string): Promise<number> {
  const [row] = await tx.query<{ events: number }>(ATTRIBUTE, [visitorId, contactId]);
  if (row && row.events > 0) tx.notify('nurture_event');
  return row?.events ?? 0;
}
