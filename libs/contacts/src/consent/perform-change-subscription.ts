import type { ChangeSubscriptionTask } from '@nurture/core/task';
import { type ClaimedTask, type Database, tasks } from '@nurture/store';
import { applyChange, withContact } from './change';

const LATEST_WORD = /* sql */ `
  SELECT source FROM consent_entry WHERE contact_id = $1 AND topic = $2 ORDER BY id DESC LIMIT 1`;

/**
 * Performs a flow's `subscribe` or `unsubscribe`: consent, events and the task's end commit together. A flow takes back
 * what a flow did, never what the person said. Does nothing where the task is no longer held.
 */
export async function performChangeSubscription(db: Database, task: ClaimedTask<'change-subscription'>): Promise<void> {
  const { contactId, topic, subscribed, because }: ChangeSubscriptionTask = task.payload;
  const done = await withContact(db, contactId, async (tx) => {
    const held = await tasks.finish(tx, [{ id: task.id, fence: task.fence }]);
    if (held.length === 0) return { known: true };
    const [latest] = await tx.query<{ source: string }>(LATEST_WORD, [contactId, topic]);
    const offByFlow = latest?.source.startsWith('flow') ?? false;
    await applyChange(
      tx,
      contactId,
      subscribed ? { type: 'flow-subscribe', topic, offByFlow } : { type: 'unsubscribe', topic },
      { source: `flow:${because}` },
    );
    return { known: true };
  });
  if (!done.known) await tasks.finish(db, [{ id: task.id, fence: task.fence }]);
}
