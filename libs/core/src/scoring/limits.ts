import type { Instant } from '../time';
import type { CompiledScoreRule, CompiledScoring, LedgerFact } from './types';

/** Does giving the rule's points at this moment keep `once` and `atMost`? Lines may come in any order of time. */
export function withinLimits(
  rule: CompiledScoreRule,
  per: string | null,
  at: Instant,
  ledger: readonly LedgerFact[],
): boolean {
  const earlier = ledger.filter((line) => line.rule === rule.id);
  if (rule.once && earlier.some((line) => line.per === per)) return false;
  return rule.atMost === null || keepsRate(rule.atMost, at, earlier);
}

function keepsRate(
  limit: { readonly times: number; readonly withinMs: number | null },
  at: Instant,
  earlier: readonly LedgerFact[],
): boolean {
  const { times, withinMs } = limit;
  if (withinMs === null) return earlier.length < times;
  const moments = [...earlier.map((line) => line.at), at].sort((a, b) => a - b);
  // A late event may fall between earlier ones: no window of that length may hold more than its share.
  return moments.every((start) => moments.filter((m) => m >= start && m < start + withinMs).length <= times);
}

/** What is left of the rule's points under the cap of its group. Points that take away are never capped. */
export function underGroupCap(
  scoring: CompiledScoring,
  rule: CompiledScoreRule,
  ledger: readonly LedgerFact[],
): number {
  const max = rule.group === null ? undefined : scoring.model.groups[rule.group]?.max;
  if (max === undefined || rule.points <= 0) return rule.points;
  const given = ledger
    .filter((line) => scoring.groupOf.get(line.rule) === rule.group)
    .reduce((sum, line) => sum + line.points, 0);
  return Math.max(0, Math.min(rule.points, max - given));
}
