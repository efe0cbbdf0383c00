import {
  classifyReturn,
  envelopeOf,
  type Fields,
  fieldsOf,
  type Reason,
  REASONS,
  serviceVerdict,
  textAt,
  type Verdict,
} from '@nurture/core/bounce';
import { admitWithSecret } from './secret';
import type { HookCall, Reading, ReturnReport, ReturnSource } from './types';

/** Postmark's kinds of bounce (its Bounce API, `Type`). What it names nothing for is left to the server's words. */
const TYPES: ReadonlyMap<string, Reason> = new Map<string, Reason>(
  Object.entries({
    HardBounce: 'no such mailbox',
    BadEmailAddress: 'address not valid',
    AddressChange: 'automatic reply',
    Unsubscribe: 'asked to unsubscribe',
    ManuallyDeactivated: 'suppressed after earlier bounces',
    SpamComplaint: 'reported as spam',
    SpamNotification: 'content refused',
    VirusNotification: 'virus found',
    ChallengeVerification: 'refused by policy',
    Blocked: 'sender refused',
    DMARCPolicy: 'authentication failed',
    DnsError: 'name lookup failed for now',
    Transient: 'delayed, still being tried',
    SoftBounce: 'temporary failure',
    AutoResponder: 'automatic reply',
    Subscribe: 'automatic reply',
    OpenRelayTest: 'automatic reply',
  }),
);

/** Kinds that speak for themselves, whatever a server said. */
const FINAL = new Set([
  'SpamComplaint',
  'Unsubscribe',
  'ManuallyDeactivated',
  'AutoResponder',
  'Subscribe',
  'Transient',
]);

/** Webhooks of Postmark: bounce, spam complaint and subscription change, behind the secret as Basic authentication. */
export class PostmarkSource implements ReturnSource {
  readonly name = 'postmark';

  constructor(private readonly secret: string | null) {}

  admits(headers: HookCall['headers']): Reading | null {
    return admitWithSecret(this.secret, headers);
  }

  read({ body }: HookCall): Promise<Reading> {
    const fields = fieldsOf(body);
    return Promise.resolve(
      fields ? readingOf(fields) : { kind: 'refused', problem: 'unreadable', message: 'The body is no JSON object.' },
    );
  }
}

function readingOf(fields: Fields): Reading {
  const type = textAt(fields, 'RecordType');
  switch (type) {
    case 'Bounce':
      return { kind: 'reports', reports: [reportOf(fields, bounceOf(fields))] };
    case 'SpamComplaint':
      return { kind: 'reports', reports: [reportOf(fields, plain(fields, 'Email', 'reported as spam'))] };
    case 'SubscriptionChange':
      return subscriptionChange(fields);
    default:
      return { kind: 'nothing', message: `Nothing is done for a ${type.slice(0, 40) || 'record without a type'}.` };
  }
}

/** Postmark stopped sending to an address: told once more, for those whose first report was missed. */
function subscriptionChange(fields: Fields): Reading {
  if (fields['SuppressSending'] !== true) return { kind: 'nothing', message: 'Nothing was suppressed.' };
  const reasons: ReadonlyMap<string, Reason> = new Map<string, Reason>(
    Object.entries({
      HardBounce: 'suppressed after earlier bounces',
      SpamComplaint: 'suppressed after a complaint',
      ManualSuppression: 'suppressed after unsubscribing',
    }),
  );
  const reason = reasons.get(textAt(fields, 'SuppressionReason')) ?? 'suppressed after earlier bounces';
  return { kind: 'reports', reports: [reportOf(fields, plain(fields, 'Recipient', reason))] };
}

function bounceOf(fields: Fields): Verdict {
  const type = textAt(fields, 'Type');
  const hint = TYPES.get(type) ?? 'unclear failure';
  if (FINAL.has(type)) return plain(fields, 'Email', hint);
  const diagnostic = textAt(fields, 'Details').slice(0, 8_000);
  return serviceVerdict({ recipient: emailAt(fields, 'Email'), messageId: null, diagnostic, status: '', hint });
}

const plain = (fields: Fields, field: string, reason: Reason): Verdict => ({
  recipient: emailAt(fields, field),
  outcome: REASONS[reason],
  status: null,
  reason,
  messageId: null,
});

const emailAt = (fields: Fields, name: string): string | null => textAt(fields, name).trim().toLowerCase() || null;

/** Its own Message-ID says nothing here; ours stands in the mail that came back, which it passes on where asked to. */
function reportOf(fields: Fields, verdict: Verdict): ReturnReport {
  const content = Buffer.from(textAt(fields, 'Content').slice(0, 1_000_000), 'utf8');
  const inside = content.length > 0 ? classifyReturn(content) : [];
  const { recipients, answers } = envelopeOf(content);
  const messageId = inside.find((found) => found.messageId !== null)?.messageId ?? null;
  return { verdicts: [{ ...verdict, messageId }], recipients, answers, trusted: true };
}
