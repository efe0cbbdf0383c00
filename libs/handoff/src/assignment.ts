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
WITH given AS (
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[],
    $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[]) WITH ORDINALITY
    AS g (handoff_id, team, person, calendar, assigned_at, accept_due_at, contact_due_at, remind_at, escalate_at,
      reassign_at, next_at, place)
), assigned AS (
  INSERT INTO handoff_assignment (handoff_id, team, person, calendar, assigned_at, accept_due_at, contact_due_at,
    remind_at, escalate_at, reassign_at, next_at)
  SELECT handoff_id, team, person, calendar, assigned_at, accept_due_at, contact_due_at, remind_at, escalate_at,
    reassign_at, next_at
  FROM given ORDER BY place RETURNING id, handoff_id
)
UPDATE handoff h SET salesperson = g.person, accept_due_at = g.accept_due_at, contact_due_at = g.contact_due_at
FROM given g JOIN assigned a ON a.handoff_id = g.handoff_id
WHERE h.id = g.handoff_id RETURNING a.id, h.id AS "handoffId"`;

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

/** A lead that was given to somebody. */
export type Given<G extends Giving = Giving> = G & {
  /** By when it must be accepted; null where the agreement knows no such time. */
  readonly acceptBy: Instant | null;
};

/** Puts leads on desks, in their order: their clocks start, and the log is told. */
export async function give<G extends Giving>(
  tx: Tx,
  giving: readonly G[],
  settings: SalesSettings,
): Promise<Given<G>[]> {
  if (giving.length === 0) return [];
  const clocked = withClocks(giving, settings);
  const rows = await tx.query<{ id: string; handoffId: string }>(ASSIGN, [
    giving.map(({ handoffId }) => handoffId),
    giving.map(({ routed }) => routed.id),
    giving.map(({ person }) => person.id),
    clocked.map(({ calendar }) => calendar),
    giving.map(({ at }) => toTimestamp(at)),
    ...[0, 1, 2, 3, 4, 5].map((column) => clocked.map(({ columns }) => columns[column])),
  ]);
  const ids = new Map(rows.map(({ id, handoffId }) => [handoffId, id]));
  await log.append(
    tx,
    giving.map(({ handoffId, contactId, person, because, at }) => ({
      type: 'handoff.assigned' as const,
      at,
      contactId,
      source: 'handoff',
      sourceId: `assignment:${ids.get(handoffId)}`,
      properties: { reason: because, person: person.id },
    })),
  );
  return giving.map((one, place) => ({ ...one, acceptBy: clocked[place]?.acceptBy ?? null }));
}

interface Clocked {
  readonly calendar: string;
  readonly columns: readonly (Date | null)[];
  readonly acceptBy: Instant | null;
}

/** The agreement's times of each lead. They are the same for one person at one moment, and counting them takes a while. */
function withClocks(giving: readonly Giving[], settings: SalesSettings): Clocked[] {
  const known = new Map<string, Clocked>();
  return giving.map(({ routed, person, at }) => {
    const key = JSON.stringify([routed.id, person.id, at]);
    const clocked = known.get(key) ?? clockOf(calendarOf(routed, person, settings), at, settings);
    known.set(key, clocked);
    return clocked;
  });
}

function clockOf(calendar: WorkCalendar, at: Instant, settings: SalesSettings): Clocked {
  const times = slaTimes(settings.handoff.sla, calendar, at);
  const columns = timeColumns(times, { accepted: false, contacted: false, done: NOTHING_DONE });
  return { calendar: fingerprint(calendar, settings), columns, acceptBy: times.acceptBy };
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
