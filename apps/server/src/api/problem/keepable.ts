import { type FieldProblem, Problem } from './problem';

/** Real bodies stay under 10; what recurses over them further on overflows at thousands. */
const MAX_DEPTH = 32;
/** PostgreSQL keeps no NUL in a text, and half a surrogate pair is no text at all. */
export const isKept = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

const under = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;

interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

/**
 * Looks for what nothing further on could keep or walk: texts that the database refuses, and nesting without end.
 * Walks without recursion.
 */
export function unkeepable(body: unknown): FieldProblem | null {
  const open: Place[] = [{ value: body, path: '', depth: 0 }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, path, depth } = place;
    const field = path || 'body';
    if (typeof value === 'string' && !isKept(value)) return { field, code: 'control-character', message: NOT_TEXT };
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) {
      return { field: shortened(field), code: 'too-deep', message: `must nest at most ${MAX_DEPTH} levels deep` };
    }
    const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
      ? value.map((item, index) => [index, item as unknown] as const)
      : Object.entries(value);
    for (const [key, item] of entries) {
      if (typeof key === 'string' && !isKept(key)) return { field, code: 'control-character', message: NOT_TEXT };
      open.push({ value: item, path: under(path, key), depth: depth + 1 });
    }
  }
  return null;
}

const NOT_TEXT = 'must not hold the character NUL or half a surrogate pair';
const shortened = (path: string): string => (path.length > 80 ? `${path.slice(0, 80)}…` : path);

/** @throws Problem `invalid-input` */
export function assertKeepable(body: unknown): void {
  const problem = unkeepable(body);
  if (problem) throw new Problem('invalid-input', undefined, [problem]);
}
