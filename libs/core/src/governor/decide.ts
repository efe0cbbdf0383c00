import type { Instant } from '../time';
import { firstFreeMoment } from './calendar';
import type { GovernedMail, GovernorFacts, HeldTime, NeverReason, NotNowReason, Verdict } from './types';

/** Nobody knows when a switch, a pause, a hold or a handoff ends: look again after this. */
export const LOOK_AGAIN_MS = 15 * 60_000;

/** Suppressions that stop service mails too: the address is dead, its owner complained, or they are gone for good. */
const STOPS_SERVICE: ReadonlySet<string> = new Set(['bounce', 'complaint', 'erased']);

const never = (reason: NeverReason): Verdict => ({ verdict: 'never', reason });

/**
 * The send governor: may this mail leave at `facts.now`? Pure; the product asks it in the transaction that starts the
 * attempt, under the contact's lock, and the simulator asks the same one.
 *
 * @returns `now`; `not-now` with the reason and when to ask again, never later than the moment at which waiting itself
 *   ends the mail (`notAfter`, `maxWaitMs`); `never` with the reason.
 */
export function decide(mail: GovernedMail, facts: GovernorFacts): Verdict {
  const refused = refusal(mail, facts);
  if (refused) return never(refused);
  const held = hold(mail, facts);
  if (!held) return { verdict: 'now' };
  const lastMoment = patienceEnds(mail, facts);
  if (facts.now > lastMoment) return never('waited-too-long');
  const end = Math.min(lastMoment, mail.notAfter ?? Infinity) + 1;
  return { verdict: 'not-now', reason: held.reason, until: Math.max(facts.now + 1, Math.min(held.until, end)) };
}

/** Why the mail will never leave, if so. Service mails need no consent; only a dead address or a complaint stops them. */
function refusal(mail: GovernedMail, facts: GovernorFacts): NeverReason | null {
  if (mail.notAfter !== null && facts.now > mail.notAfter) return 'too-late';
  if (facts.consent.complained) return 'complained';
  if (facts.suppression !== null && (mail.kind === 'marketing' || STOPS_SERVICE.has(facts.suppression))) {
    return 'suppressed';
  }
  return mail.kind === 'marketing' ? withoutConsent(mail, facts) : null;
}

function withoutConsent(mail: GovernedMail, { consent }: GovernorFacts): NeverReason | null {
  if (consent.mail === 'withdrawn') return 'unsubscribed';
  if (consent.mail === 'none') return 'no-consent';
  if (consent.mail === 'unconfirmed') return 'consent-unconfirmed';
  return mail.topic !== null && consent.topicsOff.includes(mail.topic) ? 'topic-off' : null;
}

interface Hold {
  readonly reason: NotNowReason;
  readonly until: Instant;
}

function hold(mail: GovernedMail, facts: GovernorFacts): Hold | null {
  const openEnded = openEndedHold(mail, facts);
  if (openEnded) return { reason: openEnded, until: facts.now + LOOK_AGAIN_MS };
  const alarm = mail.kind === 'marketing' ? facts.alarmUntil : null;
  // A person may end it before its time.
  if (alarm !== null && alarm > facts.now) {
    return { reason: 'receivers-refuse', until: Math.min(alarm, facts.now + LOOK_AGAIN_MS) };
  }
  const wanted = lessOftenEnds(mail, facts);
  if (wanted > facts.now) return { reason: 'less-often', until: wanted };
  const calendar = mail.immediately ? null : firstFreeMoment(mail, facts);
  if (calendar) return calendar;
  const speed = facts.speedUntil;
  return speed !== null && speed > facts.now ? { reason: 'speed', until: speed } : null;
}

/** A reader's own wish for fewer mails outweighs a flow's `immediately`. */
function lessOftenEnds(mail: GovernedMail, { consent, recent, rules }: GovernorFacts): Instant {
  if (!consent.lessOften || mail.kind !== 'marketing') return -Infinity;
  const times = recent.filter((before) => before.kind === 'marketing').map((before) => before.at);
  return Math.max(-Infinity, ...times) + rules.lessOftenMs;
}

/** Holds that end when somebody acts, not at a known time. */
function openEndedHold(mail: GovernedMail, facts: GovernorFacts): NotNowReason | null {
  if (facts.sendingOff) return 'sending-off';
  if (facts.flowPaused) return 'flow-paused';
  if (mail.kind === 'service') return null;
  if (facts.withSales.some((time) => isOpen(time.until, facts.now))) return 'with-sales';
  return facts.holds.some((h) => h.flowId !== mail.flowId && h.priority > mail.priority) ? 'held' : null;
}

const isOpen = (until: Instant | null, now: Instant): boolean => until === null || until > now;

/** The last moment at which the mail still waits: time with sales, or in a paused flow, doesn't count. */
function patienceEnds(mail: GovernedMail, { rules, withSales, pauses = [], now }: GovernorFacts): Instant {
  const held = mail.kind === 'marketing' ? [...withSales, ...pauses] : pauses;
  return mail.wantedAt + rules.maxWaitMs + timeHeld(mail.wantedAt, held, now);
}

/** Milliseconds of these times since `since`; overlapping ones count once. */
function timeHeld(since: Instant, held: readonly HeldTime[], now: Instant): number {
  const times = held.toSorted((a, b) => a.from - b.from);
  let counted = since;
  let total = 0;
  for (const { from, until } of times) {
    const start = Math.max(from, counted);
    const end = Math.min(until ?? now, now);
    if (end <= start) continue;
    total += end - start;
    counted = end;
  }
  return total;
}
