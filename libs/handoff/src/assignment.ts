import { createHash } from 'node:crypto';
import {
  type Answer,
  minutesTaken,
  nextStepAt,
  salesCalendar,
  type SlaStep,
  type SlaTimes,
  slaTimes,
} from '@nurture/core/handoff';
import type { Instant, WorkCalendar } from '@nurture/core/time';
import type { TeamMember } from '@nurture/core/workspace';
import { log, toTimestamp, type Tx } from '@nurture/store';
import type { RoutedTeam } from './assign';
import type { SalesSettings } from './context';

const ASSIGN = /* sql */ `
WITH assigned AS (
  INSERT INTO handoff_assignment (handoff_id, team, person, calendar, assigned_at, accept_due_at, contact_due_at,
    remind_at, escalate_at, reassign_at, next_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
)
UPDATE handoff SET salesperson = $3, accept_due_at = $6, contact_due_at = $7
WHERE id = $1 RETURNING (SELECT id FROM assigned) AS id`;

const moment = (at: Instant | null): Date | null => (at === null ? null : toTimestamp(at));

/** What the times of an assignment are counted by, shortened: when it changes they are counted anew. */
export const fingerprint = (calendar: WorkCalendar, { handoff }: SalesSettings): string =>
  createHash('sha256')
    .update(JSON.stringify([calendar, handoff.sla]))
    .digest('hex')
    .slice(0, 16);

export const calendarOf = ({ team }: RoutedTeam, member: TeamMember, settings: SalesSettings): WorkCalendar =>
  salesCalendar(member, team, settings.workspace, settings.handoff.sla);

const NOTHING_DONE: ReadonlySet<SlaStep> = new Set();

/** The times of an assignment as the columns take them: accept, contact, remind, escalate, reassign, next. */
export function timeColumns(
  times: SlaTimes,
  state: { accepted: boolean; contacted: boolean; done: ReadonlySet<SlaStep> },
): (Date | null)[] {
  const { acceptBy, contactBy, remindAt, escalateAt, reassignAt } = times;
  return [acceptBy, contactBy, remindAt, escalateAt, reassignAt, nextStepAt({ ...times, ...state })].map(moment);
}

/** A lead that goes to somebody. */
export interface Giving {
  readonly handoffId: string;
  readonly contactId: string;
  readonly routed: RoutedTeam;
  readonly person: TeamMember;
  readonly because: string;
  readonly at: Instant;
}

/**
 * Puts a lead on somebody's desk: the clock starts, and the log is told.
 * @returns by when it must be accepted; null where the agreement knows no such time
 */
export async function give(tx: Tx, giving: Giving, settings: SalesSettings): Promise<Instant | null> {
  const { handoffId, contactId, routed, person, because, at } = giving;
  const calendar = calendarOf(routed, person, settings);
  const times = slaTimes(settings.handoff.sla, calendar, at);
  const [assignment] = await tx.query<{ id: string }>(ASSIGN, [
    handoffId,
    routed.id,
    person.id,
    fingerprint(calendar, settings),
    toTimestamp(at),
    ...timeColumns(times, { accepted: false, contacted: false, done: NOTHING_DONE }),
  ]);
  await log.append(tx, [
    {
      type: 'handoff.assigned',
      at,
      contactId,
      source: 'handoff',
      sourceId: `assignment:${assignment?.id}`,
      properties: { reason: because, person: person.id },
    },
  ]);
  return times.acceptBy;
}

const OPEN = /* sql */ `
SELECT id, team, person, (extract(epoch FROM assigned_at) * 1000)::float8 AS "assignedAt"
FROM handoff_assignment WHERE handoff_id = $1 AND ended_at IS NULL`;

const ANSWERED = /* sql */ `
UPDATE handoff_assignment SET
  accepted_at = coalesce(accepted_at, $2), accept_minutes = coalesce(accept_minutes, $3),
  contacted_at = CASE WHEN $4 THEN coalesce(contacted_at, $2) ELSE contacted_at END,
  contact_minutes = CASE WHEN $4 THEN coalesce(contact_minutes, $3) ELSE contact_minutes END,
  ended_at = CASE WHEN $5 THEN $2::timestamptz END,
  next_at = CASE WHEN $4 OR $5 THEN NULL ELSE contact_due_at END
WHERE id = $1`;

/** Answers that say that sales has spoken to the lead. Who gives it back or rejects it may not have, and need not. */
const SPOKEN: ReadonlySet<Answer> = new Set<Answer>(['contacted', 'meeting', 'won', 'lost']);

/** Stops the clocks that an answer stops. */
export async function noteAnswer(
  tx: Tx,
  handoffId: string,
  { answer, at, closes }: { answer: Answer; at: Instant; closes: boolean },
  settings: SalesSettings,
): Promise<void> {
  const [open] = await tx.query<{ id: string; team: string; person: string; assignedAt: Instant }>(OPEN, [handoffId]);
  if (!open) return;
  const team = settings.workspace.teams[open.team];
  const member = team?.members.find(({ id }) => id === open.person);
  const minutes =
    team && member ? minutesTaken(calendarOf({ id: open.team, team }, member, settings), open.assignedAt, at) : null;
  await tx.query(ANSWERED, [open.id, toTimestamp(at), minutes, SPOKEN.has(answer), closes]);
}
