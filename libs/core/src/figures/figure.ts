import { type Cents, amountOf } from '../money';
import { meanOf, medianOf, quotientInterval, type Sum, wilson } from './interval';

/** One figure: what it is, of how many, how sure, and what it was in the period before. Null: nothing to say. */
export interface Figure {
  readonly value: number | null;
  /** How many people (or mails, deals …) stand under it. */
  readonly n: number;
  /** The 95 % interval; null where there is none to give. */
  readonly low: number | null;
  readonly high: number | null;
  readonly before: number | null;
}

const plain = (value: number | null, n: number, before: number | null): Figure => ({
  value,
  n,
  low: null,
  high: null,
  before,
});

/** How many there are. */
export const countFigure = (count: number, before: number): Figure => plain(count, count, before);

export interface Part {
  readonly hits: number;
  readonly n: number;
}

/** Which share of people did something, 0 to 1, with Wilson's interval. */
export function shareFigure(now: Part, before: Part): Figure {
  const interval = wilson(now.hits, now.n);
  return {
    value: quotient(now.hits, now.n),
    n: now.n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    before: quotient(before.hits, before.n),
  };
}

/** An amount of money. @param n of how many deals or lines */
export const moneyFigure = (cents: Cents, n: number, before: Cents): Figure =>
  plain(amountOf(cents), n, amountOf(before));

export interface Quotient {
  readonly of: Sum;
  readonly per: Sum;
}

/** One thing per another, such as cost per lead, with its interval; null where there is none to divide by. */
export function perFigure(now: Quotient, before: Quotient, n: number): Figure {
  const interval = quotientInterval(now.of, now.per);
  return {
    value: quotient(now.of.value, now.per.value),
    n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    before: quotient(before.of.value, before.per.value),
  };
}

/** What one thing brings beyond the other, as a share of the other: (of − per) ÷ per. */
export function returnFigure(now: Quotient, before: Quotient, n: number): Figure {
  const { value, low, high, before: earlier } = perFigure(now, before, n);
  const less = (times: number | null): number | null => (times === null ? null : times - 1);
  return { value: less(value), n, low: less(low), high: less(high), before: less(earlier) };
}

/** The median of some times, with its interval. */
export function medianFigure(values: readonly number[], before: readonly number[]): Figure {
  const now = medianOf(ascending(values));
  return {
    value: now?.median ?? null,
    n: values.length,
    low: now?.low ?? null,
    high: now?.high ?? null,
    before: medianOf(ascending(before))?.median ?? null,
  };
}

const ascending = (values: readonly number[]): number[] => [...Float64Array.from(values).sort()];

/** The mean of some values, such as ratings, with its interval. */
export function meanFigure(values: readonly number[], before: readonly number[]): Figure {
  const now = meanOf(values);
  return {
    value: now?.mean ?? null,
    n: values.length,
    low: now?.low ?? null,
    high: now?.high ?? null,
    before: meanOf(before)?.mean ?? null,
  };
}

const quotient = (of: number, per: number): number | null => (per > 0 ? of / per : null);
