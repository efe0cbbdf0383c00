import type { Tx } from '../database.types';

/** Events of colleagues may wait for both: each is heard once. */
const MOVE_PENDING = /* sql */ `
WITH theirs AS (
  DELETE FROM event_pending WHERE contact_id = $1 RETURNING event_id, received_at, position
)
INSERT INTO event_pending (event_id, contact_id, received_at, position)
SELECT event_id, $2::bigint, received_at, position FROM theirs
ON CONFLICT DO NOTHING`;

/**
 * Gives a contact's events to another one, since they are one person. They keep their time and their place. Comes last
 * of all that is moved: whatever was under way has added its events by then. The caller holds both contacts' locks.
 * @returns how many events
 */
export async function reassign(tx: Tx, from: string, into: string): Promise<number> {
  await tx.query(MOVE_PENDING, [from, into]);
  const [row] = await tx.query<{ n: number }>(
    `WITH moved AS (UPDATE event SET contact_id = $2 WHERE contact_id = $1 RETURNING 1)
     SELECT count(*)::int AS n FROM moved`,
    [from, into],
  );
  return row?.n ?? 0;
}
