import { groupBy } from '@nurture/core/collections';
import type { ContactChanges, EventEffects, Revision, WaitingEvent } from '@nurture/core/absorb';
import { kept, type Tx } from '@nurture/store';
import { type EventRow, READ_COLUMNS, waitingEvent } from './load-events';

/** Verdicts turn within minutes; what wasn't revised by then stands. */
const KEPT_DAYS = 7;
/** So much of what somebody did since is heard again, where a walk goes back. */
const MOST_LATER = 500;

const READ_EFFECTS = /* sql */ `
SELECT contact_id AS "contactId", effects FROM event_effect
WHERE contact_id = ANY ($1::bigint[]) AND event_id = ANY ($2::uuid[]) AND revised_at IS NULL`;

/** Tasks that nobody has begun. They stay so until this transaction ends. */
const LOCK_IDLE = /* sql */ `
SELECT t.key FROM task t
WHERE t.key = ANY ($1::text[]) AND t.claimed_until IS NULL AND NOT EXISTS (SELECT FROM mail m WHERE m.key = t.key)
ORDER BY t.id FOR UPDATE OF t`;

const READ_LAST_STEPS = /* sql */ `
SELECT enrolment_id::text AS id, max(seq)::float8 AS seq FROM enrolment_step
WHERE enrolment_id = ANY ($1::bigint[]) GROUP BY enrolment_id`;

/** What a contact did after an event and was absorbed: neither what still waits, nor what a machine did. */
const READ_LATER = /* sql */ `
SELECT ${READ_COLUMNS}
FROM event first JOIN event e ON e.contact_id = first.contact_id AND e.position > first.position AND e.source <> 'engine'
WHERE first.id = $1 AND first.contact_id = $2
  AND NOT EXISTS (SELECT FROM event_pending p WHERE p.contact_id = e.contact_id AND p.position = e.position)
  AND NOT EXISTS (SELECT FROM event_effect f WHERE f.contact_id = e.contact_id AND f.event_id = e.id AND f.revised_at IS NOT NULL)
ORDER BY e.position LIMIT $3`;

const WRITE_EFFECTS = kept(/* sql */ `
INSERT INTO event_effect (contact_id, event_id, at, tasks, effects)
SELECT contact_id, event_id, to_timestamp(at / 1000), ARRAY(SELECT jsonb_array_elements_text(tasks)), effects
FROM unnest($1::bigint[], $2::uuid[], $3::float8[], $4::jsonb[], $5::jsonb[]) AS f (contact_id, event_id, at, tasks, effects)
ON CONFLICT DO NOTHING`);

const MARK_REVISED = /* sql */ `
UPDATE event_effect f SET revised_at = nurture_now()
FROM unnest($1::bigint[], $2::uuid[]) AS r (contact_id, event_id)
WHERE f.contact_id = r.contact_id AND f.event_id = r.event_id`;

const FORGET = /* sql */ `
DELETE FROM event_effect WHERE revised_at IS NULL AND at < nurture_now() - ${KEPT_DAYS} * interval '1 day'`;

/** Ids of the events that waiting ones revise. */
const revisedIds = (events: readonly WaitingEvent[]): string[] =>
  events.flatMap(({ type, properties }) => (type === 'evidence.revised' ? [String(properties.event)] : []));

interface EffectRow {
  contactId: string;
  effects: EventEffects;
}

/** What revised events did, by contact. Locks the tasks of theirs that nobody has begun. */
export async function loadRevisions(
  tx: Tx,
  contactIds: readonly string[],
  events: readonly WaitingEvent[],
): Promise<Map<string, Map<string, Revision>>> {
  const ids = revisedIds(events);
  if (ids.length === 0) return new Map();
  const rows = await tx.query<EffectRow>(READ_EFFECTS, [contactIds, ids]);
  const keys = rows.flatMap(({ effects }) => effects.tasks.map((task) => task.key));
  const idle = new Set((await tx.query<{ key: string }>(LOCK_IDLE, [keys])).map((row) => row.key));
  const walks = rows.flatMap(({ effects }) => effects.walks.map((walk) => walk.id));
  const steps = await tx.query<{ id: string; seq: number }>(READ_LAST_STEPS, [walks]);
  const lastSteps = new Map(steps.map((row) => [row.id, row.seq]));
  const revisions: { contactId: string; revision: Revision }[] = [];
  for (const { contactId, effects } of rows) {
    const later = await tx.query<EventRow>(READ_LATER, [effects.eventId, contactId, MOST_LATER]);
    revisions.push({ contactId, revision: { effects, idle, later: later.map(waitingEvent), lastSteps } });
  }
  const byContact = groupBy(revisions, ({ contactId }) => contactId);
  return new Map(
    [...byContact].map(([contactId, list]) => [
      contactId,
      new Map(list.map(({ revision }) => [revision.effects.eventId, revision])),
    ]),
  );
}

/** Keeps what events did that may be revised, and marks those that were. */
export async function saveEffects(tx: Tx, changes: readonly ContactChanges[]): Promise<void> {
  const kept = changes.flatMap(({ contactId, effects }) => effects.map((each) => ({ contactId, each })));
  if (kept.length > 0)
    await tx.query(WRITE_EFFECTS, [
      kept.map(({ contactId }) => contactId),
      kept.map(({ each }) => each.eventId),
      kept.map(({ each }) => each.at),
      kept.map(({ each }) => JSON.stringify(each.tasks.map((task) => task.key))),
      kept.map(({ each }) => JSON.stringify(each)),
    ]);
  const revised = changes.flatMap(({ contactId, revised: ids }) => ids.map((id) => ({ contactId, id })));
  if (revised.length === 0) return;
  await tx.query(MARK_REVISED, [revised.map(({ contactId }) => contactId), revised.map(({ id }) => id)]);
}

/** Forgets what can't be revised any more. */
export async function forgetEffects(tx: Tx): Promise<void> {
  await tx.query(FORGET);
}
