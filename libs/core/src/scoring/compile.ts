import { compileCondition, getterOf } from '../condition';
import type { CompiledCondition, DeclaredTypes, HistoryNeed } from '../condition';
import { textIn } from '../workspace';
import type { ConditionSource, Decay, LocalizedText, ScoreRule, ScoringModel } from '../workspace';
import { SEEN_TYPES } from './seen';
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
  const fades = model.sleep.length > 0 || [model, ...model.rules].some(({ decay }) => decay !== null && decay !== 'never'); // prettier-ignore
  const rules = model.rules.map((rule, index) => compileRule(rule, index, { compile, say, fades }));
  const fitRules = model.fit.rules.map(({ id, label, when, points }) => ({
    id,
    because: say(label),
    when: compile(when),
    points,
  }));
  const needsPast = model.sleep.length > 0 || rules.some((rule) => looksBack(rule));
  const guards = needsOf(rules.map((rule) => rule.guard));
  const heardTypes = [...new Set([...model.rules.flatMap((rule) => [...heardBy(rule)]), ...guards.map((need) => need.event), ...(model.sleep.length > 0 ? SEEN_TYPES : [])])]; // prettier-ignore
  return {
    model,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    rulesByType: byType(model.rules, rules),
    sleep: model.sleep.map(({ id, label, afterMs, points }) => ({ id, because: say(label), afterMs, points })),
    decayOf: decays(model),
    fades,
    needsPast,
    ledgerNeeds: fades || needsPast ? 'all' : rules.filter((rule) => rule.limited).map((rule) => rule.id),
    heardTypes,
    fitRules,
    disqualifiers: model.fit.disqualify.map(({ id, label, when }) => ({
      id,
      because: say(label),
      when: compile(when),
    })),
    fitPaths: {
      needed: model.fit.needs.map((path) => getterOf(path)),
      looked: [...new Set(fitRules.flatMap((rule) => rule.when.paths))].map((path) => getterOf(path)),
    },
    history: [
      ...needsOf(fitRules.map((rule) => rule.when)),
      ...(needsPast ? everythingOf(heardTypes) : []),
      ...guards.filter((need) => need.by === 'account'),
    ],
  };
}

/** All that ever happened of these types. */
export function everythingOf(types: readonly string[]): HistoryNeed[] {
  return types.map((event) => ({ event, withinMs: null, by: 'contact' as const }));
}

interface Workshop {
  readonly compile: (source: ConditionSource) => CompiledCondition;
  readonly say: (label: LocalizedText) => string;
  readonly fades: boolean;
}

function compileRule(rule: ScoreRule, index: number, { compile, say, fades }: Workshop): CompiledScoreRule {
  const { id, points, once, atMost, group } = rule;
  return {
    id,
    index,
    because: say(rule.label) || id,
    guard: rule.guard === null ? null : compile(rule.guard),
    points,
    once,
    atMost,
    group,
    limited: (once ?? atMost ?? group) !== null,
    ordered: (atMost ?? group) !== null || (once !== null && fades),
  };
}

function looksBack(rule: CompiledScoreRule): boolean {
  return (rule.guard?.history.length ?? 0) > 0;
}

/** A counter-entry fades like the points that it takes back; one of points that never fade stays as well. */
function decays(model: ScoringModel): (rule: string) => Decay | null {
  const own = new Map([...model.rules, ...model.sleep].map((rule) => [rule.id, rule.decay]));
  return (line) => {
    if (line === 'reset') return null;
    const decay = own.get(line.startsWith('reset:') ? line.slice('reset:'.length) : line) ?? null;
    return decay === 'never' ? null : (decay ?? model.decay);
  };
}

/** What scoring itself causes earns nothing: it would chase its own tail. */
function heardBy(rule: ScoreRule | undefined): ReadonlySet<string> {
  return new Set(rule?.on.filter((type) => type !== 'score.changed' && type !== 'stage.changed'));
}

function byType(
  sources: readonly ScoreRule[],
  rules: readonly CompiledScoreRule[],
): ReadonlyMap<string, readonly CompiledScoreRule[]> {
  const index = new Map<string, CompiledScoreRule[]>();
  for (const rule of rules)
    for (const type of heardBy(sources[rule.index])) index.set(type, [...(index.get(type) ?? []), rule]);
  return index;
}

function needsOf(conditions: readonly (CompiledCondition | null)[]): HistoryNeed[] {
  return conditions.flatMap((condition) => condition?.history ?? []);
}
