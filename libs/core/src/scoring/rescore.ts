import type { HistoryEvent, Scope } from '../condition';
import type { Instant } from '../time';
import { adjustments } from './adjust';
import { becauseOf, candidatesOf } from './score-event';
import { isSeen } from './seen';
import { settle } from './settle';
import type { CompiledScoring, LedgerEntry, LedgerFact } from './types';

/** All that happened to one contact, as far as scoring hears of it. */
export interface Past {
  /** Of the contact, in any order; `heardTypes` of the model, and whatever earned a line. */
  readonly events: readonly HistoryEvent[];
  /** What guards may look at beside the event and what came before it: the contact as it is. */
  readonly scope: Omit<Scope, 'event' | 'history' | 'now'>;
}

/**
 * The ledger that the events alone make, up to a moment: the definition of a score. Guards see each event with what was
 * done before it, and the contact's data as they are now.
 */
export function recompute(scoring: CompiledScoring, past: Past, now: Instant): LedgerEntry[] {
  const events = past.events.filter((event) => event.contactId === past.scope.contactId).sort(byTime);
  const everything = [...past.events].sort(byTime);
  const candidates = events.flatMap((event) =>
    candidatesOf(scoring, event, {
      ...past.scope,
      now: event.at,
      event,
      history: scoring.needsPast ? everything.filter((other) => byTime(other, event) < 0) : [],
    }),
  );
  return [...settle(scoring, candidates), ...sleepLines(scoring, events, now)];
}

/**
 * The lines that bring a ledger to what the events make. A flow's own points, counter-entries and opening balances stay;
 * so do points of events that are no longer kept, and events whose points were reversed stay without any.
 */
export function rescore(
  scoring: CompiledScoring,
  past: Past,
  ledger: readonly LedgerFact[],
  now: Instant,
): LedgerEntry[] {
  const reversed = reversedEvents(ledger);
  const kept = new Set(past.events.map((event) => event.id));
  const ours = ledger.filter(
    (line) => line.eventId !== null && (kept.has(line.eventId) || !isKnown(scoring, line.rule)),
  );
  const events = past.events.filter((event) => !reversed.has(event.id));
  const desired = recompute(scoring, { ...past, events }, now);
  return adjustments(desired, ours).map((line) => ({ ...line, because: becauseOf(scoring, line.rule) }));
}

/** A line whenever somebody was not seen for so long, dated at the end of that time. */
function sleepLines(scoring: CompiledScoring, events: readonly HistoryEvent[], now: Instant): LedgerEntry[] {
  const seen = scoring.sleep.length > 0 ? events.filter(isSeen) : [];
  return scoring.sleep.flatMap(({ id, because, afterMs, points }) =>
    seen.flatMap((event, index): LedgerEntry[] => {
      const at = event.at + afterMs;
      const slept = at <= now && at <= (seen[index + 1]?.at ?? Infinity);
      return slept ? [{ rule: id, per: null, points, at, because, eventId: event.id, kind: 'earned' }] : [];
    }),
  );
}

/** Events that turned out not to be a person's, by the last that was written of them. */
function reversedEvents(ledger: readonly LedgerFact[]): Set<string> {
  const reversed = new Set<string>();
  for (const { eventId, kind } of ledger) {
    if (eventId === null) continue;
    if (kind === 'reversed') reversed.add(eventId);
    else if (kind === 'earned') reversed.delete(eventId);
  }
  return reversed;
}

function isKnown(scoring: CompiledScoring, rule: string): boolean {
  return scoring.rules.has(rule) || scoring.sleep.some(({ id }) => id === rule);
}

function byTime(one: HistoryEvent, other: HistoryEvent): number {
  if (one.at !== other.at) return one.at - other.at;
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1;
}
