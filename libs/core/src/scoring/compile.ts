import { compileCondition, getterOf } from '../condition';
import type { CompiledCondition, DeclaredTypes, HistoryNeed } from '../condition';
import { textIn } from '../workspace';
import type { ConditionSource, LocalizedText, ScoreRule, ScoringModel } from '../workspace';
import type { CompiledScoreRule, CompiledScoring } from './types';

/** What scoring needs to know of its workspace. */
export interface ScoringContext {
  /** The language in which sales reads the reasons. */
  readonly locale: string;
  readonly types?: DeclaredTypes;
}

/** Makes `scoring.json` ready: conditions to closures, rules by what they hear. Throws what `compileCondition` throws. */
export function compileScoring(model: ScoringModel, context: ScoringContext): CompiledScoring {
  const compile = (source: ConditionSource): CompiledCondition => compileCondition(source, { types: context.types });
  const say = (label: LocalizedText): string => textIn(label, context.locale, context.locale);
  const rules = model.rules.map((rule) => ({ rule, compiled: compileRule(rule, compile, say) }));
  const fitRules = model.fit.rules.map((rule) => ({
    id: rule.id,
    because: say(rule.label),
    when: compile(rule.when),
    points: rule.points,
  }));
  const disqualifiers = model.fit.disqualify.map((rule) => ({
    id: rule.id,
    because: say(rule.label),
    when: compile(rule.when),
  }));
  return {
    model,
    rulesByType: byType(rules),
    groupOf: new Map(model.rules.flatMap((rule) => (rule.group === null ? [] : [[rule.id, rule.group] as const]))),
    limitedRules: model.rules.filter((rule) => rule.once ?? rule.atMost ?? rule.group).map((rule) => rule.id),
    fitRules,
    disqualifiers,
    fitPaths: {
      needed: model.fit.needs.map((path) => getterOf(path)),
      looked: [...new Set(fitRules.flatMap((rule) => rule.when.paths))].map((path) => getterOf(path)),
    },
    history: needsOf([...rules.map((rule) => rule.compiled.guard), ...fitRules.map((rule) => rule.when)]),
  };
}

function compileRule(
  rule: ScoreRule,
  compile: (source: ConditionSource) => CompiledCondition,
  say: (label: LocalizedText) => string,
): CompiledScoreRule {
  return {
    id: rule.id,
    because: say(rule.label) || rule.id,
    guard: rule.guard === null ? null : compile(rule.guard),
    points: rule.points,
    once: rule.once,
    atMost: rule.atMost,
    group: rule.group,
  };
}

function byType(rules: readonly { rule: ScoreRule; compiled: CompiledScoreRule }[]): Map<string, CompiledScoreRule[]> {
  const index = new Map<string, CompiledScoreRule[]>();
  for (const { rule, compiled } of rules)
    for (const type of rule.on) index.set(type, [...(index.get(type) ?? []), compiled]);
  return index;
}

function needsOf(conditions: readonly (CompiledCondition | null)[]): HistoryNeed[] {
  return conditions.flatMap((condition) => condition?.history ?? []);
}
