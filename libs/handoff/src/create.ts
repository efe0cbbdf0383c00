import type { CreateHandoffTask } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import { log, now, toTimestamp, type Tx } from '@nurture/store';
import { assign, teamFor } from './assign';
import { give } from './assignment';
import type { HandoffContext } from './context';
import { deliverBrief } from './deliver';
import { readLead } from './facts';
import { tellOfWaiting } from './notices';

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
INSERT INTO handoff (contact_id, team, reasons, brief, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id`;

/**
 * Hands a contact over: one open handoff per contact, a further trigger adds its reason. Assigns it, briefs the
 * salesperson, and tells the log. Where nobody is free it waits for the first who is, and the managers are told.
 * @param key the task's key: repeating the task changes nothing
 */
export async function createHandoff(
  tx: Tx,
  key: string,
  task: CreateHandoffTask,
  context: HandoffContext,
): Promise<void> {
  const { contactId, because } = task;
  const locked = await tx.query('SELECT id FROM contact WHERE id = $1 FOR NO KEY UPDATE', [contactId]);
  if (locked.length === 0) return;
  const more = await tx.query(ADD_REASON, [contactId, because, task.at, task.flowId]);
  if (more.length > 0) return;

  const settings = context.settings();
  const lead = await readLead(tx, contactId, [because], settings);
  if (!lead) return;
  const routed = teamFor(lead, settings);
  const at = await now(tx);
  const reasons: HandoffReason[] = [{ because, at: task.at, flowId: task.flowId }];
  const [created] = await tx.query<{ id: string }>(CREATE, [
    contactId,
    routed?.id ?? null,
    JSON.stringify(reasons),
    JSON.stringify(lead.brief),
    toTimestamp(at),
  ]);
  if (!created) throw new Error(`handoff of contact ${contactId} was not written`);
  await report(tx, key, task, at);
  const person = routed && (await assign(tx, routed, lead, at, settings));
  const handoff = { handoffId: created.id, contactId, at };
  if (!routed) return;
  if (!person) return tellOfWaiting(tx, { ...handoff, routed, brief: lead.brief }, context);
  const acceptBy = await give(tx, { ...handoff, routed, person, because }, settings);
  await deliverBrief(tx, { ...handoff, routed, person, brief: lead.brief, acceptBy }, context);
}

async function report(tx: Tx, key: string, task: CreateHandoffTask, at: Instant): Promise<void> {
  await log.append(tx, [
    {
      type: 'handoff.created',
      at,
      contactId: task.contactId,
      source: 'handoff',
      sourceId: `${key}:handoff.created`,
      properties: { reason: task.because },
    },
  ]);
}
