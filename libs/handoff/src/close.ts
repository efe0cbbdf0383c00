import type { CloseHandoffTask } from '@nurture/core/task';
import { log, now, toTimestamp, type Tx } from '@nurture/store';
import { noteAnswer } from './assignment';
import type { HandoffContext } from './context';

const LOCK = 'SELECT 1 FROM contact WHERE id = $1 FOR NO KEY UPDATE';

const CLOSE = /* sql */ `
UPDATE handoff SET status = 'won', closed_at = nurture_now()
WHERE contact_id = $1 AND closed_at IS NULL
RETURNING id, coalesce(salesperson, 'sales') AS person`;

const RECORD = /* sql */ `
INSERT INTO handoff_answer (handoff_id, at, answer, amount, person, via, note)
VALUES ($1, $2, 'won', $3, $4, 'api', 'The deal was reported by another system.')`;

/**
 * Closes the open handoff of a contact whose deal was reported from outside: as won, without a second `deal.won`.
 * Does nothing where none is open.
 */
export async function closeHandoff(
  tx: Tx,
  key: string,
  task: CloseHandoffTask,
  context: Pick<HandoffContext, 'settings'>,
): Promise<void> {
  await tx.query(LOCK, [task.contactId]);
  const [closed] = await tx.query<{ id: string; person: string }>(CLOSE, [task.contactId]);
  if (!closed) return;
  await tx.query(RECORD, [closed.id, toTimestamp(task.at), task.amount, closed.person]);
  const at = await now(tx);
  await noteAnswer(tx, closed.id, { answer: 'won', at, closes: true }, context.settings());
  await log.append(tx, [
    {
      type: 'handoff.won',
      at: task.at,
      contactId: task.contactId,
      source: 'handoff',
      sourceId: key,
      properties: { reason: null, person: closed.person },
    },
  ]);
}
