import type { RefusedCall } from '@nurture/mail';
import { Problem, type ProblemCode } from '../api/problem/problem';

const CODES: Readonly<Record<RefusedCall, ProblemCode>> = {
  closed: 'hook-closed',
  unauthorized: 'hook-unauthorized',
  'too-large': 'body-too-large',
  unreadable: 'invalid-input',
};

/** A refused call as HTTP tells it. */
export const refusalOf = (problem: RefusedCall, message: string): Problem => new Problem(CODES[problem], message);
