import { hintOf, isMild, matchable, meaningOf, refusalOf, saysGone } from './rules/match';
import { reasonOfReply, reasonOfStatus, replyIn, statusIn, vague } from './rules/status';
import { isHard, type Reason } from './verdict';

/** All that a returned mail says about one recipient. */
export interface Evidence {
  /** RFC 3464: failed, delayed, delivered, relayed, expanded; empty where it is not told. */
  readonly action: string;
  /** The Status field; empty where there is none. */
  readonly status: string;
  /** What the other server said. */
  readonly diagnostic: string;
  /** What the returning server wrote for people about this recipient. */
  readonly notice: string;
}

export interface Judgement {
  readonly status: string | null;
  readonly reason: Reason;
}

/**
 * Weighs words, codes and action against each other. Words of the other server count most, since codes are shared by
 * many meanings; a code counts before the words for people; and where two that speak of the mailbox and of the sender
 * disagree, the one that leaves the contact unharmed is believed.
 */
export function judge(evidence: Evidence): Judgement {
  const action = evidence.action.toLowerCase();
  const status = statusOf(evidence);
  const succeeded = action === '' && evidence.status.trim().startsWith('2');
  if (succeeded || /^(delivered|relayed|expanded)/.test(action)) return { status, reason: 'delivered' };
  const temporary = isTemporary(evidence, status);
  const known = reasonFor(evidence, status ?? '', temporary);
  const reason = isHard(known) && !isAboutRecipient(known, evidence) ? 'sender refused' : known;
  const mild = action.startsWith('delayed') && !isSender(reason) ? 'delayed, still being tried' : reason;
  return { status, reason: temporary && isHard(mild) && !isFinal(evidence, mild) ? 'temporary failure' : mild };
}

/** Whoever is unknown, it is not the recipient: refused before it was named, or a domain by a server that took it. */
function isAboutRecipient(reason: Reason, { diagnostic, notice }: Evidence): boolean {
  const told = `${diagnostic}\n${notice}`;
  return !BEFORE_RECIPIENT.test(told) && !(DOMAINS.has(reason) && AFTER_CONTENT.test(told));
}

/** Postfix, Exim, Sendmail. */
const BEFORE_RECIPIENT =
  /in reply to (?:mail from|helo|ehlo|initial)|after (?:pipelined )?(?:mail from|helo|ehlo|initial connection)|^>>> mail from:.{0,400}\n<<< 5/im;

/** Postfix, Exim, qmail. */
const AFTER_CONTENT =
  /in reply to end of data|after (?:end of data|sending data block)|failed after i sent the message/i;

const DOMAINS: ReadonlySet<Reason> = new Set<Reason>(['no such domain', 'domain takes no mail']);

const isSender = (reason: Reason): boolean => isMild(reason) && SENDERS.has(reason);
const SENDERS: ReadonlySet<Reason> = new Set<Reason>([
  'sender on a blocklist',
  'sender has a bad reputation',
  'authentication failed',
  'reverse name missing',
  'too much or too fast',
  'sender refused',
]);

/** What the other server said, else the Status field, else a code among the words for people; details before x.0.0. */
function statusOf({ status, diagnostic, notice }: Evidence): string | null {
  const field = /[245]\.\d{1,3}\.\d{1,3}/.exec(status)?.[0] ?? null;
  const sure = statusIn(diagnostic) ?? field;
  // Notices tell of earlier tries too: a code of another class is of one of those.
  const noted = [statusIn(notice)].filter((code) => sure === null || code?.[0] === sure[0]);
  const told = [statusIn(diagnostic), field, ...noted].filter((found) => found !== null);
  return told.find((found) => !vague(found)) ?? told[0] ?? replyIn(diagnostic) ?? replyIn(notice);
}

function isTemporary({ diagnostic, status, notice }: Evidence, known: string | null): boolean {
  const code = statusIn(diagnostic) ?? replyIn(diagnostic) ?? (status.trim() || replyIn(notice) || known) ?? '';
  return code.startsWith('4');
}

/** A temporary code in a final report: only what cannot come back by itself is believed. */
const isFinal = ({ action }: Evidence, reason: Reason): boolean =>
  reason === 'suppressed after earlier bounces' ||
  (/^fail/i.test(action) && (reason === 'no such mailbox' || reason === 'no such domain'));

function reasonFor(evidence: Evidence, status: string, temporary: boolean): Reason {
  const said = matchable(evidence.diagnostic);
  const spoken = meaningOf(said, { temporary });
  const written = matchable(evidence.notice);
  const coded = vague(status) ? null : reasonOfStatus(status);
  // A code that is said of senders alone: the address in the words is theirs.
  if (spoken && isHard(spoken) && coded && SENDERS.has(coded)) return coded;
  if (spoken && !isGeneral(spoken)) return spoken;
  const noted = meaningOf(written, { temporary });
  if (coded) return milder(coded, spoken ?? hintOf(said) ?? (saysGone(written) ? null : noted));
  if (spoken) return spoken;
  return (
    noted ?? hintOf(said) ?? reasonOfReply(replyIn(evidence.diagnostic) ?? '') ?? fallback(said + written, temporary)
  );
}

const isGeneral = (reason: Reason): boolean => reason === 'server trouble' || reason === 'server not reachable';

/** A code that condemns the mailbox yields to words that don't; one that says little yields to words that say more. */
function milder(coded: Reason, words: Reason | null): Reason {
  if (words === null) return coded;
  if (isHard(coded)) return isMild(words) && !isGeneral(words) ? words : coded;
  return isGeneral(coded) ? words : coded;
}

const fallback = (text: string, temporary: boolean): Reason =>
  temporary ? 'temporary failure' : (hintOf(text) ?? refusalOf(text) ?? 'unclear failure');
