import { isWithdrawn } from '@nurture/core/absorb';
import type { ContactChanges, Withdrawal } from '@nurture/core/absorb';
import type { SendMailTask } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import { kept, log, tasks } from '@nurture/store';
import type { Tx, WithdrawnTask } from '@nurture/store';
import { saveEffects } from './event-effects';
import { rowOf } from './enrolment-row';
import type { EnrolmentRow } from './enrolment-row';
import { keepingTimers } from './timers';

const moment = (column: string): string => `to_timestamp(${column} / 1000)`;

const WRITE_PROFILES = kept(/* sql */ `
INSERT INTO contact_profile
  (contact_id, stage, stage_since, score, fit, fields, tags, event_seq, last_seen_at, handover, score_at, scored_by)
SELECT contact_id, stage, ${moment('stage_since')}, score, fit, fields,
       ARRAY(SELECT jsonb_array_elements_text(tags)), event_seq, ${moment('last_seen_at')}, handover,
       ${moment('$11::float8')}, scored_by
FROM unnest($1::bigint[], $2::text[], $3::float8[], $4::float8[], $5::float8[], $6::jsonb[], $7::jsonb[],
            $8::bigint[], $9::float8[], $10::jsonb[], $12::int[])
  AS p (contact_id, stage, stage_since, score, fit, fields, tags, event_seq, last_seen_at, handover, scored_by)
ON CONFLICT (contact_id) DO UPDATE SET
  stage = excluded.stage, stage_since = excluded.stage_since, score = excluded.score, fit = excluded.fit,
  fields = excluded.fields, tags = excluded.tags, event_seq = excluded.event_seq,
  last_seen_at = excluded.last_seen_at, handover = excluded.handover, score_at = excluded.score_at,
  scored_by = excluded.scored_by`);

const WRITE_LEDGER = kept(/* sql */ `
INSERT INTO score_entry (contact_id, at, rule, per, points, event_id, because, written_at, kind)
SELECT contact_id, ${moment('at')}, rule, per, points, event_id, because, ${moment('$8::float8')}, kind
FROM unnest($1::bigint[], $2::float8[], $3::text[], $4::text[], $5::float8[], $6::uuid[], $7::text[], $9::text[])
  AS l (contact_id, at, rule, per, points, event_id, because, kind)`);

const WRITE_STAGES = kept(/* sql */ `
INSERT INTO stage_change (contact_id, at, from_stage, to_stage, reason)
SELECT contact_id, ${moment('at')}, from_stage, to_stage, reason
FROM unnest($1::bigint[], $2::float8[], $3::text[], $4::text[], $5::text[])
  AS s (contact_id, at, from_stage, to_stage, reason)`);

const INSERT_ENROLMENTS = kept(
  keepingTimers(
    /* sql */ `
INSERT INTO enrolment AS e
  (id, flow_id, flow_version, contact_id, key, status, state, visit, snapshot, enrolled_at, entered_at, due_at, ended_at, set_aside)
SELECT id, flow_id, flow_version, contact_id, key, status, state, visit, snapshot, ${moment('enrolled_at')},
       ${moment('entered_at')}, ${moment('due_at')}, ${moment('ended_at')}, set_aside
FROM unnest($1::bigint[], $2::text[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::int[], $9::jsonb[],
            $10::float8[], $11::float8[], $12::float8[], $13::float8[], $14::text[])
  AS n (id, flow_id, flow_version, contact_id, key, status, state, visit, snapshot, enrolled_at, entered_at, due_at,
        ended_at, set_aside)`,
    'false',
  ),
);

const UPDATE_ENROLMENTS = kept(
  keepingTimers(
    /* sql */ `
UPDATE enrolment e
SET flow_version = n.flow_version, status = n.status, state = n.state, visit = n.visit, snapshot = n.snapshot, entered_at = ${moment('n.entered_at')},
    due_at = ${moment('n.due_at')}, ended_at = ${moment('n.ended_at')}, set_aside = n.set_aside
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::jsonb[], $6::float8[], $7::float8[], $8::float8[],
            $9::text[], $10::int[])
  AS n (id, status, state, visit, snapshot, entered_at, due_at, ended_at, set_aside, flow_version)
WHERE e.id = n.id`,
    'e.id = ANY ($1::bigint[])',
  ),
);

const WRITE_STEPS = kept(/* sql */ `
INSERT INTO enrolment_step (enrolment_id, at, seq, trace)
SELECT enrolment_id, ${moment('at')}, seq, trace
FROM unnest($1::bigint[], $2::float8[], $3::bigint[], $4::jsonb[]) AS s (enrolment_id, at, seq, trace)`);

