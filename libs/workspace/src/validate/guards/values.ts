import { compileCondition, ConditionError, type DeclaredTypes, parsePath, type Scope } from '@nurture/core/condition';
import { instantOf, TimeError } from '@nurture/core/time';
import type { Literal } from './clauses';

export type Comparison = Extract<Literal, { kind: 'compare' }>;

/** What may stand at a path: one value, a moment, nothing at all, or anything (lists as well). */
export type Kind = 'scalar' | 'time' | 'null' | 'anything';

/** Operators whose answer isn't settled by trying a few values. */
const OPEN: ReadonlySet<string> = new Set(['$contains', '$startsWith', '$within']);

/**
 * Whether some value answers all of these comparisons of one path. Errs on one side only: `true` where it can't tell.
 *
 * The operators only tell values apart at the constants that they compare with. So it is enough to try, by the very
 * conditions that the product runs: nothing, true, false, each constant, and one value in every space between two
 * neighbouring constants (of texts `a` and `b`, the first after `a` is `a` and U+0001, as no stored text has a zero
 * character). What holds for none of these holds for none. Lists match when one item does, so nothing is said of paths
 * that may hold one, but that a thing and its opposite, or a missing value and a wish for one, exclude each other.
 */
export function canAnswer(comparisons: readonly Comparison[], kind: Kind, types: DeclaredTypes): boolean {
  if (comparisons.some((one) => comparisons.some((other) => isOpposite(one, other)))) return false;
  const tests = comparisons.map((comparison) => testOf(comparison, types)).filter((test) => test !== null);
  if (tests.length < comparisons.length) return true;
  if (tests.every(({ holds }) => holds(null))) return true;
  if (kind === 'null' || comparisons.some(wantsNothing)) return false;
  if (kind === 'anything') return true;
  if (exclude(comparisons)) return false;
  const fixed = kind === 'scalar' && comparisons.some(isFixed);
  const settled = tests.filter(({ comparison: { operator } }) =>
    fixed ? operator !== '$within' : !OPEN.has(operator),
  );
  const text = kind === 'scalar' && comparisons.some(wantsText);
  return candidates(comparisons, kind)
    .filter((value) => !text || typeof value === 'string')
    .some((value) => settled.every(({ holds }) => holds(value)));
}

function isOpposite(a: Comparison, b: Comparison): boolean {
  return a.positive && !b.positive && a.operator === b.operator && JSON.stringify(a.value) === JSON.stringify(b.value);
}

function wantsNothing({ operator, value, positive }: Comparison): boolean {
  return operator === '$exists' && value !== positive;
}

function isFixed({ operator, positive }: Comparison): boolean {
  return positive && (operator === '$eq' || operator === '$in');
}

function wantsText({ operator, positive }: Comparison): boolean {
  return positive && (operator === '$contains' || operator === '$startsWith');
}

/** Texts that can't begin with, or hold, all that is asked. */
function exclude(comparisons: readonly Comparison[]): boolean {
  const wanted = comparisons.filter(wantsText);
  return wanted.some((one) => comparisons.some((other) => textsExclude(one, other)));
}

function textsExclude(one: Comparison, other: Comparison): boolean {
  const [mine, theirs] = [String(one.value), String(other.value)];
  if (other.operator === '$contains') return !other.positive && mine.includes(theirs);
  if (other.operator !== '$startsWith' || one.operator !== '$startsWith') return false;
  if (!other.positive) return mine.startsWith(theirs);
  return !mine.startsWith(theirs) && !theirs.startsWith(mine);
}

interface Test {
  readonly comparison: Comparison;
  readonly holds: (value: unknown) => boolean;
}

/** Null for one that can't be read; it has its own finding. */
function testOf(comparison: Comparison, types: DeclaredTypes): Test | null {
  const { path, operator, value, positive } = comparison;
  try {
    const condition = compileCondition({ [path]: { [operator]: value } }, { types });
    return { comparison, holds: (tried) => condition.holds(scopeWith(path, tried)) === positive };
  } catch (error) {
    if (error instanceof ConditionError || error instanceof TimeError) return null;
    throw error;
  }
}

function scopeWith(path: string, value: unknown): Scope {
  const { root, names } = parsePath(path, false);
  const held = names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Record<string, unknown>;
  const event = { id: '1', type: 'any', at: 0, contactId: '1', properties: root === 'event' ? held : {} };
  const at = (name: string): Record<string, unknown> => (root === name ? held : {});
  const objects = { contact: at('contact'), account: at('account'), enrolment: at('enrolment') };
  return { now: 0, contactId: '1', event, history: [], ...objects };
}

function candidates(comparisons: readonly Comparison[], kind: 'scalar' | 'time'): readonly unknown[] {
  const constants = comparisons.flatMap(({ value }) => (Array.isArray(value) ? (value as unknown[]) : [value]));
  if (kind === 'time') return [false, 'no moment', ...constants, ...numbersAround(momentsAmong(constants))];
  const numbers = constants.filter((value) => typeof value === 'number');
  const texts = constants.filter((value) => typeof value === 'string');
  return [true, false, ...constants, ...numbersAround(numbers), '', ...texts.map((text) => `${text}\u0001`)];
}

function momentsAmong(constants: readonly unknown[]): number[] {
  return constants.map((value) => instantOf(value)).filter((at) => at !== null);
}

/** One number below all, one above, and one between each two neighbours. */
function numbersAround(numbers: readonly number[]): number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const below = first - Math.max(1, Math.abs(first));
  const above = last + Math.max(1, Math.abs(last));
  return [below, ...sorted, ...sorted.slice(1).map((number, i) => (number + (sorted[i] ?? 0)) / 2), above];
}
