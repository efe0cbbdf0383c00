import type { BodyOf } from '../../client';

export type Outcome = BodyOf<'/api/v1/handoffs/{id}/outcome', 'post'>;
export type Answer = Outcome['answer'];

const OPEN = ['new', 'accepted', 'contacted', 'meeting'];
const FROM: Readonly<Record<Answer, readonly string[]>> = {
  accept: ['new'],
  contacted: ['new', 'accepted'],
  meeting: ['new', 'accepted', 'contacted'],
  won: OPEN,
  lost: OPEN,
  recycle: OPEN,
  reject: OPEN,
};

/** Which answers make sense now, as the server takes them. */
export const possibleAnswers = (status: string): Answer[] =>
  (Object.keys(FROM) as Answer[]).filter((answer) => FROM[answer].includes(status));

/** Those that need no more than a click. */
export const isPlain = (answer: Answer): boolean => ['accept', 'contacted', 'meeting'].includes(answer);
