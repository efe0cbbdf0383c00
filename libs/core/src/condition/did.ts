import { parseExactMs, type Instant } from '../time';
import { ConditionError } from './errors';
import type { DidQuery, HistoryEvent, HistoryNeed, Scope } from './types';

/** Judges one event of the past. */
export type EventTest = (scope: Scope, event: HistoryEvent) => boolean;

/** Events that only people's count of. */
export const humanOnly: ReadonlySet<string> = new Set(['mail.opened', 'mail.clicked', 'mail.replied', 'asset.opened']);

/** Whether an event drives and counts: opens, clicks, replies and fetches of machines don't. */
export function drives(event: Pick<HistoryEvent, 'type' | 'verdict'>): boolean {
  if (event.verdict === undefined || event.verdict === 'human' || event.verdict === 'proxied') return true;
  return !humanOnly.has(event.type);
}

/** A question to the past made ready. */
export interface CompiledDid {
  readonly holds: (scope: Scope) => boolean;
  readonly count: (scope: Scope) => number;
  readonly turns: ((scope: Scope) => readonly Instant[]) | null;
  readonly label: string;
  readonly needs: readonly HistoryNeed[];
}

/**
 * Compiles `did`. The event of the step counts, whether or not the history has it yet.
 * @param where the compiled condition over the event's properties; null for none
 * @throws ConditionError `condition.form`; TimeError `time.duration`
 */
export function compileDid(query: DidQuery, where: EventTest | null): CompiledDid {
  const types = typesOf(query);
  const by = query.by ?? 'contact';
  const withinMs = query.within === undefined ? null : parseExactMs(query.within);
  const fits = (scope: Scope, event: HistoryEvent): boolean =>
    types.includes(event.type) &&
    (by === 'account' || event.contactId === scope.contactId) &&
    drives(event) &&
    (where === null || where(scope, event));
  const matches = (scope: Scope): readonly HistoryEvent[] => matching(scope, withinMs, fits);
  const atLeast = query.atLeast ?? 1;
  const contacts = query.contacts ?? 1;
  return {
    holds: (scope) => {
      const found = matches(scope);
      return found.length >= atLeast && (contacts <= 1 || people(found) >= contacts);
    },
    count: (scope) => (contacts > 1 ? people(matches(scope)) : matches(scope).length),
    turns: withinMs === null ? null : (scope) => fallingOut(matches(scope), contacts > 1 ? null : atLeast, withinMs),
    label: types.join('|'),
    needs: types.map((event) => ({ event, withinMs, by })),
  };
}

/** @throws ConditionError `condition.form` */
export function typesOf(query: DidQuery): readonly string[] {
  const types = typeof query?.event === 'string' ? [query.event] : query?.event;
  if (!Array.isArray(types) || types.length === 0) {
    throw new ConditionError('condition.form', 'did wants an event, like { "event": "page.viewed" }');
  }
  return types as readonly string[];
}

/**
 * When events leave the time asked about, as far as that can turn the answer: of so many that are wanted, the oldest
 * that is still needed.
 * @param atLeast null where people are counted, and each event may be the one that matters
 */
function fallingOut(found: readonly HistoryEvent[], atLeast: number | null, withinMs: number): readonly Instant[] {
  const newestFirst = found.map(({ at }) => at + withinMs + 1).toSorted((a, b) => b - a);
  return atLeast === null ? newestFirst : newestFirst.slice(atLeast - 1, atLeast);
}

function people(events: readonly HistoryEvent[]): number {
  return new Set(events.map(({ contactId }) => contactId)).size;
}

function matching(
  scope: Scope,
  withinMs: number | null,
  fits: (scope: Scope, event: HistoryEvent) => boolean,
): readonly HistoryEvent[] {
  const since = withinMs === null ? -Infinity : scope.now - withinMs;
  const { event, history } = scope;
  const found: HistoryEvent[] = event !== null && event.at >= since && fits(scope, event) ? [event] : [];
  // Backwards, as the newest are the ones asked for; it ascends by `at`, so the first too old one is the last looked at.
  for (let i = history.length - 1; i >= 0; i--) {
    const past = history[i];
    if (past === undefined || past.at < since) break;
    if (past.id !== event?.id && fits(scope, past)) found.push(past);
  }
  return found;
}

/** Several needs, each kind of event once, with the longest reach. */
export function mergeNeeds(needs: readonly HistoryNeed[]): readonly HistoryNeed[] {
  const merged = new Map<string, HistoryNeed>();
  for (const need of needs) {
    const key = `${need.by} ${need.event}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? need : { ...known, withinMs: longer(known.withinMs, need.withinMs) });
  }
  return [...merged.values()];
}

function longer(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
