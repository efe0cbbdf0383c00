import { isKept } from './problem/keepable';
import { Problem } from './problem/problem';

const DEFAULT_LIMIT = 50;
const MOST = 500;

/** A page of a list; `next` goes into `?after=`, null at the end. */
export interface Page<T> {
  items: readonly T[];
  next: string | null;
}

export type Query = Readonly<Record<string, unknown>>;

const wrong = (field: string, message: string): Problem =>
  new Problem('invalid-input', undefined, [{ field, code: 'invalid', message }]);

/** Ids are PostgreSQL bigints: a larger number can name nothing. */
const ID = /^[1-9]\d{0,17}$/;

export function parseId(text: string, shape = ID): string {
  if (!shape.test(text)) throw new Problem('not-found');
  return text;
}

/** @param cursor what an `after` of this list looks like */
export function parsePage(query: Query, cursor = ID): { after?: string; limit: number } {
  const { after, limit } = query;
  if (after !== undefined && (typeof after !== 'string' || !cursor.test(after))) {
    throw wrong('after', 'must be the `next` of the page before');
  }
  const asked = limit === undefined ? DEFAULT_LIMIT : typeof limit === 'string' ? Number(limit) : NaN;
  if (!Number.isInteger(asked) || asked < 1 || asked > MOST) {
    throw wrong('limit', `must be a whole number from 1 to ${MOST}`);
  }
  return typeof after === 'string' ? { after, limit: asked } : { limit: asked };
}

/** Cuts a list that was read with one row too many into a page. */
export function pageOf<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** A query parameter that takes one of a few values. */
export function oneOf<T extends string>(query: Query, name: string, values: readonly T[]): T | undefined {
  const given = query[name];
  if (given === undefined) return undefined;
  const known = values.find((value) => value === given);
  if (known === undefined) throw wrong(name, `must be one of ${values.join(', ')}`);
  return known;
}

/** A query parameter with any text; an empty one counts as none. */
export function textOf(query: Query, name: string): string | undefined {
  const given = query[name];
  if (given === undefined || given === '') return undefined;
  if (typeof given !== 'string' || given.length > 200 || !isKept(given))
    throw wrong(name, 'must be one text of at most 200 characters');
  return given;
}

/** A query parameter that names a version; null where it is left out. */
export function versionOf(query: Query, name: string): number | null {
  const text = textOf(query, name);
  if (text === undefined) return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw wrong(name, 'must be the number of a version');
}
