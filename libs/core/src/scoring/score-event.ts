import { drives, getterOf } from '../condition';
import type { HistoryEvent, Scope } from '../condition';
import { standingLines } from './reverse';
import { underGroupCap, withinLimits } from './limits';
import type { CompiledScoreRule, CompiledScoring, LedgerEntry, LedgerFact } from './types';

/**
 * The points that one event earns: every rule that hears its type and whose guard holds, within the rule's limits.
 * What a machine did earns nothing.
 *
 * @param ledger earlier lines of this contact, at least those of `limitedRules`
 * @param scope what guards may look at; its `event` is this event
 */
export function scoreEvent(
  scoring: CompiledScoring,
  event: HistoryEvent,
  ledger: readonly LedgerFact[],
  scope: Scope,
): LedgerEntry[] {
  if (!drives(event)) return [];
  const earned: LedgerEntry[] = [];
  const standing = standingLines(ledger);
  for (const rule of scoring.rulesByType.get(event.type) ?? []) {
    const entry = applyRule(scoring, rule, event, [...standing, ...earned], scope);
    if (entry) earned.push(entry);
  }
  return earned;
}

function applyRule(
  scoring: CompiledScoring,
  rule: CompiledScoreRule,
  event: HistoryEvent,
  ledger: readonly LedgerFact[],
  scope: Scope,
): LedgerEntry | null {
  if (rule.guard && !rule.guard.holds(scope)) return null;
  const per = rule.once?.per ? perValue(rule.once.per, scope) : null;
  if (!withinLimits(rule, per, event.at, ledger)) return null;
  const points = underGroupCap(scoring, rule, ledger);
  if (points === 0) return null;
  return { rule: rule.id, per, points, at: event.at, because: rule.because, eventId: event.id };
}

/** The value at a path such as `event.asset`, as text; a missing one counts as a value of its own. */
function perValue(path: string, scope: Scope): string {
  const value = getterOf(path)(scope, scope.event) ?? null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
