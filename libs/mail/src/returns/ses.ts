import { type Reason, REASONS, type Verdict } from '@nurture/core/bounce';
import { type Fields, fieldsAt, fieldsOf, listAt, textAt } from './json';
import { serviceVerdict } from './service-verdict';
import { type FetchText, isSnsUrl, type SnsVerifier } from './sns';
import type { HookCall, Reading, ReturnReport, ReturnSource } from './types';

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

/** Notifications of Amazon SES (feedback notifications, and event publishing) through Amazon SNS. */
export class SesSource implements ReturnSource {
  readonly name = 'ses';

  /** @param topics ARNs of the topics that are ours: a signature of SNS alone says only that it was some topic */
  constructor(
    private readonly topics: readonly string[],
    private readonly verifier: SnsVerifier,
    private readonly fetchText: FetchText,
  ) {}

  /** SNS proves itself by what it signs, not by a header. */
  admits(): Reading | null {
    return this.topics.length > 0
      ? null
      : { kind: 'refused', problem: 'closed', message: 'Set SES_TOPIC_ARN to open this hook.' };
  }

  async read({ body }: HookCall): Promise<Reading> {
    const message = fieldsOf(body);
    if (!message) return { kind: 'refused', problem: 'unreadable', message: 'The body is no JSON object.' };
    if (!this.topics.includes(textAt(message, 'TopicArn'))) return refused('The topic is not in SES_TOPIC_ARN.');
    if (!(await this.verifier.isSigned(message))) return refused('Amazon SNS has not signed this.');
    switch (textAt(message, 'Type')) {
      case 'SubscriptionConfirmation':
        return this.confirm(textAt(message, 'SubscribeURL'));
      case 'Notification':
        return readingOf(fieldsOf(textAt(message, 'Message')));
      default:
        return { kind: 'nothing', message: 'Nothing is to be done.' };
    }
  }

  private async confirm(url: string): Promise<Reading> {
    if (!isSnsUrl(url)) return refused('The address to confirm is none of SNS.');
    await this.fetchText(url);
    return { kind: 'nothing', message: 'The subscription is confirmed.' };
  }
}

const refused = (message: string): Reading => ({ kind: 'refused', problem: 'unauthorized', message });

function readingOf(event: Fields | null): Reading {
  const type = event ? textAt(event, 'notificationType') || textAt(event, 'eventType') : '';
  if (event && type === 'Bounce') return reports(event, bounces(event));
  if (event && type === 'Complaint') return reports(event, complaints(event));
  return { kind: 'nothing', message: `Nothing is done for ${type || 'this'}.` };
}

function reports(event: Fields, verdicts: readonly Verdict[]): Reading {
  const mail = fieldsAt(event, 'mail');
  const messageId = messageIdOf(mail);
  // What the envelope's sender was, before SES put its own in its place.
  const recipients = [textAt(mail, 'source')].filter((source) => source !== '');
  const report: ReturnReport = {
    verdicts: verdicts.map((one) => ({ ...one, messageId })),
    recipients,
    answers: [],
    trusted: true,
  };
  return { kind: 'reports', reports: verdicts.length > 0 ? [report] : [] };
}

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
