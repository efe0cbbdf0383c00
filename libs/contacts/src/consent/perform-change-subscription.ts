import type { ChangeSubscriptionTask } from '@nurture/core/task';
import type { Tx } from '@nurture/store';
import { applyChange } from './change';

const LOCK = 'SELECT 1 FROM contact WHERE id = $1 FOR UPDATE';

const LATEST_WORD = /* sql */ `
  SELECT source FROM consent_entry WHERE contact_id = $1 AND topic = $2 ORDER BY id DESC LIMIT 1`;

/**
 * Performs a flow's `subscribe` or `unsubscribe` in the transaction that ends its task. A flow takes back what a flow
 * did, never what the person said. A contact who is gone is no error.
 */
export async function performChangeSubscription(tx: Tx, task: ChangeSubscriptionTask): Promise<void> {
  const { contactId, topic, subscribed, because } = task;
  const locked = await tx.query(LOCK, [contactId]);
  if (locked.length === 0) return;
  const [latest] = await tx.query<{ source: string }>(LATEST_WORD, [contactId, topic]);
  const offByFlow = latest?.source.startsWith('flow') ?? false;
  await applyChange(
    tx,
    contactId,
    subscribed ? { type: 'flow-subscribe', topic, offByFlow } : { type: 'unsubscribe', topic },
    { source: `flow:${because}` },
  );
}
