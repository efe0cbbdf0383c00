import type { FlowStatus } from '@nurture/core/absorb';
import { type Database, tasks, type Tx } from '@nurture/store';
import { absorbBatch, type AbsorbDeps, BatchFailure } from '../absorb/absorb-batch';
import { keepingTimers } from '../absorb/timers';
import { EngineError } from '../errors';

const SET_STATUS = /* sql */ `
UPDATE flow SET status = $2, changed_at = nurture_now(), pauses = CASE
  WHEN $2 = 'paused' THEN pauses || jsonb_build_array(jsonb_build_array(clock.ms, null))
  WHEN status = 'paused' AND pauses <> '[]' THEN jsonb_set(pauses, '{-1,1}', to_jsonb(clock.ms))
  ELSE pauses END
FROM (SELECT floor(extract(epoch FROM nurture_now()) * 1000)::bigint AS ms) AS clock
WHERE id = $1 AND status <> $2`;
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

/** People of the flow for whom a mail is planned. */
const READ_AWAITING_MAIL = /* sql */ `
SELECT DISTINCT contact_id AS id FROM enrolment e
WHERE flow_id = $1 AND status = 'active' AND contact_id > $2
  AND EXISTS (SELECT 1 FROM task t WHERE t.contact_id = e.contact_id AND t.enrolment_id = e.id AND t.queue = 'send-mail')
ORDER BY contact_id LIMIT $3`;

const BATCH = 1_000;
/** Their facts are loaded, and absorbed what waits. */
const LOOKED_AT = 200;

/** Pauses a flow: people stay where they are, their timers and mails wait. Events are still heard. */
export function pauseFlow(db: Database, id: string): Promise<void> {
  return setStatus(db, id, 'paused');
}

/** Ends a flow for newcomers; who is in it walks on, also where it was paused. */
export function archiveFlow(db: Database, id: string, deps: AbsorbDeps | null = null): Promise<void> {
  return goOn(db, id, 'archived', deps);
}

/**
 * Lets a paused flow go on. What has become pointless is taken back first: conditions by which people leave are looked
 * at again for all who wait for a mail. What came due meanwhile is due at once, oldest first, and goes through the
 * governor with its windows and its speed. May be called again where it was cut off: waking somebody twice changes
 * nothing.
 * @param deps for looking at conditions again; null: they are looked at when the next timer or event comes
 */
export function resumeFlow(db: Database, id: string, deps: AbsorbDeps | null = null): Promise<void> {
  return goOn(db, id, 'active', deps);
}

async function goOn(
  db: Database,
  id: string,
  status: Exclude<FlowStatus, 'paused'>,
  deps: AbsorbDeps | null,
): Promise<void> {
  if (deps !== null) await lookAgain(db, id, deps);
  await setStatus(db, id, status);
  let after = '0';
  for (;;) {
    const woken = await db.transaction((tx) => wakeSome(tx, id, after));
    const last = woken.at(-1);
    if (last === undefined) break;
    after = last;
  }
  await db.query(`SELECT pg_notify('nurture_event', '')`);
  await db.transaction((tx) => tasks.recall(tx, 'send-mail', 'flow-paused', { origin: { flowId: id } }));
}

async function lookAgain(db: Database, id: string, deps: AbsorbDeps): Promise<void> {
  let after = '0';
  for (;;) {
    const rows = await db.query<{ id: string }>(READ_AWAITING_MAIL, [id, after, LOOKED_AT]);
    const last = rows.at(-1);
    if (last === undefined) return;
    const contactIds = rows.map((row) => row.id);
    await lookAgainAt(db, id, deps, contactIds);
    after = last.id;
  }
}

/** Somebody whose walk can't be absorbed keeps nobody else from it: the worker meets them as well, and reports them. */
async function lookAgainAt(db: Database, id: string, deps: AbsorbDeps, contactIds: readonly string[]): Promise<void> {
  try {
    await absorbBatch(db, deps, { all: contactIds, lookAgainAt: [id] });
  } catch (error) {
    if (!(error instanceof BatchFailure)) throw error;
    if (contactIds.length === 1) return;
    for (const contactId of contactIds) await lookAgainAt(db, id, deps, [contactId]);
  }
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
