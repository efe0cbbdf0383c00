import {
  type Brief,
  dueSteps,
  minutesTaken,
  nextStepAt,
  type Pending,
  SLA_STEPS,
  type SlaStep,
  slaTimes,
} from '@nurture/core/handoff';
import type { Instant } from '@nurture/core/time';
import type { TeamMember } from '@nurture/core/workspace';
import { type Database, now, toTimestamp, type Tx } from '@nurture/store';
import { assign, type RoutedTeam, teamHasRoom } from './assign';
import { calendarOf, fingerprint, give, timeColumns } from './assignment';
import type { HandoffContext, SalesSettings } from './context';
import { deliverBrief } from './deliver';
import { sendDigests } from './digest';
import { readRouted } from './facts';
import { escalatesTo, notice } from './notices';
import { titleOf } from './words';

/** What a sweep did, by kind. */
export interface Swept {
  steps: number;
  seated: number;
  digests: number;
  recounted: number;
}

const BATCH = 500;
/** A lead that nobody else can take is offered again after this long. */
const OFFER_AGAIN_MS = 15 * 60_000;

/**
 * What the agreement's clock brings about: reminders, reports to the manager, another desk, leads that waited for a
 * free one, daily digests. Each once, however many sweep at the same time, and whatever was missed before.
 */
export async function sweepHandoffs(db: Database, context: HandoffContext): Promise<Swept> {
  const recounted = await recount(db, context);
  const steps = await keepTime(db, context);
  const seated = await seatWaiting(db, context);
  const digests = await sendDigests(db, context);
  return { recounted, steps, seated, digests };
}

interface Row extends Record<'acceptBy' | 'contactBy' | 'remindAt' | 'escalateAt' | 'reassignAt', Instant | null> {
  id: string;
  handoffId: string;
  contactId: string;
  team: string;
  person: string;
  assignedAt: Instant;
  accepted: boolean;
  contacted: boolean;
  because: string;
  brief: Brief;
  done: SlaStep[];
}

const ms = (column: string, name: string): string => `(extract(epoch FROM a.${column}) * 1000)::float8 AS "${name}"`;

const ASSIGNMENT = /* sql */ `
SELECT a.id, a.handoff_id AS "handoffId", h.contact_id AS "contactId", a.team, a.person, h.brief,
  h.reasons -> 0 ->> 'because' AS because, a.accepted_at IS NOT NULL AS accepted, a.contacted_at IS NOT NULL AS contacted,
  ${ms('assigned_at', 'assignedAt')}, ${ms('accept_due_at', 'acceptBy')}, ${ms('contact_due_at', 'contactBy')},
  ${ms('remind_at', 'remindAt')}, ${ms('escalate_at', 'escalateAt')}, ${ms('reassign_at', 'reassignAt')},
  ARRAY(SELECT DISTINCT n.kind FROM handoff_notice n, unnest($2::text[]) AS step
        WHERE n.handoff_id = a.handoff_id AND n.kind = step AND starts_with(n.key, step || ':' || a.id || ':')) AS done
FROM handoff_assignment a JOIN handoff h ON h.id = a.handoff_id JOIN contact c ON c.id = h.contact_id
WHERE a.id = $1 AND a.ended_at IS NULL AND h.closed_at IS NULL
FOR NO KEY UPDATE OF c, h, a`;

const read = async (tx: Tx, id: string): Promise<Row | undefined> =>
  (await tx.query<Row>(ASSIGNMENT, [id, SLA_STEPS]))[0];

const pendingOf = (row: Row): Pending => ({ ...row, done: new Set(row.done) });

function seatOf(
  row: Pick<Row, 'team' | 'person'>,
  settings: SalesSettings,
): { routed: RoutedTeam; person: TeamMember } | null {
  const team = settings.workspace.teams[row.team];
  const person = team?.members.find(({ id }) => id === row.person);
  return team && person ? { routed: { id: row.team, team }, person } : null;
}

async function idsOf(db: Database, sql: string, parameters: unknown[] = []): Promise<string[]> {
  return (await db.query<{ id: string }>(sql, parameters)).map(({ id }) => id);
}

const DUE = /* sql */ `
SELECT id FROM handoff_assignment WHERE ended_at IS NULL AND next_at <= nurture_now() ORDER BY next_at, id LIMIT ${BATCH}`;

