import type { Tx } from '@nurture/store';

/**
 * Locks contacts that have waiting events, oldest first, passing over those that another worker holds. LockRows sits
 * under Limit, so that skipped rows don't count.
 */
const LOCK_WITH_EVENTS = /* sql */ `
SELECT c.id
FROM event_pending p JOIN contact c ON c.id = p.contact_id
ORDER BY p.position
LIMIT $1
FOR NO KEY UPDATE OF c SKIP LOCKED`;

/** Locks contacts of whom an enrolment is due. */
const LOCK_WITH_TIMERS = /* sql */ `
SELECT c.id
FROM enrolment e JOIN contact c ON c.id = e.contact_id
WHERE e.status = 'active' AND e.due_at <= nurture_now()
ORDER BY e.due_at
LIMIT $1
FOR NO KEY UPDATE OF c SKIP LOCKED`;

/**
 * Locks the contacts that this transaction absorbs, until it ends. Nobody waits for a lock here, so that the order in
 * which they are taken cannot dead-lock.
 *
 * @returns ids in ascending order, each once
 */
export async function lockContacts(tx: Tx, limit: number): Promise<string[]> {
  const withEvents = await tx.query<{ id: string }>(LOCK_WITH_EVENTS, [limit]);
  const left = limit - withEvents.length;
  const withTimers = left > 0 ? await tx.query<{ id: string }>(LOCK_WITH_TIMERS, [left]) : [];
  return [...new Set([...withEvents, ...withTimers].map((row) => row.id))].sort((a, b) => Number(a) - Number(b));
}
