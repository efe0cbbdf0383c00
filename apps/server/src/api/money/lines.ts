import type { LineProblem } from '@nurture/core/figures';
import { checkShape } from '../problem/parse-body';
import { type FieldProblem, Problem } from '../problem/problem';

/** The most lines that one call may hold. */
export const MOST_LINES = 1_000;

/**
 * Reads one line, or a list of them: all or nothing.
 * @throws Problem `invalid-input` that names every line which is wrong
 */
export async function parseLines<T extends object>(type: new () => T, body: unknown): Promise<T[]> {
  const many = Array.isArray(body);
  const given: unknown[] = many ? body : [body];
  if (given.length === 0 || given.length > MOST_LINES) {
    throw wrong([{ field: 'body', code: 'length', message: `must hold 1 to ${MOST_LINES} lines` }]);
  }
  const checked = await Promise.all(given.map((line, index) => checkShape(type, line, placeOf(index, many))));
  const problems = checked.flatMap((one) => ('problems' in one ? one.problems : []));
  if (problems.length > 0) throw wrong(problems);
  return checked.flatMap((one) => ('value' in one ? [one.value] : []));
}

/** Judges lines whose shape is right. @throws Problem `invalid-input` */
export function judgeLines<Given, Line extends object>(
  given: readonly Given[],
  body: unknown,
  judge: (line: Given) => Line | readonly LineProblem[],
): Line[] {
  const many = Array.isArray(body);
  const judged = given.map(judge);
  const problems = judged.flatMap((one, index) =>
    isProblems(one) ? one.map((problem) => fieldProblem(problem, placeOf(index, many))) : [],
  );
  if (problems.length > 0) throw wrong(problems);
  return judged.filter((one): one is Line => !isProblems(one));
}

const isProblems = (judged: object): judged is readonly LineProblem[] => Array.isArray(judged);
const placeOf = (index: number, many: boolean): string => (many ? `[${index}]` : '');
const wrong = (problems: FieldProblem[]): Problem =>
  new Problem('invalid-input', 'None of the lines was taken.', problems);

const fieldProblem = ({ field, message }: LineProblem, place: string): FieldProblem => ({
  field: place === '' ? field : `${place}.${field}`,
  code: 'invalid',
  message,
});
