import { remaining } from './decay';
import type { CompiledScoreRule, CompiledScoring, LedgerEntry, LedgerFact } from './types';

/** An event that a rule hears and whose guard holds, before any limit. */
export interface Candidate {
  readonly rule: CompiledScoreRule;
  readonly per: string | null;
  readonly at: number;
  readonly eventId: string;
}

/**
 * What candidates are worth under the limits of their rules, decided in the order in which things happened (`at`, then
 * the event's id, then the document), so that the order in which events arrive changes nothing.
 */
export function settle(scoring: CompiledScoring, candidates: readonly Candidate[]): LedgerEntry[] {
  const settled: LedgerEntry[] = [];
  /** Where each rule counted. What a limit left nothing of neither counts nor stands in the way. */
  const counted = new Map<string, { at: number; per: string | null }[]>();
  for (const candidate of [...candidates].sort(inOrder)) {
    const { rule, per, at, eventId } = candidate;
    const earlier = counted.get(rule.id) ?? [];
    const points = withinLimits(candidate, earlier) ? underGroupCap(scoring, candidate, settled) : 0;
    if (points === 0) continue;
    earlier.push({ at, per });
    counted.set(rule.id, earlier);
    settled.push({ rule: rule.id, per, points, at, because: rule.because, eventId, kind: 'earned' });
  }
  return settled;
}

/** Candidates that stand in the ledger: earned, and not taken back since. */
export function candidatesIn(scoring: CompiledScoring, ledger: readonly LedgerFact[]): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { rule: id, per, at, eventId, kind } of ledger) {
    const rule = scoring.rules.get(id);
    if (!rule || eventId === null || kind === 'adjusted') continue;
    const key = keyOf(id, eventId);
    if (kind === 'earned') found.set(key, { rule, per, at, eventId });
    else found.delete(key);
  }
  return [...found.values()];
}

export function keyOf(rule: string, eventId: string | null): string {
  return `${rule}|${eventId ?? ''}`;
}

function inOrder(one: Candidate, other: Candidate): number {
  if (one.at !== other.at) return one.at - other.at;
  if (one.eventId !== other.eventId) return one.eventId < other.eventId ? -1 : 1;
  return one.rule.index - other.rule.index;
}

/** `earlier` are the moments at which the rule counted before. */
function withinLimits(
  { rule, per, at }: Candidate,
  earlier: readonly { readonly at: number; readonly per: string | null }[],
): boolean {
  if (rule.once && earlier.some((other) => other.per === per)) return false;
  if (rule.atMost === null) return true;
  const { times, withinMs } = rule.atMost;
  const inWindow = withinMs === null ? earlier : earlier.filter((other) => other.at > at - withinMs);
  return inWindow.length < times;
}

/** What is left under the cap of the group, as far as what it gave before has not faded. Taking away is never capped. */
function underGroupCap(scoring: CompiledScoring, { rule, at }: Candidate, settled: readonly LedgerEntry[]): number {
  const max = rule.group === null ? undefined : scoring.model.groups[rule.group]?.max;
  if (max === undefined || rule.points <= 0) return rule.points;
  const given = settled
    .filter((line) => line.points > 0 && scoring.rules.get(line.rule)?.group === rule.group)
    .reduce((sum, line) => sum + line.points * remaining(scoring.decayOf(line.rule), at - line.at), 0);
  return Math.max(0, Math.min(rule.points, max - given));
}
