import { hasWaited } from '@nurture/core/absorb';
import { LEASE_SECONDS } from './stock';
import type { MailTask, WaitedMail } from './types';

/** Mails of flows that had to wait since the step that wanted them: facts may have changed meanwhile. */
export function waitedMails(tasks: readonly MailTask[]): WaitedMail[] {
  return tasks.flatMap((task) => {
    if (task.queue !== 'send-mail' || task.contactId === null) return [];
    const claimedAt = task.claimedUntil - LEASE_SECONDS * 1000;
    const { wantedAt, origin } = task.payload;
    return hasWaited(wantedAt, claimedAt) ? [{ contactId: task.contactId, flowId: origin.flowId }] : [];
  });
}
