import type { FlowStatus } from '@nurture/core/absorb';
import type { Database, Tx } from '@nurture/store';
import { keepingTimers } from '../absorb/timers';
import { EngineError } from '../errors';

const SET_STATUS = /* sql */ `
UPDATE flow SET status = $2, changed_at = nurture_now() WHERE id = $1 AND status <> $2 RETURNING id`;
const EXISTS = /* sql */ `SELECT 1 AS yes FROM flow WHERE id = $1`;

const LOCK_WALKERS = /* sql */ `
SELECT c.id FROM contact c
WHERE c.id IN (
  SELECT contact_id FROM enrolment WHERE flow_id = $1 AND status = 'active' AND contact_id > $2 ORDER BY contact_id LIMIT $3
)
ORDER BY c.id FOR NO KEY UPDATE`;
const WALKS = `flow_id = $1 AND status = 'active' AND set_aside IS NULL AND contact_id = ANY ($2::bigint[])`;
/** The earliest of its timers, also one that came due while the flow was paused. */
const WAKE = keepingTimers(
  /* sql */ `
UPDATE enrolment e SET due_at = (
  SELECT to_timestamp(min((timer ->> 'at')::float8) / 1000) FROM jsonb_array_elements(snapshot -> 'timers') AS timer
)
WHERE ${WALKS}`,
  WALKS,
);

const BATCH = 1_000;

/** Pauses a flow: people stay where they are, their timers and mails wait. Events are still heard. */
export function pauseFlow(db: Database, id: string): Promise<void> {
  return setStatus(db, id, 'paused');
}

/** Ends a flow for newcomers; who is in it walks on. */
export function archiveFlow(db: Database, id: string): Promise<void> {
  return setStatus(db, id, 'archived');
}

/**
 * Lets a paused flow go on. What came due meanwhile is due at once, and goes through the governor. May be called again
 * where it was cut off: waking somebody twice changes nothing.
 */
export async function resumeFlow(db: Database, id: string): Promise<void> {
  await setStatus(db, id, 'active');
  let after = '0';
  for (;;) {
    const woken = await db.transaction((tx) => wakeSome(tx, id, after));
    const last = woken.at(-1);
    if (last === undefined) break;
    after = last;
  }
  await db.query(`SELECT pg_notify('nurture_event', '')`);
}

/**
 * The contacts are locked first: an absorber that still took the flow for paused has then written, and later ones see
 * that it goes on.
 */
async function wakeSome(tx: Tx, id: string, after: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(LOCK_WALKERS, [id, after, BATCH]);
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) await tx.query(WAKE, [id, ids]);
  return ids;
}

/** @throws EngineError `engine.flow-unknown` */
async function setStatus(db: Database, id: string, status: FlowStatus): Promise<void> {
  await db.transaction(async (tx) => {
    const known = await tx.query(EXISTS, [id]);
    if (known.length === 0) throw new EngineError('engine.flow-unknown', id);
    await tx.query(SET_STATUS, [id, status]);
    await tx.query(`SELECT pg_notify('nurture_published', '')`);
  });
}
