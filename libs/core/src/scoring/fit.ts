import type { Getter, Scope } from '../condition';
import { FIT_GRADES } from '../workspace';
import type { FitGrade, FitModel } from '../workspace';
import type { CompiledScoring, Fit } from './types';

/** Judges a contact's data by the ideal customer profile. No data that any rule looks at: unknown, not zero. */
export function assessFit(scoring: CompiledScoring, scope: Scope): Fit {
  const disqualifier = scoring.disqualifiers.find((rule) => rule.when.holds(scope));
  const points = isKnown(scoring, scope)
    ? scoring.fitRules.filter((rule) => rule.when.holds(scope)).reduce((sum, rule) => sum + rule.points, 0)
    : null;
  return {
    points,
    grade: points === null ? null : gradeOf(scoring.model.fit, points),
    disqualifiedBecause: disqualifier?.because ?? null,
  };
}

/** The grade that so many points of fit make. */
export function gradeOf(model: FitModel, points: number): FitGrade {
  return model.grades.find((grade) => points >= grade.from)?.grade ?? 'F';
}

/** Is this grade as good as the agreed one, or better? */
export function reaches(grade: FitGrade, agreed: FitGrade): boolean {
  return FIT_GRADES.indexOf(grade) <= FIT_GRADES.indexOf(agreed);
}

/** By the paths that the model needs; where it names none, by any that a rule looks at. */
function isKnown(scoring: CompiledScoring, scope: Scope): boolean {
  const { needed, looked } = scoring.fitPaths;
  const isThere = (read: Getter): boolean => (read(scope, null) ?? null) !== null;
  return needed.length > 0 ? needed.every(isThere) : looked.some(isThere);
}
