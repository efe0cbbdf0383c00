import type { AbsorbInputs } from '@nurture/core/absorb';
import type { Tx } from '@nurture/store';

/**
 * Locks contacts that have waiting events, oldest first, passing over those that another worker holds. LockRows sits
 * under Limit, so that skipped rows don't count.
 */
const LOCK_WITH_EVENTS = /* sql */ `
SELECT c.id
FROM event_pending p JOIN contact c ON c.id = p.contact_id
WHERE p.contact_id <> ALL ($2::bigint[])
ORDER BY p.position
LIMIT $1
FOR NO KEY UPDATE OF c SKIP LOCKED`;

/** Locks contacts of whom an enrolment is due. */
const LOCK_WITH_TIMERS = /* sql */ `
SELECT c.id
FROM enrolment_timer t JOIN contact c ON c.id = t.contact_id
WHERE t.due_at <= nurture_now() AND t.contact_id <> ALL ($2::bigint[])
ORDER BY t.due_at
LIMIT $1
FOR NO KEY UPDATE OF c SKIP LOCKED`;

/** Locks these contacts, but for those that another worker holds. */
const LOCK_THESE = /* sql */ `
SELECT id FROM contact WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`;

/** Locks these contacts, and waits for whoever holds one. In the order of their ids, that nobody waits in a circle. */
const AWAIT_THESE = /* sql */ `SELECT id FROM contact WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE`;

/** Whom a batch is about: whoever waits, or certain contacts alone, passing over those that another worker holds. */
export type Wanted =
  | { readonly limit: number; readonly except: readonly string[] }
  /** `lookAgainAt`: with another look at what conditions decide in these flows. */
  | { readonly only: readonly string[]; readonly lookAgainAt?: readonly string[] }
  | { readonly all: readonly string[]; readonly lookAgainAt: readonly string[] }
  /** That one, of whom a person decided something. */
  | ({ readonly all: readonly [string] } & Pick<AbsorbInputs, 'joins' | 'byHand'>);

/**
 * Locks the contacts that this transaction absorbs, until it ends. Workers never wait for a lock here, so that the order
 * in which they are taken cannot dead-lock.
 *
 * @returns ids in ascending order, each once
 */
export async function lockContacts(tx: Tx, wanted: Wanted): Promise<string[]> {
  if ('all' in wanted) return idsOf(await tx.query(AWAIT_THESE, [wanted.all]));
  if ('only' in wanted) return idsOf(await tx.query(LOCK_THESE, [wanted.only]));
  const { limit, except } = wanted;
  const withEvents = await tx.query<{ id: string }>(LOCK_WITH_EVENTS, [limit, except]);
  // A flood of events must not starve the timers.
  const left = Math.max(limit - withEvents.length, Math.ceil(limit / 4));
  const withTimers = await tx.query<{ id: string }>(LOCK_WITH_TIMERS, [left, except]);
  return idsOf([...withEvents, ...withTimers]);
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return [...new Set(rows.map((row) => row.id))].sort((a, b) => Number(a) - Number(b));
}
