import { type MaturityAnswer, type Perspective, PERSPECTIVES, PHASES, QUESTIONS } from './model';

/** The question of a scan's page that asks from which side somebody looks. */
export const PERSPECTIVE_QUESTION = 'perspective';

/** The thirty questions, by the names that they have on a page: `aware-people`. */
const ASKED = PHASES.flatMap((phase) => QUESTIONS.map((question) => ({ id: `${phase}-${question}`, phase, question })));

/** Whether a quiz asks all that the maturity scan does. @param questions names of what it asks */
export const isMaturityScan = (questions: ReadonlySet<string>): boolean =>
  questions.has(PERSPECTIVE_QUESTION) && ASKED.every(({ id }) => questions.has(id));

/**
 * What one person answered on the page of the scan, as answers of a round; null without a side from which they look.
 * What isn't a whole number of 1 to 5 is left out.
 */
export function answersOfPage(answers: Readonly<Record<string, string>>, person: string): MaturityAnswer[] | null {
  const perspective = PERSPECTIVES.find((one: Perspective) => one === answers[PERSPECTIVE_QUESTION]);
  if (perspective === undefined) return null;
  return ASKED.flatMap(({ id, phase, question }) =>
    /^[1-5]$/.test(answers[id] ?? '') ? [{ person, perspective, phase, question, score: Number(answers[id]) }] : [],
  );
}
