import { drives, getterOf } from '../condition';
import type { HistoryEvent, Scope } from '../condition';
import { adjustments } from './adjust';
import { candidatesIn, settle } from './settle';
import type { Candidate } from './settle';
import type { CompiledScoreRule, CompiledScoring, LedgerEntry, LedgerFact } from './types';

/**
 * The lines that one event adds: what every rule that hears its type and whose guard holds gives within its limits.
 * What a machine did earns nothing; nor does an event that was scored before. For an event that `comesLate` the limits
 * have to be decided anew: see `rescore`.
 *
 * @param ledger earlier lines of this contact, at least those that `ledgerNeeds` names
 * @param scope what guards may look at; its `event` is this event
 */
export function scoreEvent(
  scoring: CompiledScoring,
  event: HistoryEvent,
  ledger: readonly LedgerFact[],
  scope: Scope,
): LedgerEntry[] {
  const all = candidatesOf(scoring, event, scope);
  if (all.length === 0) return [];
  const scored = candidatesIn(scoring, ledger.filter((line) => line.eventId === event.id)); // prettier-ignore
  const news = all.filter(({ rule }) => !scored.some((known) => known.rule === rule));
  const rules = new Set(news.flatMap(({ rule }) => companions(scoring, rule.id)));
  const lines = ledger.filter((line) => rules.has(line.rule));
  const standing = candidatesIn(scoring, lines);
  const open = news.filter((candidate) => !isTaken(candidate, standing));
  return open.length === 0 ? [] : adjustments(settle(scoring, [...standing, ...open]), lines);
}

/** Did something that shares limits with what this event earns happen later, and come earlier? */
export function comesLate(
  scoring: CompiledScoring,
  event: Pick<HistoryEvent, 'id' | 'type' | 'at'>,
  ledger: readonly LedgerFact[],
): boolean {
  const ordered = (scoring.rulesByType.get(event.type) ?? []).filter((rule) => rule.ordered);
  if (ordered.length === 0) return false;
  const rules = new Set(ordered.flatMap((rule) => companions(scoring, rule.id)));
  return ledger.some((line) => rules.has(line.rule) && line.at >= event.at && line.eventId !== event.id);
}

/** The lines that take back what an event earned: it was a machine's. What limits kept from others, `rescore` gives. */
export function reverseEvent(scoring: CompiledScoring, eventId: string, ledger: readonly LedgerFact[]): LedgerEntry[] {
  const own = ledger.filter((line) => line.eventId === eventId && scoring.rules.has(line.rule));
  return adjustments([], own, 'reversed').map((line) => ({ ...line, because: becauseOf(scoring, line.rule) }));
}

/** Every rule that hears the event and whose guard holds. */
export function candidatesOf(scoring: CompiledScoring, event: HistoryEvent, scope: Scope): Candidate[] {
  if (!drives(event)) return [];
  return (scoring.rulesByType.get(event.type) ?? []).flatMap((rule) =>
    rule.guard && !rule.guard.holds(scope) ? [] : [candidate(rule, event, scope)],
  );
}

export function becauseOf(scoring: CompiledScoring, rule: string): string {
  return scoring.rules.get(rule)?.because ?? scoring.sleep.find(({ id }) => id === rule)?.because ?? rule;
}

function candidate(rule: CompiledScoreRule, { id, at }: HistoryEvent, scope: Scope): Candidate {
  return { rule, per: rule.once?.per ? perValue(rule.once.per, scope) : null, at, eventId: id };
}

function isTaken({ rule, per }: Candidate, standing: readonly Candidate[]): boolean {
  return !rule.ordered && rule.once !== null && standing.some((other) => other.rule === rule && other.per === per);
}

/** The rules that share limits with this one, itself among them. */
function companions(scoring: CompiledScoring, id: string): string[] {
  const rule = scoring.rules.get(id);
  if (!rule?.limited) return [];
  if (rule.group === null) return [id];
  return [...scoring.rules.values()].filter((other) => other.group === rule.group).map((other) => other.id);
}

/** The value at a path such as `event.asset`, as text; a missing one counts as a value of its own. */
function perValue(path: string, scope: Scope): string {
  const value = getterOf(path)(scope, scope.event) ?? null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
