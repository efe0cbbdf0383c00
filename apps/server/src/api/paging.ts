import { Problem } from './problem/problem';

const DEFAULT_LIMIT = 50;
const MOST = 500;

/** A page of a list; `next` goes into `?after=`, null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

type Query = Readonly<Record<string, unknown>>;

const wrong = (field: string, message: string): Problem =>
  new Problem('invalid-input', undefined, [{ field, code: 'invalid', message }]);

/** Ids are PostgreSQL bigints: a larger number can name nothing. */
export function parseId(text: string): string {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new Problem('not-found');
  return text;
}

export function parsePage(query: Query): { after?: string; limit: number } {
  const { after, limit } = query;
  if (after !== undefined && (typeof after !== 'string' || !/^[1-9]\d{0,17}$/.test(after))) {
    throw wrong('after', 'must be the `next` of the page before');
  }
  const asked = limit === undefined ? DEFAULT_LIMIT : Number(limit);
  if (!Number.isInteger(asked) || asked < 1 || asked > MOST) {
    throw wrong('limit', `must be a whole number from 1 to ${MOST}`);
  }
  return typeof after === 'string' ? { after, limit: asked } : { limit: asked };
}

/** Cuts a list that was read with one row too many into a page. */
export function pageOf<T>(rows: readonly T[], limit: number, idOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? idOf(last) : null };
}

/** A query parameter that takes one of a few values. */
export function oneOf<T extends string>(query: Query, name: string, values: readonly T[]): T | undefined {
  const given = query[name];
  if (given === undefined) return undefined;
  const known = values.find((value) => value === given);
  if (known === undefined) throw wrong(name, `must be one of ${values.join(', ')}`);
  return known;
}
