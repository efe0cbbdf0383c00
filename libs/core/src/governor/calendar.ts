import { addDuration, afterQuietHours, nextInWindow } from '../time';
import type { Instant } from '../time';
import type { GovernedMail, GovernorFacts, NotNowReason, RecentMail } from './types';

type Constraint = (at: Instant) => Instant;

/**
 * The first moment from `facts.now` on that gap, cap, window and quiet hours allow together, and which of them stands
 * in the way now; null when none does. Each constraint moves the moment forward until all agree.
 */
export function firstFreeMoment(
  mail: GovernedMail,
  facts: GovernorFacts,
): { reason: NotNowReason; until: Instant } | null {
  const all = constraints(mail, facts);
  const first = all.find(([, next]) => next(facts.now) > facts.now);
  if (!first) return null;
  // Two windows that never meet would go round for ever: past the end of its patience the mail is skipped anyway.
  const horizon = facts.now + facts.rules.maxWaitMs;
  let at = facts.now;
  while (at <= horizon) {
    const moved = all.reduce((moment, [, next]) => next(moment), at);
    if (moved === at) break;
    at = moved;
  }
  return { reason: first[0], until: at };
}

/** Each gives the first moment at or after the one given that it allows. */
function constraints(mail: GovernedMail, facts: GovernorFacts): readonly (readonly [NotNowReason, Constraint])[] {
  const { rules, calendar } = facts;
  const gapEnd = gapEnds(mail, facts);
  const capEnd = mail.kind === 'marketing' ? capEnds(facts) : -Infinity;
  const list: (readonly [NotNowReason, Constraint])[] = [
    ['gap', (at) => Math.max(at, gapEnd)],
    ['cap', (at) => Math.max(at, capEnd)],
  ];
  const { window } = mail;
  const { quietHours } = rules;
  const { timezone, holidays } = calendar;
  const never = facts.now + rules.maxWaitMs + 1;
  if (window) list.push(['window', (at) => nextInWindow(window, at, timezone, holidays) ?? never]);
  if (quietHours) list.push(['quiet-hours', (at) => afterQuietHours(quietHours, at, timezone) ?? never]);
  return list;
}

/** When both gaps are over: the flow's own, and the workspace's between any two mails. */
function gapEnds(mail: GovernedMail, { recent, rules, calendar }: GovernorFacts): Instant {
  const { gap } = mail;
  const ends = recent.flatMap((before) => [
    ...(rules.gapMs > 0 ? [before.at + rules.gapMs] : []),
    ...(gap && mail.flowId !== null && before.flowId === mail.flowId ? [addDuration(before.at, gap, calendar)] : []),
  ]);
  return Math.max(-Infinity, ...ends);
}

/** When the cap has room again: as the oldest of its last `mails` marketing mails falls out of its span. */
function capEnds({ now, recent, rules }: GovernorFacts): Instant {
  if (!rules.cap) return -Infinity;
  const { mails, withinMs } = rules.cap;
  if (mails <= 0) return now + rules.maxWaitMs;
  const times = recent.filter(isMarketing).map((mail) => mail.at);
  const newestFirst = times.sort((a, b) => b - a);
  const oldestThatCounts = newestFirst[mails - 1];
  return oldestThatCounts === undefined ? -Infinity : oldestThatCounts + withinMs;
}

const isMarketing = (mail: RecentMail): boolean => mail.kind === 'marketing';
