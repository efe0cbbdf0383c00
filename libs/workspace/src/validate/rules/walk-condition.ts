import type { JsonPath } from '../../load/json-path';
import { asList, isObject, objectOf, oneOrMore, own } from '../json';

/** What a condition is made of, each part with its place. */
export type ConditionPart =
  | { readonly kind: 'name'; readonly name: string; readonly path: JsonPath }
  /** `contact.score`, with what it is compared to. In a `where` the name of a property of `events`. */
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly match: unknown;
      readonly path: JsonPath;
      /** Events asked about, inside a `where`; null: this is no `where`. */
      readonly events: readonly string[] | null;
    }
  | { readonly kind: 'event'; readonly type: unknown; readonly path: JsonPath }
  /** How many people are counted, and whether they are those of a company. */
  | { readonly kind: 'people'; readonly contacts: unknown; readonly by: unknown; readonly path: JsonPath }
  /** A length of time. */
  | { readonly kind: 'within'; readonly text: unknown; readonly path: JsonPath };

/** A field, with what it is compared to. */
export type FieldPart = Extract<ConditionPart, { kind: 'field' }>;

/** All parts of a condition, from the outside in. Reads tolerantly. */
export function walkCondition(
  value: unknown,
  path: JsonPath,
  events: readonly string[] | null = null,
): ConditionPart[] {
  if (typeof value === 'string') return [{ kind: 'name', name: value, path }];
  return Object.entries(objectOf(value)).flatMap(([key, item]) => walkLine(key, item, [...path, key], events));
}

function walkLine(key: string, item: unknown, path: JsonPath, events: readonly string[] | null): ConditionPart[] {
  switch (key) {
    case '$and':
    case '$or':
      return oneOrMore<string | number>(item, path).flatMap((part) => walkCondition(part.value, part.path, events));
    case '$not':
      return walkCondition(item, path, events);
    case 'did':
    case 'notDid':
      return events === null ? walkHistory(item, path) : [{ kind: 'field', name: key, match: item, path, events }];
    default:
      return [{ kind: 'field', name: key, match: item, path, events }, ...walkOperators(item, path)];
  }
}

function walkHistory(item: unknown, path: JsonPath): ConditionPart[] {
  const types = oneOrMore<string | number>(own(item, 'event'), [...path, 'event']);
  const asked = types.map((type) => type.value).filter((type) => typeof type === 'string');
  return [
    ...types.map((type): ConditionPart => ({ kind: 'event', type: type.value, path: type.path })),
    ...walkCondition(own(item, 'where'), [...path, 'where'], asked),
    { kind: 'people', contacts: own(item, 'contacts'), by: own(item, 'by'), path: [...path, 'contacts'] },
    ...within(own(item, 'within'), [...path, 'within']),
  ];
}

function walkOperators(item: unknown, path: JsonPath): ConditionPart[] {
  if (!isObject(item)) return [];
  return [
    ...within(own(item, '$within'), [...path, '$within']),
    ...walkOperators(own(item, '$not'), [...path, '$not']),
  ];
}

function within(text: unknown, path: JsonPath): ConditionPart[] {
  return text === undefined ? [] : [{ kind: 'within', text, path }];
}

const EQUALITY = ['$eq', '$ne', '$in', '$nin'] as const;
const ORDER = ['$gt', '$gte', '$lt', '$lte'] as const;

/** A value that something is compared to, and where it stands. */
export interface AskedFor {
  readonly value: unknown;
  readonly path: JsonPath;
}

/** The values that a match asks for by name: `"x"`, `$eq`, `$ne`, `$in`, `$nin`; each with its place. */
export function valuesAskedFor(match: unknown, path: JsonPath): AskedFor[] {
  return asked(match, path, EQUALITY);
}

/** All values that a match compares with: those asked for, and the ends of spans. */
export function valuesCompared(match: unknown, path: JsonPath): AskedFor[] {
  const inner = isObject(match) ? own(match, '$not') : undefined;
  return [
    ...asked(match, path, [...EQUALITY, ...ORDER]),
    ...(inner === undefined ? [] : valuesCompared(inner, [...path, '$not'])),
  ];
}

function asked(match: unknown, path: JsonPath, operators: readonly string[]): AskedFor[] {
  if (!isObject(match)) return asList(match).map((value) => ({ value, path }));
  return operators.flatMap((operator) => oneOrMore<string | number>(own(match, operator), [...path, operator]));
}