const READ_PLANNED_MAILS = /* sql */ `
SELECT key, payload FROM task WHERE queue = 'send-mail' AND contact_id = ANY ($1::bigint[]) AND enrolment_id = ANY ($2::bigint[])`;

/** Lets colleagues' walks hear events: one waiting row for each contact of the account with a walk that listens. */
const QUEUE_FOR_COLLEAGUES = /* sql */ `
INSERT INTO event_pending (event_id, contact_id, received_at, position)
SELECT DISTINCT e.id, colleague.id, e.received_at, e.position
FROM event e
JOIN contact own ON own.id = e.contact_id
JOIN contact colleague ON colleague.account_id = own.account_id AND colleague.id <> own.id
JOIN enrolment walk ON walk.contact_id = colleague.id AND walk.status = 'active'
WHERE e.id = ANY ($1::uuid[]) AND e.contact_id = ANY ($2::bigint[]) AND walk.flow_id = ANY ($3::text[])
ON CONFLICT DO NOTHING
RETURNING 1`;

/** Told of mails that were taken back before they began to leave, in the same transaction. Owned here, wired by the app. */
export type MailsWithdrawn = (
  tx: Tx,
  mails: readonly { readonly task: WithdrawnTask<'send-mail'>; readonly reason: string }[],
) => Promise<void>;

/** Writes what absorbing decided: one statement per table. Contacts are in the order of their ids. */
export async function saveChanges(
  tx: Tx,
  changes: readonly ContactChanges[],
  now: Instant,
  around: { readonly listening: readonly string[]; readonly mailsWithdrawn: MailsWithdrawn | null },
): Promise<void> {
  await saveProfiles(tx, changes, now);
  await saveLedger(tx, changes, now);
  await saveStages(tx, changes);
  await insertEnrolments(tx, changes.flatMap((change) => change.inserted).map(rowOf));
  await updateEnrolments(tx, changes.flatMap((change) => change.updated).map(rowOf));
  await saveSteps(tx, changes);
  await withdrawMails(tx, changes, around.mailsWithdrawn);
  await unplan(tx, changes);
  await saveEffects(tx, changes);
  await planTasks(tx, changes, now);
  await appendDerived(tx, changes, now);
  await queueForColleagues(tx, changes, around.listening);
}

export async function saveProfiles(
  tx: Tx,
  changes: readonly Pick<ContactChanges, 'contactId' | 'profile'>[],
  now: Instant,
): Promise<void> {
  const rows = changes.flatMap(({ contactId, profile }) => (profile ? [{ contactId, ...profile }] : []));
  if (rows.length === 0) return;
  await tx.query(WRITE_PROFILES, [
    rows.map((row) => row.contactId),
    rows.map((row) => row.stage),
    rows.map((row) => row.stageSince),
    rows.map((row) => row.score),
    rows.map((row) => row.fit),
    rows.map((row) => JSON.stringify(row.fields)),
    rows.map((row) => JSON.stringify(row.tags)),
    rows.map((row) => row.eventSeq),
    rows.map((row) => row.lastSeenAt),
    rows.map((row) => (row.handover ? JSON.stringify(row.handover) : null)),
    now,
    rows.map((row) => row.scoredBy),
  ]);
}

async function saveLedger(tx: Tx, changes: readonly ContactChanges[], now: Instant): Promise<void> {
  const rows = changes.flatMap(({ contactId, ledger }) => ledger.map((entry) => ({ contactId, ...entry })));
  if (rows.length === 0) return;
  await tx.query(WRITE_LEDGER, [
    rows.map((row) => row.contactId),
    rows.map((row) => row.at),
    rows.map((row) => row.rule),
    rows.map((row) => row.per),
    rows.map((row) => row.points),
    rows.map((row) => row.eventId),
    rows.map((row) => row.because),
    now,
    rows.map((row) => row.kind),
  ]);
}

export async function saveStages(
  tx: Tx,
  changes: readonly Pick<ContactChanges, 'contactId' | 'stageChanges'>[],
): Promise<void> {
  const rows = changes.flatMap(({ contactId, stageChanges }) => stageChanges.map((row) => ({ contactId, ...row })));
  if (rows.length === 0) return;
  await tx.query(WRITE_STAGES, [
    rows.map((row) => row.contactId),
    rows.map((row) => row.at),
    rows.map((row) => row.from),
    rows.map((row) => row.to),
    rows.map((row) => row.because),
  ]);
}

