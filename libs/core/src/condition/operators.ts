import { instantOf, parseExactMs, type Instant } from '../time';
import { ConditionError } from './errors';
import { isStorable, textOrder } from './text';
import type { Scalar } from './types';

/** Judges one value. */
export type Test = (value: unknown, now: Instant) => boolean;

/** An operator made ready. `turns` names the moments at which time alone can change its answer. */
export interface Operator {
  readonly test: Test;
  readonly turns: ((value: unknown, now: Instant) => readonly Instant[]) | null;
}

type Order = (difference: number) => boolean;
type Read = (value: unknown) => unknown;

const asIs: Read = (value) => value;
const asMoment: Read = (value) => instantOf(value);

/** A list matches when one of its items does, as in MongoDB. */
function anyOf(test: (value: unknown) => boolean): Test {
  return (value) => (Array.isArray(value) ? value.some(test) || test(value) : test(value));
}

function not(test: Test): Test {
  return (value, now) => !test(value, now);
}

function plain(test: Test): Operator {
  return { test, turns: null };
}

function equals(wanted: unknown, time: boolean): Test {
  if (wanted === null) return anyOf((value) => value === null);
  const read = time ? asMoment : asIs;
  const constant = read(wanted);
  if (constant === null) return () => false;
  return anyOf((value) => read(value) === constant);
}

function oneOf(wanted: readonly unknown[], time: boolean): Test {
  const tests = wanted.map((one) => equals(one, time));
  return (value, now) => tests.some((test) => test(value, now));
}

/** Numbers with numbers, text with text, moments with moments; anything else, null too, doesn't compare. */
function compares(wanted: unknown, holds: Order, time: boolean): Test {
  const read = time ? asMoment : asIs;
  const constant = read(wanted);
  if (typeof constant === 'number') {
    return anyOf((value) => {
      const number = read(value);
      return typeof number === 'number' && holds(number - constant);
    });
  }
  if (typeof constant !== 'string') return () => false;
  return anyOf((value) => typeof value === 'string' && holds(textOrder(value, constant)));
}

function contains(wanted: string | number): Test {
  return (value) => {
    if (Array.isArray(value)) return value.includes(wanted);
    return typeof value === 'string' && value.includes(String(wanted));
  };
}

function within(text: string): Operator {
  const length = parseExactMs(text);
  return {
    test: anyOfWithin(length),
    turns: (value) => {
      const at = instantOf(value);
      return at === null ? [] : [at - length, at + length + 1];
    },
  };
}

function anyOfWithin(length: number): Test {
  return (value, now) => {
    const at = instantOf(value);
    return at !== null && Math.abs(at - now) <= length;
  };
}

function expect<T>(operator: string, ok: boolean, value: unknown, wanted: string): asserts value is T {
  if (!ok) throw new ConditionError('condition.value', `${operator} wants ${wanted}, not ${JSON.stringify(value)}`);
}

function isScalar(value: unknown): value is Scalar {
  if (typeof value === 'string') return isStorable(value);
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}

function scalar(operator: string, value: unknown): Scalar {
  expect<Scalar>(operator, isScalar(value), value, 'a text, a number, true, false or null');
  return value;
}

function scalars(operator: string, value: unknown): readonly Scalar[] {
  expect<readonly Scalar[]>(
    operator,
    Array.isArray(value) && value.every(isScalar),
    value,
    'a list such as ["a", "b"]',
  );
  return value;
}

function ordered(operator: string, value: unknown): string | number {
  const ok = typeof value === 'number' || (typeof value === 'string' && isStorable(value));
  expect<string | number>(operator, ok, value, 'a number, a text or a date');
  return value;
}

function text(operator: string, value: unknown): string {
  expect<string>(operator, typeof value === 'string' && isStorable(value), value, 'a text');
  return value;
}

/**
 * Compiles one operator under a path.
 * @param time whether the path is declared to hold a moment
 * @throws ConditionError `condition.operator`, `condition.value`; TimeError for a `$within` that is no duration
 */
export function operatorOf(name: string, value: unknown, time: boolean): Operator {
  switch (name) {
    case '$eq':
      return plain(equals(scalar(name, value), time));
    case '$ne':
      return plain(not(equals(scalar(name, value), time)));
    case '$in':
      return plain(oneOf(scalars(name, value), time));
    case '$nin':
      return plain(not(oneOf(scalars(name, value), time)));
    case '$gt':
      return plain(compares(ordered(name, value), (d) => d > 0, time));
    case '$gte':
      return plain(compares(ordered(name, value), (d) => d >= 0, time));
    case '$lt':
      return plain(compares(ordered(name, value), (d) => d < 0, time));
    case '$lte':
      return plain(compares(ordered(name, value), (d) => d <= 0, time));
    case '$exists':
      expect<boolean>(name, typeof value === 'boolean', value, 'true or false');
      return plain(value ? (at) => at !== null : (at) => at === null);
    case '$contains':
      return plain(contains(ordered(name, value)));
    case '$startsWith': {
      const start = text(name, value);
      return plain(anyOf((at) => typeof at === 'string' && at.startsWith(start)));
    }
    case '$within':
      return within(text(name, value));
    case '$not':
      return negation(value, time);
    default:
      throw new ConditionError('condition.operator', JSON.stringify(name));
  }
}

function negation(value: unknown, time: boolean): Operator {
  const inner = operatorsOf(value, time);
  return { test: not(inner.test), turns: inner.turns };
}

/**
 * Compiles what stands under a path: a value to be equal to, or operators that must all hold.
 * @throws ConditionError `condition.form`, and as {@link operatorOf}
 */
export function operatorsOf(value: unknown, time: boolean): Operator {
  if (isScalar(value)) return plain(equals(value, time));
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new ConditionError('condition.form', `${JSON.stringify(value)}: for one of several write { "$in": [ … ] }`);
  }
  const all = Object.entries(value ?? {}).map(([name, one]) => operatorOf(name, one, time));
  const [only] = all;
  if (only === undefined) throw new ConditionError('condition.form', '{} under a path asks nothing');
  if (all.length === 1) return only;
  const turning = all.flatMap(({ turns }) => (turns === null ? [] : [turns]));
  return {
    test: (at, now) => all.every(({ test }) => test(at, now)),
    turns: turning.length === 0 ? null : (at, now) => turning.flatMap((turns) => turns(at, now)),
  };
}
