import { LIMITS } from './limits';
import { addressesIn, firstAddress, unique } from './read/address';
import { header } from './read/headers';
import { type Parsed, textOf } from './read/parts';
import { readFields } from './read/report';
import { headersIn, idIn, returnedMail } from './read/returned';
import { type Reason, REASONS, type Verdict } from './verdict';

/** Feedback-Type (RFC 5965, 6591, 6650 and the IANA registry) → what it says. Any other is taken for a complaint. */
const FEEDBACK: ReadonlyMap<string, Reason> = new Map<string, Reason>(
  Object.entries({
    abuse: 'reported as spam',
    fraud: 'reported as spam',
    // RFC 5965 calls a virus found in our own mail abuse of its kind: the recipient reported it.
    virus: 'reported as spam',
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
  if (part) return fromFeedback(parsed, textOf(part));
  return fromMicrosoft(parsed) ?? fromSpamCop(parsed);
}

function fromFeedback(parsed: Parsed, report: string): Verdict[] {
  const fields = readFields(report);
  const type = (fields.get('feedback-type') ?? 'abuse').trim().toLowerCase();
  const reason = FEEDBACK.get(type) ?? 'reported as spam';
  const returned = returnedMail(parsed, '');
  const named = reportedRecipients(report);
  const told = idIn(fields.get('original-message-id') ?? fields.get('message-id') ?? '');
  const about = named.length > 0 ? named : [returned.to[0] ?? null];
  return about.map((recipient) => complaint(recipient, reason, returned.messageId ?? told));
}

/** RFC 5965 allows the field once for each recipient. */
const reportedRecipients = (report: string): string[] =>
  unique(
    Array.from(report.matchAll(/^(?:X-)?(?:Original-Rcpt-To|Removal-Recipient)[ \t]*:(.{0,1000})/gim), ([, value]) =>
      addressesIn(value ?? ''),
    ).flat(),
  ).slice(0, LIMITS.recipients);

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