async function insertEnrolments(tx: Tx, rows: readonly EnrolmentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(INSERT_ENROLMENTS, [
    rows.map((row) => row.id),
    rows.map((row) => row.flowId),
    rows.map((row) => row.flowVersion),
    rows.map((row) => row.contactId),
    rows.map((row) => row.key),
    rows.map((row) => row.status),
    rows.map((row) => row.state),
    rows.map((row) => row.visit),
    rows.map((row) => JSON.stringify(row.snapshot)),
    rows.map((row) => row.enrolledAt),
    rows.map((row) => row.enteredAt),
    rows.map((row) => row.dueAt),
    rows.map((row) => row.endedAt),
    rows.map((row) => row.setAside),
  ]);
}

async function updateEnrolments(tx: Tx, rows: readonly EnrolmentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(UPDATE_ENROLMENTS, [
    rows.map((row) => row.id),
    rows.map((row) => row.status),
    rows.map((row) => row.state),
    rows.map((row) => row.visit),
    rows.map((row) => JSON.stringify(row.snapshot)),
    rows.map((row) => row.enteredAt),
    rows.map((row) => row.dueAt),
    rows.map((row) => row.endedAt),
    rows.map((row) => row.setAside),
    rows.map((row) => row.flowVersion),
  ]);
}

async function saveSteps(tx: Tx, changes: readonly ContactChanges[]): Promise<void> {
  const rows = changes.flatMap((change) => change.steps);
  if (rows.length === 0) return;
  await tx.query(WRITE_STEPS, [
    rows.map((row) => row.enrolmentId),
    rows.map((row) => row.trace.at),
    rows.map((row) => row.seq),
    rows.map((row) => JSON.stringify(row.trace)),
  ]);
}

/** Before planning: what was planned in this very pass was taken back there, and a later send must stay. */
async function withdrawMails(tx: Tx, changes: readonly ContactChanges[], told: MailsWithdrawn | null): Promise<void> {
  const withdrawing = changes.filter((change) => change.withdrawals.length > 0);
  const withdrawals = withdrawing.flatMap((change) => change.withdrawals);
  if (withdrawals.length === 0) return;
  const planned = await tx.query<{ key: string; payload: SendMailTask }>(READ_PLANNED_MAILS, [
    withdrawing.map((change) => change.contactId),
    [...new Set(withdrawals.map((withdrawal) => withdrawal.enrolmentId))],
  ]);
  const reasons = new Map(planned.flatMap(({ key, payload }) => reasonFor(key, payload, withdrawals)));
  const gone = await tasks.withdraw(tx, reasons);
  const mails = gone.filter((task): task is WithdrawnTask<'send-mail'> => task.queue === 'send-mail');
  if (told && mails.length > 0)
    await told(
      tx,
      mails.map((task) => ({ task, reason: reasons.get(task.key) ?? 'left-state' })),
    );
}

function reasonFor(key: string, mail: SendMailTask, withdrawals: readonly Withdrawal[]): [string, string][] {
  const withdrawal = withdrawals.find((each) => isWithdrawn(mail, each));
  return withdrawal ? [[key, withdrawal.reason]] : [];
}

/** Tasks of what a machine did: nobody has begun them, and they are as if they had never been planned. */
async function unplan(tx: Tx, changes: readonly ContactChanges[]): Promise<void> {
  const keys = changes.flatMap((change) => change.unplanned);
  await tasks.withdraw(tx, new Map(keys.map((key) => [key, 'a machine wanted it'])));
}

async function planTasks(tx: Tx, changes: readonly ContactChanges[], now: Instant): Promise<void> {
  await tasks.plan(
    tx,
    changes.flatMap((change) => change.tasks.map((task) => ({ ...task, dueAt: now }))),
  );
}

async function appendDerived(tx: Tx, changes: readonly ContactChanges[], now: Instant): Promise<void> {
  const events = changes.flatMap(({ contactId, events }) =>
    events.map((event) => ({
      type: event.type,
      at: now,
      contactId,
      source: 'engine',
      sourceId: `${contactId}:${event.seq}`,
      properties: { ...event.properties },
      absorbed: true,
    })),
  );
  await log.append(tx, events);
}

async function queueForColleagues(
  tx: Tx,
  changes: readonly ContactChanges[],
  listening: readonly string[],
): Promise<void> {
  const sharing = changes.filter((change) => change.forColleagues.length > 0);
  if (sharing.length === 0) return;
  const queued = await tx.query(QUEUE_FOR_COLLEAGUES, [
    sharing.flatMap((change) => change.forColleagues),
    sharing.map((change) => change.contactId),
    listening,
  ]);
  if (queued.length > 0) await tx.query(`SELECT pg_notify('nurture_event', '')`);
}
