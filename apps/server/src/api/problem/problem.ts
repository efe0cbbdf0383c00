import { HttpException } from '@nestjs/common';

/** One wrong field of a request. `field` is a path such as `[3].email`. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
  /** What to write instead, where that can be said. */
  suggestion?: string;
}

/** Every code that the API answers with, its HTTP status and title. Codes are stable; titles may be reworded. */
export const PROBLEMS = {
  'invalid-json': [400, 'The body is not JSON'],
  'invalid-input': [422, 'Some fields are wrong'],
  'too-many-events': [422, 'At most 1,000 events in one call'],
  'body-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'Send application/json'],
  unauthorized: [401, 'Nobody is signed in, and there is no valid API key'],
  'sign-in-refused': [401, 'The address or the password is wrong'],
  'hook-unauthorized': [401, 'The caller of this hook is not known'],
  'hook-closed': [403, 'This hook is not set up'],
  forbidden: [403, 'The caller may not do that'],
  'foreign-request': [403, 'This does not come from a page of the product'],
  'too-many-attempts': [429, 'Too many tries in a short time'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This method is not supported here'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for another request'],
  'request-running': [409, 'The same request is still running'],
  conflict: [409, 'This does not fit what is stored'],
  'invalid-flow': [422, 'The flow has errors'],
  'try-again-later': [503, 'The database is away for the moment'],
  busy: [503, 'Too many at once want to change the same'],
  'took-too-long': [503, 'This took longer than anybody should wait'],
  internal: [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemCode = keyof typeof PROBLEMS;

/** An error answer as RFC 9457 says, with a stable `code`. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  errors?: readonly FieldProblem[];
}

export function problemDocument(code: ProblemCode, detail?: string, errors?: readonly FieldProblem[]): ProblemDocument {
  const [status, title] = PROBLEMS[code];
  return {
    type: `urn:nurture:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  };
}

/** Thrown by controllers; answered as `application/problem+json`. */
export class Problem extends HttpException {
  readonly document: ProblemDocument;

  /** @param retryAfterSeconds when it is worth another try, where that can be said */
  constructor(
    code: ProblemCode,
    detail?: string,
    errors?: readonly FieldProblem[],
    readonly retryAfterSeconds?: number,
  ) {
    const document = problemDocument(code, detail, errors);
    super(document, document.status);
    this.document = document;
  }
}
