import type { MailOrigin } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import type { NewEvent } from '@nurture/store';
import { kindOf, nameOf, originOf } from './rows';
import type { MailStatus, MailTask } from './types';

const TYPES = {
  sent: 'mail.accepted',
  failed: 'mail.failed',
  skipped: 'mail.skipped',
  'in-doubt': 'mail.doubted',
} as const satisfies Partial<Record<MailStatus, string>>;

/** An end that an attempt came to, or that it was spared. */
export type EndStatus = keyof typeof TYPES;

/** The event that an end causes; none for a notification, which is no mail to the contact that it is about. */
export function endEvent(
  task: MailTask,
  mailId: string,
  status: EndStatus,
  reason: string | null,
  at: Instant,
): NewEvent[] {
  if (kindOf(task) === 'notification' || task.contactId === null) return [];
  const type = TYPES[status];
  return [
    {
      type,
      at,
      contactId: task.contactId,
      source: 'mail',
      sourceId: `${mailId}:${type}`,
      properties: { mail: nameOf(task), ...(reason === null ? {} : { reason }) },
      origin: fullOrigin(task, mailId),
    },
  ];
}

export function fullOrigin(task: MailTask, mailId: string): MailOrigin | null {
  const origin = originOf(task);
  return origin && { mailId, ...origin };
}
