import { type Cents, amountOf } from '../money';
import { meanOf, medianOf, wilson } from './interval';

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
  readonly of: number;
  readonly per: number;
}

/** One thing per another, such as cost per lead; null where there is none to divide by. */
export const perFigure = (now: Quotient, before: Quotient, n: number): Figure =>
  plain(quotient(now.of, now.per), n, quotient(before.of, before.per));

/** The median of some times, with its interval. @param sorted ascending */
export function medianFigure(sorted: readonly number[], before: readonly number[]): Figure {
  const now = medianOf(sorted);
  return {
    value: now?.median ?? null,
    n: sorted.length,
    low: now?.low ?? null,
    high: now?.high ?? null,
    before: medianOf(before)?.median ?? null,
  };
}

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
