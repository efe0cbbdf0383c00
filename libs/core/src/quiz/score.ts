import { mean, sum } from 'simple-statistics';
import type { Quiz, QuizAnswers, QuizGroupScore, QuizOutcome, QuizQuestion } from './types';

/**
 * What the answers come to. `sum`: points and typed numbers added up, times the numbers that multiply. `weakest`: the
 * lowest of the groups' means, as the weakest part brakes the whole (DOMAIN, section 9).
 * @param answers judged already; what wasn't answered counts for nothing
 */
export function scoreQuiz(quiz: Quiz, answers: QuizAnswers): QuizOutcome {
  const groups = Object.keys(quiz.groups).map((group) => scoreGroup(quiz, group, answers));
  const answered = groups.filter((one): one is { group: string; mean: number } => one.mean !== null);
  const least = answered.reduce<(typeof answered)[number] | null>(
    (low, one) => (low === null || one.mean < low.mean ? one : low),
    null,
  );
  const score = quiz.scoring === 'weakest' ? (least?.mean ?? 0) : total(quiz, answers);
  // A mean of whole numbers: what falls short by rounding alone has reached the result.
  const result = quiz.results.filter(({ from }) => from <= score + 1e-9).at(-1) ?? quiz.results[0] ?? null;
  return { score, result, groups, weakest: least?.group ?? null };
}

function scoreGroup({ questions }: Quiz, group: string, answers: QuizAnswers): QuizGroupScore {
  const points = questions.filter((one) => one.group === group).map((one) => pointsOf(one, answers));
  const given = points.filter((one) => one !== null);
  return { group, mean: given.length === 0 ? null : mean(given) };
}

function total({ questions }: Quiz, answers: QuizAnswers): number {
  const given = questions.map((one) => ({ points: pointsOf(one, answers), multiplies: one.multiplies }));
  const added = given.flatMap(({ points, multiplies }) => (points === null || multiplies ? [] : [points]));
  const factors = given.flatMap(({ points, multiplies }) => (points !== null && multiplies ? [points] : []));
  return factors.reduce((product, factor) => product * factor, added.length === 0 ? 0 : sum(added));
}

function pointsOf({ id, options, times }: QuizQuestion, answers: QuizAnswers): number | null {
  const answer = answers[id] ?? '';
  if (options.length > 0) return options.find(({ value }) => value === answer)?.points ?? null;
  return answer === '' ? null : Number(answer) * times;
}
