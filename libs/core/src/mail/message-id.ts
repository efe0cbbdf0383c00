import { createHmac } from 'node:crypto';

/**
 * The Message-ID of a row, without angle brackets: the same for every attempt, and unguessable, so that a bounce
 * or click that names it is worth something.
 *
 * @param mailId the row's bigint as a decimal string
 * @param secret NURTURE_SECRET
 * @param domain A-label form, of the sender
 */
export function messageIdFor(mailId: string, secret: string, domain: string): string {
  const mac = createHmac('sha256', secret).update(`message-id\0${mailId}\0${domain}`).digest('hex');
  return `${mailId}.${mac.slice(0, 24)}@${domain}`;
}

/** The row that a Message-ID of ours (with or without angle brackets) belongs to; nothing for any other. */
export function mailIdOf(messageId: string, secret: string): string | undefined {
  const found = /^<?([1-9]\d{0,18})\.[0-9a-f]{24}@([a-z0-9.-]+)>?$/i.exec(messageId.trim());
  const [, mailId, domain] = found ?? [];
  if (!mailId || !domain) return undefined;
  const bare = messageId.trim().replace(/^<|>$/g, '');
  return messageIdFor(mailId, secret, domain) === bare ? mailId : undefined;
}
