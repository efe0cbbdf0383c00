import { firstAddress } from './read/address';
import { header } from './read/headers';
import { type Parsed, textOf } from './read/parts';
import { type Fields, readFields } from './read/report';
import { headersIn, idIn, returnedMail } from './read/returned';
import { type Reason, REASONS, type Verdict } from './verdict';

/** Feedback-Type (RFC 5965, 6591, 6650 and the IANA registry) → what it says. Any other is taken for a complaint. */
const FEEDBACK: ReadonlyMap<string, Reason> = new Map<string, Reason>(
  Object.entries({
    abuse: 'reported as spam',
    fraud: 'reported as spam',
    virus: 'virus found',
    other: 'reported as spam',
    'not-spam': 'reported as not spam',
    'auth-failure': 'authentication failed',
    dkim: 'authentication failed',
    'opt-out': 'asked to unsubscribe',
    'opt-out-list': 'asked to unsubscribe',
    miscategorized: 'reported as not spam',
  }),
);

/** Reports of a feedback loop: ARF (RFC 5965), and those of Microsoft and SpamCop, which have formats of their own. */
export function readComplaint(parsed: Parsed): Verdict[] | null {
  const part = parsed.parts.find(({ type, level }) => type === 'message/feedback-report' && level === 0);
  if (part) return [fromFeedback(parsed, readFields(textOf(part)))];
  return fromMicrosoft(parsed) ?? fromSpamCop(parsed);
}

function fromFeedback(parsed: Parsed, fields: Fields): Verdict {
  const type = (fields.get('feedback-type') ?? 'abuse').trim().toLowerCase();
  // RFC 5965 calls a virus found in our own mail abuse of its kind: the recipient reported it.
  const reason = type === 'virus' ? 'reported as spam' : (FEEDBACK.get(type) ?? 'reported as spam');
  const named = ['original-rcpt-to', 'removal-recipient', 'x-original-rcpt-to'].map((name) => fields.get(name) ?? '');
  const returned = returnedMail(parsed, '');
  const recipient = firstAddress(named.join(' ')) ?? (returned.to.length === 1 ? (returned.to[0] ?? null) : null);
  const told = idIn(fields.get('original-message-id') ?? fields.get('message-id') ?? '');
  return complaint(recipient ?? returned.to[0] ?? null, reason, returned.messageId ?? told);
}

/** Outlook.com's junk mail reports: the mail itself, with the one who complained in a header of it. */
function fromMicrosoft(parsed: Parsed): Verdict[] | null {
  for (const part of parsed.parts.filter(({ type }) => type === 'message/rfc822')) {
    const headers = headersIn(part);
    const who = header(headers, 'x-hmxmroriginalrecipient');
    if (who) return [complaint(firstAddress(who), 'reported as spam', idIn(header(headers, 'message-id')))];
  }
  return null;
}

function fromSpamCop(parsed: Parsed): Verdict[] | null {
  if (!/@reports\.spamcop\.net/i.test(header(parsed.headers, 'from'))) return null;
  const text = parsed.parts.map(textOf).join('\n').slice(0, 64_000);
  return [complaint(null, 'reported as spam', returnedMail(parsed, text).messageId)];
}

const complaint = (recipient: string | null, reason: Reason, messageId: string | null): Verdict => ({
  recipient,
  outcome: REASONS[reason],
  status: null,
  reason,
  messageId,
});
