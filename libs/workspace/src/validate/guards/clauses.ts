import { asList, isObject, type JsonObject, own } from '../json';

/** One thing that must hold, or must not. */
export type Literal =
  | {
      readonly kind: 'compare';
      readonly path: string;
      readonly operator: string;
      readonly value: unknown;
      readonly positive: boolean;
    }
  /** What isn't looked into: a question to the past. The same question has the same answer. */
  | { readonly kind: 'opaque'; readonly text: string; readonly positive: boolean };

/** Literals that must all hold. */
export type Clause = readonly Literal[];

/** Any of these; none: never. Null: too many to look at, or not to be read. */
export type Clauses = readonly Clause[] | null;

/** Beyond these a condition is taken to be able to hold. */
const MOST_CLAUSES = 256;
const MOST_LITERALS = 1_024;

const NEVER: Clauses = [];
export const ALWAYS: Clauses = [[]];

/**
 * A condition in disjunctive normal form, names put in.
 * @param positive false: the opposite of the condition
 */
export function clausesOf(condition: unknown, positive: boolean, names: JsonObject): Clauses {
  return ofCondition(condition, positive, { names, known: new Map() });
}

/** Both hold. */
export function both(a: Clauses, b: Clauses): Clauses {
  if (a === null || b === null || a.length * b.length > MOST_CLAUSES) return null;
  if (literalsOf(a) * b.length + literalsOf(b) * a.length > MOST_LITERALS) return null;
  return a.flatMap((left) => b.map((right) => [...left, ...right]));
}

function either(a: Clauses, b: Clauses): Clauses {
  if (a === null || b === null || a.length + b.length > MOST_CLAUSES) return null;
  return literalsOf(a) + literalsOf(b) > MOST_LITERALS ? null : [...a, ...b];
}

const literalsOf = (clauses: readonly Clause[]): number => clauses.reduce((sum, clause) => sum + clause.length, 0);

interface Place {
  readonly names: JsonObject;
  /** Names that were put in already: one that calls another twice looks it up once. Null while it is being read. */
  readonly known: Map<string, Clauses>;
}

function ofCondition(condition: unknown, positive: boolean, place: Place): Clauses {
  if (typeof condition === 'string') return ofName(condition, positive, place);
  if (!isObject(condition)) return null;
  const lines = Object.entries(condition).map(([key, value]) => ofLine(key, value, positive, place));
  return joined(lines, positive);
}

/** All of them; of a negated condition any. */
function joined(parts: readonly Clauses[], all: boolean): Clauses {
  return parts.reduce<Clauses>(all ? both : either, all ? ALWAYS : NEVER);
}

function ofName(name: string, positive: boolean, place: Place): Clauses {
  const condition = own(place.names, name);
  const key = `${positive} ${name}`;
  const known = place.known.get(key);
  if (condition === undefined || known !== undefined) return known ?? null;
  place.known.set(key, null);
  const clauses = ofCondition(condition, positive, place);
  place.known.set(key, clauses);
  return clauses;
}

function ofLine(key: string, value: unknown, positive: boolean, place: Place): Clauses {
  switch (key) {
    case '$and':
    case '$or': {
      const parts = asList(value).map((part) => ofCondition(part, positive, place));
      return joined(parts, (key === '$and') === positive);
    }
    case '$not':
      return ofCondition(value, !positive, place);
    case 'did':
    case 'notDid':
      return [[{ kind: 'opaque', text: canonical(value), positive: (key === 'did') === positive }]];
    default:
      return ofMatch(key, value, positive);
  }
}

function ofMatch(path: string, match: unknown, positive: boolean): Clauses {
  const operators = isObject(match) ? Object.entries(match) : [['$eq', match] as const];
  const parts = operators.map(([operator, value]): Clauses => {
    if (operator === '$not') return ofMatch(path, value, !positive);
    return [[{ kind: 'compare', path, operator, value, positive }]];
  });
  return joined(parts, positive);
}

/** The same for documents that say the same in another order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
