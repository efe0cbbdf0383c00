// What Amazon SES tells of a mail, in its notifications through SNS: posted to a hook, or mailed.
import { type Fields, fieldsAt, fieldsOf, listAt, textAt, textsAt } from './read/json';
import { serviceVerdict } from './service-verdict';
import { type Reason, REASONS, type Verdict } from './verdict';

/** Amazon SES, kinds of bounce (`bounceType`, `bounceSubType`): what each stands for. */
const KINDS: ReadonlyMap<string, Reason> = new Map<string, Reason>(
  Object.entries({
    'Permanent Suppressed': 'suppressed after earlier bounces',
    'Permanent OnAccountSuppressionList': 'suppressed after earlier bounces',
    'Permanent NoEmail': 'no such mailbox',
    'Permanent General': 'no such mailbox',
    'Transient MailboxFull': 'mailbox full',
    'Transient MessageTooLarge': 'message too large',
    'Transient ContentRejected': 'content refused',
    'Transient AttachmentRejected': 'content refused',
    'Transient General': 'temporary failure',
  }),
);
const SUPPRESSED = new Set(['Suppressed', 'OnAccountSuppressionList']);

export interface SesEvent {
  /** As SES calls it: Bounce, Complaint, Delivery …; empty where it names none. */
  readonly type: string;
  /** One for each recipient; none for what is neither a bounce nor a complaint. */
  readonly verdicts: readonly Verdict[];
  /** What the envelope's sender was, before SES put its own in its place; empty where that isn't told. */
  readonly source: string;
}

/** Reads a feedback notification or an event of SES (`notificationType` or `eventType`). */
export function readSesEvent(event: Fields): SesEvent {
  const type = textAt(event, 'notificationType') || textAt(event, 'eventType');
  const mail = fieldsAt(event, 'mail');
  const messageId = messageIdOf(mail);
  const told = type === 'Bounce' ? bounces(event) : type === 'Complaint' ? complaints(event) : [];
  return { type, source: textAt(mail, 'source'), verdicts: told.map((one) => ({ ...one, messageId })) };
}

/** A notification that SNS mailed instead of posting it: JSON as the text, its long lines broken by mail servers. */
export function mailedSesEvent(text: string): readonly Verdict[] {
  if (!/^\s*\{/.test(text) || !/(?:notification|event)Type/.test(text)) return [];
  const message = fieldsOf(text.replace(/!\r?\n /g, '').replace(/^--[ \t]*$[\s\S]*/m, ''));
  const event = message && (fieldsOf(textAt(message, 'Message')) ?? message);
  if (!event) return [];
  const { type, verdicts } = readSesEvent(event);
  return verdicts.length > 0 || type === '' ? verdicts : [harmless(event, type)];
}

/** Of a mail that is on its way or has arrived: nobody's answer. */
function harmless(event: Fields, type: string): Verdict {
  const mail = fieldsAt(event, 'mail');
  const reason = HARMLESS[type] ?? 'automatic reply';
  return { ...plain(textsAt(mail, 'destination')[0] ?? null, reason), messageId: messageIdOf(mail) };
}

const HARMLESS: Readonly<Record<string, Reason>> = {
  Delivery: 'delivered',
  DeliveryDelay: 'delayed, still being tried',
};

/** Ours, where SES was told to include the headers: its own is another one. */
function messageIdOf(mail: Fields): string | null {
  const common = textAt(fieldsAt(mail, 'commonHeaders'), 'messageId');
  const header = listAt(mail, 'headers').find((one) => textAt(one, 'name').toLowerCase() === 'message-id');
  const id = (common || (header ? textAt(header, 'value') : '')).replace(/[<>\s]/g, '');
  return id === '' ? null : id;
}

function bounces(event: Fields): Verdict[] {
  const bounce = fieldsAt(event, 'bounce');
  const [type, subType] = [textAt(bounce, 'bounceType'), textAt(bounce, 'bounceSubType')];
  const hint = KINDS.get(`${type} ${subType}`) ?? (type === 'Permanent' ? 'no such mailbox' : 'unclear failure');
  return listAt(bounce, 'bouncedRecipients').map((recipient) => {
    const email = addressOf(textAt(recipient, 'emailAddress'));
    if (SUPPRESSED.has(subType)) return plain(email, hint);
    const diagnostic = textAt(recipient, 'diagnosticCode').slice(0, 8_000);
    return serviceVerdict({ recipient: email, messageId: null, diagnostic, status: textAt(recipient, 'status'), hint });
  });
}

function complaints(event: Fields): Verdict[] {
  const complaint = fieldsAt(event, 'complaint');
  const isSpam = textAt(complaint, 'complaintFeedbackType') !== 'not-spam';
  return listAt(complaint, 'complainedRecipients').map((recipient) =>
    plain(addressOf(textAt(recipient, 'emailAddress')), isSpam ? 'reported as spam' : 'reported as not spam'),
  );
}

/** `Ann <ann@example.com>` or the address alone. */
const addressOf = (text: string): string | null => (/<([^<>]+)>/.exec(text)?.[1] ?? text).trim().toLowerCase() || null;

const plain = (recipient: string | null, reason: Reason): Verdict => ({
  recipient,
  outcome: REASONS[reason],
  status: null,
  reason,
  messageId: null,
});