async function keepTime(db: Database, context: HandoffContext): Promise<number> {
  let taken = 0;
  for (const id of await idsOf(db, DUE)) {
    taken += await db.transaction((tx) => takeSteps(tx, id, context));
  }
  return taken;
}

type ToldStep = Exclude<SlaStep, 'reassignment'>;
const isTold = (step: SlaStep): step is ToldStep => step !== 'reassignment';

/** Takes the steps that are due for one assignment. @returns how many */
async function takeSteps(tx: Tx, id: string, context: HandoffContext): Promise<number> {
  const row = await read(tx, id);
  if (!row) return 0;
  const at = await now(tx);
  const settings = context.settings();
  const seat = seatOf(row, settings);
  const due = dueSteps(pendingOf(row), at);
  const moved = due.includes('reassignment') && (await reassign(tx, row, at, context));
  const steps = due.filter(isTold).filter((step) => !(moved && step === 'reminder'));
  for (const step of seat ? steps : []) await report(tx, row, step, { at, moved }, context);
  if (!moved)
    await setNext(tx, row, [...row.done, ...steps], due.includes('reassignment') ? at + OFFER_AGAIN_MS : null);
  return steps.length + (moved ? 1 : 0);
}

async function setNext(tx: Tx, row: Row, done: readonly SlaStep[], again: Instant | null): Promise<void> {
  const offered: SlaStep[] = again === null ? [] : ['reassignment'];
  const next = nextStepAt({ ...pendingOf(row), done: new Set([...done, ...offered]) });
  const moments = [next, again].filter((moment) => moment !== null);
  const soonest = moments.length === 0 ? null : toTimestamp(Math.min(...moments));
  await tx.query('UPDATE handoff_assignment SET next_at = $2 WHERE id = $1', [row.id, soonest]);
}

const HAD_IT = 'SELECT DISTINCT person AS id FROM handoff_assignment WHERE handoff_id = $1';

/** Gives a lead that was left lying to somebody who hasn't had it. @returns whether anybody could take it */
async function reassign(tx: Tx, row: Row, at: Instant, context: HandoffContext): Promise<boolean> {
  const settings = context.settings();
  const seat = seatOf(row, settings);
  const team = settings.workspace.teams[row.team];
  const lead = team && (await readRouted(tx, row.contactId));
  if (!team || !lead) return false;
  const routed = { id: row.team, team };
  const before = new Set((await tx.query<{ id: string }>(HAD_IT, [row.handoffId])).map(({ id }) => id));
  const person = await assign(tx, routed, lead, at, settings, before);
  if (!person) return false;
  await tx.query('UPDATE handoff_assignment SET ended_at = $2, next_at = NULL WHERE id = $1', [
    row.id,
    toTimestamp(at),
  ]);
  const given = { ...row, routed, at, person };
  const acceptBy = await give(tx, given, settings);
  await deliverBrief(tx, { ...given, acceptBy }, context);
  if (seat) {
    const text = `Nobody had accepted it in the time agreed on. ${person.name} has it now; there is nothing left to do for you.`;
    const title = `Passed on: ${titleOf(row.brief)}`;
    const key = `reassignment:${row.id}:${seat.person.id}`;
    await notice(tx, given, { key, kind: 'reassignment', person: seat.person, title, text }, context);
  }
  return true;
}

/** Who is told at a step, and in what words. */
async function report(
  tx: Tx,
  row: Row,
  step: ToldStep,
  { at, moved }: { at: Instant; moved: boolean },
  context: HandoffContext,
): Promise<void> {
  const settings = context.settings();
  const seat = seatOf(row, settings);
  if (!seat) return;
  const { routed, person } = seat;
  const managers = escalatesTo(routed, settings.handoff.sla.escalate?.to ?? 'manager');
  const to = { reminder: [person], escalation: managers, 'contact-overdue': [person, ...managers] }[step];
  const lead = titleOf(row.brief);
  const hours = Math.floor(minutesTaken(calendarOf(routed, person, settings), row.assignedAt, at) / 60);
  const lying = `It has lain on the desk of ${person.name} for ${hours} working hours`;
  const words = {
    reminder: { title: `Still waiting for your answer: ${lead}`, text: `${lying}, and nobody has accepted it.` },
    escalation: {
      title: `Not accepted in time: ${lead}`,
      text: `${lying}, and nobody has accepted it.${moved ? ' It was passed on to a colleague.' : ''}`,
    },
    'contact-overdue': { title: `Not contacted in time: ${lead}`, text: `${lying}, and nobody has contacted them.` },
  }[step];
  for (const member of new Map(to.map((each) => [each.id, each])).values()) {
    const key = `${step}:${row.id}:${member.id}`;
    await notice(tx, { ...row, routed, at }, { key, kind: step, person: member, ...words }, context);
  }
}

