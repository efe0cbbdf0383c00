import type { CreateHandoffTask } from '@nurture/core/task';
import { addWorkingHours, type Instant, parseWindow } from '@nurture/core/time';
import type { HandoffSettings, Team, WorkspaceSettings } from '@nurture/core/workspace';
import { log, now, tasks, toTimestamp, type Tx } from '@nurture/store';
import { assign, teamFor } from './assign';
import { briefMail } from './brief-mail';
import type { HandoffContext } from './context';
import { type Lead, readLead } from './facts';

/** One reason for which a lead was handed over. */
export interface HandoffReason {
  readonly because: string;
  readonly at: Instant;
  readonly flowId: string | null;
}

const ADD_REASON = /* sql */ `
UPDATE handoff SET reasons = CASE
  WHEN reasons @> jsonb_build_array(jsonb_build_object('because', $2::text)) THEN reasons
  ELSE reasons || jsonb_build_array(jsonb_build_object('because', $2::text, 'at', $3::bigint, 'flowId', $4::text)) END
WHERE contact_id = $1 AND closed_at IS NULL
RETURNING id`;

const CREATE = /* sql */ `
INSERT INTO handoff (contact_id, salesperson, reasons, brief, created_at, accept_due_at, contact_due_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`;

/**
 * Hands a contact over: one open handoff per contact, a further trigger adds its reason. Assigns it, briefs the
 * salesperson by mail, and tells the log.
 * @param key the task's key: repeating the task changes nothing
 */
export async function createHandoff(
  tx: Tx,
  key: string,
  task: CreateHandoffTask,
  context: HandoffContext,
): Promise<void> {
  const locked = await tx.query('SELECT id FROM contact WHERE id = $1 FOR NO KEY UPDATE', [task.contactId]);
  if (locked.length === 0) return;
  const more = await tx.query(ADD_REASON, [task.contactId, task.because, task.at, task.flowId]);
  if (more.length > 0) return;

  const settings = context.settings();
  const lead = await readLead(tx, task.contactId, [task.because], settings.workspace);
  if (!lead) return;
  const team = teamFor(lead, settings);
  const person = team && (await assign(tx, team, lead, settings.handoff.routing.sameAccountSamePerson));
  const at = await now(tx);
  const due = dueTimes(at, team, settings);
  const reasons: HandoffReason[] = [{ because: task.because, at: task.at, flowId: task.flowId }];
  const [created] = await tx.query<{ id: string }>(CREATE, [
    task.contactId,
    person?.id ?? null,
    JSON.stringify(reasons),
    JSON.stringify(lead.brief),
    toTimestamp(at),
    due.accept === null ? null : toTimestamp(due.accept),
    due.contact === null ? null : toTimestamp(due.contact),
  ]);
  if (!created) throw new Error(`handoff of contact ${task.contactId} was not written`);
  await report(tx, key, task, person?.id ?? null, at);
  if (person) await brief(tx, created.id, person, task.contactId, lead, due.accept, context);
}

/** When sales must have accepted and contacted, in working hours of the team. */
function dueTimes(
  at: Instant,
  team: Team | null,
  { workspace, handoff }: { workspace: WorkspaceSettings; handoff: HandoffSettings },
): { accept: Instant | null; contact: Instant | null } {
  const hours = handoff.sla.hours ?? team?.hours;
  if (!hours) return { accept: null, contact: null };
  const holidays = workspace.holidays.map((holiday) => holiday.date);
  const after = (count: number): Instant | null =>
    addWorkingHours(parseWindow(hours), at, count, workspace.timezone, holidays);
  return { accept: after(handoff.sla.acceptHours), contact: after(handoff.sla.contactHours) };
}

async function report(tx: Tx, key: string, task: CreateHandoffTask, person: string | null, at: Instant): Promise<void> {
  const event = (type: string) => ({
    type,
    at,
    contactId: task.contactId,
    source: 'handoff',
    sourceId: `${key}:${type}`,
    properties: { reason: task.because, person },
  });
  await log.append(tx, person ? [event('handoff.created'), event('handoff.assigned')] : [event('handoff.created')]);
}

async function brief(
  tx: Tx,
  handoffId: string,
  person: { id: string; name: string; email: string },
  contactId: string,
  lead: Lead,
  acceptBy: Instant | null,
  context: HandoffContext,
): Promise<void> {
  const mail = briefMail({ handoffId, person, brief: lead.brief, acceptBy, context });
  await tasks.plan(tx, [
    {
      queue: 'send-notification',
      key: `brief:${handoffId}:${person.id}`,
      contactId,
      dueAt: await now(tx),
      payload: {
        name: 'handoff-brief',
        to: { name: person.name, email: person.email },
        sender: context.settings().handoff.delivery.sender,
        contactId,
        ...mail,
      },
    },
  ]);
}
