import { type Decay, FIT_GRADES, type FitModel, type ScoreRule, type ScoringModel } from '@nurture/core/workspace';
import type { DecaySource, ScoringSource } from './files';
import { lengthMs, localized } from './settings';

/** Fills in what `scoring.json` leaves out. The file must have passed the checks. */
export function compileScoring(source: ScoringSource, locale: string): ScoringModel {
  return {
    rules: source.rules.map((rule) => compileRule(rule, locale)),
    sleep: (source.sleep ?? []).map((rule) => ({
      id: rule.id,
      label: localized(rule.label ?? rule.id, locale),
      afterMs: lengthMs(rule.after),
      points: rule.points,
      decay: decayOf(rule.decay),
    })),
    groups: source.groups ?? {},
    decay: source.decay === undefined ? null : compileDecay(source.decay),
    fit: compileFit(source.fit, locale),
    stages: {
      mql: { fit: source.stages.mql?.fit ?? 'A' },
      sql: { score: source.stages.sql.score, events: source.stages.sql.events ?? [] },
    },
  };
}

function compileRule(rule: ScoringSource['rules'][number], locale: string): ScoreRule {
  const { atMost } = rule;
  return {
    id: rule.id,
    label: localized(rule.label ?? rule.id, locale),
    on: typeof rule.on === 'string' ? [rule.on] : rule.on,
    guard: rule.guard ?? null,
    points: rule.points,
    once: onceOf(rule.once),
    atMost:
      atMost === undefined
        ? null
        : { times: atMost.times, withinMs: atMost.within === undefined ? null : lengthMs(atMost.within) },
    group: rule.group ?? null,
    decay: decayOf(rule.decay),
  };
}

function onceOf(once: boolean | { readonly per: string } | undefined): ScoreRule['once'] {
  if (once === undefined || once === false) return null;
  return { per: once === true ? null : once.per };
}

function decayOf(decay: DecaySource | 'never' | undefined): ScoreRule['decay'] {
  return decay === undefined || decay === 'never' ? (decay ?? null) : compileDecay(decay);
}

function compileDecay(decay: DecaySource): Decay {
  return 'halfLife' in decay
    ? { kind: 'half-life', halfLifeMs: lengthMs(decay.halfLife) }
    : { kind: 'expiry', expiresAfterMs: lengthMs(decay.expires) };
}

function compileFit(fit: ScoringSource['fit'], locale: string): FitModel {
  const grades = fit?.grades ?? {};
  return {
    needs: fit?.needs ?? [],
    rules: (fit?.rules ?? []).map((rule) => ({
      id: rule.id,
      label: localized(rule.label ?? rule.id, locale),
      when: rule.when,
      points: rule.points,
    })),
    grades: FIT_GRADES.flatMap((grade) => {
      const from = grades[grade];
      return from === undefined ? [] : [{ grade, from }];
    }).sort((a, b) => b.from - a.from),
    disqualify: (fit?.disqualify ?? []).map((rule) => ({
      id: rule.id,
      label: localized(rule.label ?? rule.id, locale),
      when: rule.when,
    })),
  };
}