const RECOUNT = /* sql */ `
SELECT id FROM handoff_assignment
WHERE ended_at IS NULL AND team = $1 AND person = $2 AND calendar <> $3 AND contacted_at IS NULL LIMIT ${BATCH}`;
const SET_TIMES = /* sql */ `
WITH counted AS (
  UPDATE handoff_assignment SET calendar = $2, accept_due_at = $3, contact_due_at = $4, remind_at = $5, escalate_at = $6,
    reassign_at = $7, next_at = $8
  WHERE id = $1 RETURNING handoff_id
)
UPDATE handoff SET accept_due_at = $3, contact_due_at = $4 FROM counted WHERE handoff.id = counted.handoff_id`;

/** Somebody fell ill, or the agreement changed: clocks that still run are counted by what holds now. */
async function recount(db: Database, context: HandoffContext): Promise<number> {
  const settings = context.settings();
  let counted = 0;
  for (const [id, team] of Object.entries(settings.workspace.teams)) {
    for (const person of team.members) {
      const calendar = calendarOf({ id, team }, person, settings);
      const mark = fingerprint(calendar, settings);
      for (const assignment of await idsOf(db, RECOUNT, [id, person.id, mark])) {
        await db.transaction(async (tx) => {
          const row = await read(tx, assignment);
          if (!row) return;
          const times = slaTimes(settings.handoff.sla, calendar, row.assignedAt);
          await tx.query(SET_TIMES, [assignment, mark, ...timeColumns(times, pendingOf(row))]);
          counted += 1;
        });
      }
    }
  }
  return counted;
}

const WAITING = /* sql */ `
SELECT id FROM handoff WHERE team = $1 AND salesperson IS NULL AND closed_at IS NULL AND status = 'new' AND id > $2
ORDER BY id LIMIT ${BATCH}`;
const WAITING_ONE = /* sql */ `
SELECT h.id AS "handoffId", h.contact_id AS "contactId", h.brief, h.reasons -> 0 ->> 'because' AS because
FROM handoff h JOIN contact c ON c.id = h.contact_id
WHERE h.id = $1 AND h.salesperson IS NULL AND h.closed_at IS NULL FOR NO KEY UPDATE OF c, h`;

/** Leads that waited for a free desk, the oldest first. */
async function seatWaiting(db: Database, context: HandoffContext): Promise<number> {
  let seated = 0;
  for (const [id, team] of Object.entries(context.settings().workspace.teams)) {
    const routed = { id, team };
    let after = '0';
    for (;;) {
      const waiting = await idsOf(db, WAITING, [id, after]);
      for (const handoffId of waiting) {
        const outcome = await db.transaction((tx) => seat(tx, handoffId, routed, context));
        if (outcome === 'full') break;
        if (outcome === 'seated') seated += 1;
      }
      const last = waiting.at(-1);
      if (last === undefined || waiting.length < BATCH || !(await hasRoom(db, routed, context))) break;
      after = last;
    }
  }
  return seated;
}

const hasRoom = async (tx: Tx, routed: RoutedTeam, context: HandoffContext): Promise<boolean> =>
  teamHasRoom(tx, routed, await now(tx), context.settings());

/** @returns `full` where nobody of the team can take any lead, `passed` where nobody can take this one */
async function seat(
  tx: Tx,
  handoffId: string,
  routed: RoutedTeam,
  context: HandoffContext,
): Promise<'seated' | 'passed' | 'full'> {
  const [row] = await tx.query<Pick<Row, 'handoffId' | 'contactId' | 'brief' | 'because'>>(WAITING_ONE, [handoffId]);
  const lead = row && (await readRouted(tx, row.contactId));
  if (!row || !lead) return 'passed';
  const at = await now(tx);
  const settings = context.settings();
  const person = await assign(tx, routed, lead, at, settings);
  if (!person) return (await hasRoom(tx, routed, context)) ? 'passed' : 'full';
  const giving = { ...row, routed, person, at };
  const acceptBy = await give(tx, giving, settings);
  await deliverBrief(tx, { ...giving, acceptBy }, context);
  return 'seated';
}
