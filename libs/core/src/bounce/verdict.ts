/** What the sender of the returned mail is to do about a recipient. */
export type Outcome = 'hard' | 'soft' | 'sender' | 'complaint' | 'unsubscribe' | 'none';

/**
 * Every reason that a verdict can have, with the outcome that it stands for. A warning that
 * delivery is late is soft: nobody is gone. A mail too large is the sender's doing, so the contact is not counted.
 */
export const REASONS = {
  'no such mailbox': 'hard',
  'mailbox closed': 'hard',
  'mailbox moved': 'hard',
  'no such domain': 'hard',
  'domain takes no mail': 'hard',
  'address not valid': 'hard',
  'suppressed after earlier bounces': 'hard',

  'mailbox full': 'soft',
  'mailbox suspended': 'soft',
  'mailbox gets too much mail': 'soft',
  greylisted: 'soft',
  'delayed, still being tried': 'soft',
  'gave up after retries': 'soft',
  'server not reachable': 'soft',
  'server trouble': 'soft',
  'name lookup failed for now': 'soft',
  'mail loop': 'soft',
  'secure connection failed': 'soft',
  'temporary failure': 'soft',
  'unclear failure': 'soft',

  'sender on a blocklist': 'sender',
  'sender has a bad reputation': 'sender',
  'authentication failed': 'sender',
  'reverse name missing': 'sender',
  'too much or too fast': 'sender',
  'refused by policy': 'sender',
  'content refused': 'sender',
  'message too large': 'sender',
  'virus found': 'sender',
  'sender refused': 'sender',
  'relaying denied': 'sender',
  'message malformed': 'sender',
  'refused without a reason': 'sender',

  'reported as spam': 'complaint',
  'suppressed after a complaint': 'complaint',

  'asked to unsubscribe': 'unsubscribe',
  'suppressed after unsubscribing': 'unsubscribe',

  delivered: 'none',
  read: 'none',
  'automatic reply': 'none',
  'reported as not spam': 'none',
  'not a returned mail': 'none',
  'refused: larger than can be read': 'none',
  'refused: more parts than can be read': 'none',
} as const satisfies Record<string, Outcome>;

export type Reason = keyof typeof REASONS;

/** What one returned mail says about one recipient. */
export interface Verdict {
  /** The address that the mail was sent to, as far as it is told; null where the mail names nobody. */
  readonly recipient: string | null;
  readonly outcome: Outcome;
  /** Enhanced status code (RFC 3463), or else the SMTP reply code; null where there is neither. */
  readonly status: string | null;
  readonly reason: Reason;
  /** Message-ID of the mail that came back, without angle brackets. */
  readonly messageId: string | null;
}

export const isHard = (reason: Reason): boolean => REASONS[reason] === 'hard';
