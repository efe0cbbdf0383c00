import { type MailHeaders, messageIdFor, type Notification } from '@nurture/core/mail';
import type { SendNotificationTask, SendServiceTask } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import type { Sender } from '@nurture/core/workspace';
import { returnPath } from '../smtp/return-path';
import { type ComposeContext, senderAddress, senderOf } from './flow-mail';

/** A mail whose text comes ready: a notification of colleagues, or a small service mail such as the double opt-in. */
export interface ReadyMail {
  readonly notification: Notification;
  readonly headers: MailHeaders;
  readonly returnPath: string;
}

/**
 * Headers and envelope around a ready text.
 *
 * @param to validated
 * @throws MailError `mail.address` when the workspace's sender has none
 */
export function readyMail(
  mailId: string,
  payload: SendNotificationTask | SendServiceTask,
  to: { name?: string; address: string },
  at: Instant,
  context: ComposeContext,
): ReadyMail {
  const sender = senderOf(context.settings, 'sender' in payload ? payload.sender : undefined, null);
  const { address, domain } = senderAddress(sender);
  const replyTo = replyAddress(payload, sender);
  return {
    notification: {
      subject: payload.subject,
      html: payload.html,
      text: payload.text,
      ...('images' in payload ? { images: payload.images } : {}),
    },
    headers: {
      messageId: messageIdFor(mailId, context.secret, domain),
      date: at,
      from: { name: sender.name, address },
      to,
      ...(replyTo ? { replyTo } : {}),
      autoSubmitted: 'auto-generated',
      feedbackId: [payload.name, 'service', domain],
    },
    returnPath: returnPath(mailId, context.secret, domain),
  };
}

function replyAddress(payload: SendNotificationTask | SendServiceTask, sender: Sender): MailHeaders['replyTo'] {
  if ('replyTo' in payload && payload.replyTo) return { name: payload.replyTo.name, address: payload.replyTo.email };
  return sender.replyTo ? { address: sender.replyTo } : undefined;
}
