import { dueSteps, minutesTaken, nextStepAt, type SlaStep } from '@nurture/core/handoff';
import type { Instant } from '@nurture/core/time';
import { type Database, now, toTimestamp, type Tx } from '@nurture/store';
import { assign } from './assign';
import { type Assigned, BATCH, idsOf, pendingOf, readAssigned, seatOf } from './assigned';
import { calendarOf, give } from './assignment';
import type { HandoffContext } from './context';
import { deliverBriefs } from './deliver';
import { sendDigests } from './digest';
import { readRouted } from './facts';
import { escalatesTo, notice } from './notices';
import { recount } from './recount';
import { seatWaiting } from './seat-waiting';
import { titleOf } from './words';

/** What a sweep did, by kind. */
export interface Swept {
  steps: number;
  seated: number;
  digests: number;
  recounted: number;
}

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
  const row = await readAssigned(tx, id);
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

async function setNext(tx: Tx, row: Assigned, done: readonly SlaStep[], again: Instant | null): Promise<void> {
  const offered: SlaStep[] = again === null ? [] : ['reassignment'];
  const next = nextStepAt({ ...pendingOf(row), done: new Set([...done, ...offered]) });
  const moments = [next, again].filter((moment) => moment !== null);
  const soonest = moments.length === 0 ? null : toTimestamp(Math.min(...moments));
  await tx.query('UPDATE handoff_assignment SET next_at = $2 WHERE id = $1', [row.id, soonest]);
}

const HAD_IT = 'SELECT DISTINCT person AS id FROM handoff_assignment WHERE handoff_id = $1';

/** Gives a lead that was left lying to somebody who hasn't had it. @returns whether anybody could take it */
async function reassign(tx: Tx, row: Assigned, at: Instant, context: HandoffContext): Promise<boolean> {
  const settings = context.settings();
  const seat = seatOf(row, settings);
  const team = settings.workspace.teams[row.team];
  const lead = team && (await readRouted(tx, [row.contactId])).get(row.contactId);
  if (!team || !lead) return false;
  const routed = { id: row.team, team };
  const passedOver = new Set((await tx.query<{ id: string }>(HAD_IT, [row.handoffId])).map(({ id }) => id));
  const [person] = (await assign(tx, [{ routed, lead, passedOver }], at, settings)).people;
  if (!person) return false;
  await tx.query('UPDATE handoff_assignment SET ended_at = $2, next_at = NULL WHERE id = $1', [
    row.id,
    toTimestamp(at),
  ]);
  const given = { ...row, routed, at, person };
  await deliverBriefs(tx, await give(tx, [given], settings), context);
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
  row: Assigned,
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
