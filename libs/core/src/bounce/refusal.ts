import { judge } from './judge';
import { reasonOfReply, replyIn, statusIn } from './rules/status';
import { isHard, type Reason } from './verdict';

/** What was being said when a server answered no: greeting and log-in, `MAIL FROM`, `RCPT TO`, or the mail itself. */
export type Stage = 'session' | 'sender' | 'recipient' | 'body';

/** What a refusal means for the mail that met it. */
export interface Refusal {
  /** It will never be taken; else it is tried again. */
  readonly ends: boolean;
  /** How long the first try after it waits, in ms; further waits grow from there. */
  readonly firstWaitMs: number;
  readonly reason: Reason;
  /** Enhanced status code (RFC 3463), or else the reply code. */
  readonly status: string | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LONGEST_HINT_MS = 4 * HOUR_MS;

/**
 * Permanent refusals (5.X.X) that an operator can mend, or that are about the server and not about this mail: it waits
 * for that. By subject and detail, or by subject (RFC 3463, 4954, 5248). All others end the mail.
 */
const MENDED: ReadonlySet<string> = new Set([
  '1.7', // our address: syntax
  '1.8', // our address: domain
  '3.2', // the server takes no mail now
  '3.5', // the server is misconfigured
  '4.1', // no answer from the host behind it
  '4.2', // bad connection
  '4.3', // directory server failure
  '4.5', // congestion
  '5.3', // too many recipients
  '7.8', // our log-in is not valid
  '7.10', // encryption is needed
  '7.11', // encryption is needed for the log-in
  '7.13', // our account is disabled
  '7.14', // trust relationship needed
]);

/** Reply codes that say the same where there is no enhanced one: log-in or encryption wanted (RFC 4954, 3207). */
const MENDED_REPLIES: ReadonlySet<string> = new Set(['530', '534', '535', '538']);

/** Refusals of the sender's command that are about the size of this one mail (RFC 1870). */
const ABOUT_SIZE: ReadonlySet<string> = new Set(['2.3', '3.4']);

/** How long temporary refusals (4.X.X) wait first, in minutes, by subject and detail or by subject. */
const FIRST_WAIT_MINUTES: Readonly<Record<string, number>> = {
  '2.1': 60, // mailbox disabled
  '2.2': 60, // mailbox full: nobody empties it within minutes
  '2': 15,
  '3.1': 15, // the server's disk is full
  '3': 5,
  '4.5': 15, // congestion
  '7.28': 30, // rate, as Gmail says it
  '7.650': 30, // rate, as Microsoft says it
  '7': 5, // mostly greylisting, which wants some minutes (RFC 6647)
};

/** Words that say more than the subject of their code. */
const FIRST_WAIT_BY_REASON: Partial<Record<Reason, number>> = {
  greylisted: 5,
  'mailbox full': 60,
  'mailbox gets too much mail': 60,
  'too much or too fast': 15,
  'sender on a blocklist': 60,
};

/**
 * What a server's no means: by the enhanced status code first, else by the reply code, and by the stage at which it came.
 * Before the recipient is named a refusal is about us, so the mail waits for whoever can mend it; but for its size.
 *
 * @param response the reply, all its lines
 */
export function refusalOf(stage: Stage, response: string): Refusal {
  const reply = replyIn(response) ?? response.slice(0, 3);
  const status = statusIn(response);
  const { reason } = judge({ action: 'failed', status: status ?? '', diagnostic: response, notice: '' });
  const ends = isPermanent(reply, status) && endsAt(stage, reply, status, isHard(reason));
  return { ends, firstWaitMs: firstWaitMs(response, status, reason), reason, status: status ?? reply };
}

/** Of two codes that contradict each other the milder one is believed. */
const isPermanent = (reply: string, status: string | null): boolean =>
  reply.startsWith('5') && (status === null || status.startsWith('5'));

function endsAt(stage: Stage, reply: string, status: string | null, isGone: boolean): boolean {
  const code = detailOf(status);
  if (stage === 'session') return false;
  if (stage === 'sender') return ABOUT_SIZE.has(code) || (status === null && reasonOfReply(reply) === 'mailbox full');
  // Words of a mailbox that is gone outrank a code: Microsoft 365 says 5.4.1 of unknown recipients.
  return isGone || (!MENDED.has(code) && !(status === null && MENDED_REPLIES.has(reply)));
}

/** Subject and detail: `1.1` of `5.1.1`. */
const detailOf = (status: string | null): string => status?.slice(2) ?? '';

function firstWaitMs(response: string, status: string | null, reason: Reason): number {
  const code = detailOf(status);
  const [subject = ''] = code.split('.');
  const minutes = FIRST_WAIT_MINUTES[code] ?? FIRST_WAIT_BY_REASON[reason] ?? FIRST_WAIT_MINUTES[subject] ?? 1;
  return Math.max(minutes * MINUTE_MS, hintMs(response));
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: MINUTE_MS, h: HOUR_MS };

/** "Try again in 300 seconds": what the server asks for, up to four hours; 0 where it asks for nothing. */
function hintMs(response: string): number {
  const [, count, unit = ''] =
    /\b(?:in|after|for|wait(?:ing)?) (?:about |at least )?(\d{1,5}) ?(s|m|h)(?:ec|in|our|r)?(?:ond|ute)?s?\b/i.exec(
      response,
    ) ?? [];
  return count === undefined ? 0 : Math.min(Number(count) * (UNIT_MS[unit.toLowerCase()] ?? 0), LONGEST_HINT_MS);
}
