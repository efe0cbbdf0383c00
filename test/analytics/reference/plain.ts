// The same figures once more, in the plainest way: loops over all rows, no SQL, nothing of libs/analytics. Formulas that
// have tests of their own (intervals, channels, path counting) are taken from core. This file: what all of them use.
import { medianOf, wilson } from '@nurture/core/figures';

export const DAY = 86_400_000;
/** First moment in, first moment after. */
export type Bounds = readonly [number, number];
export interface Days {
  readonly from: string;
  readonly until: string;
}

export const inside = (at: number | null, [start, end]: Bounds): boolean => at !== null && at >= start && at < end;

export const share = (hits: number, n: number, before: readonly [number, number]) => ({
  value: n === 0 ? null : hits / n,
  n,
  low: wilson(hits, n)?.low ?? null,
  high: wilson(hits, n)?.high ?? null,
  before: before[1] === 0 ? null : before[0] / before[1],
});
export const figure = (value: number | null, n: number, before: number | null) => ({
  value,
  n,
  low: null,
  high: null,
  before,
});
export const per = (a: number, b: number): number | null => (b > 0 ? a / b : null);

/** One sum per another: of each its value, and how far chance moves it (nothing, or the sum of the squares). */
export function quotient(
  [a, aSquares]: readonly [number, number],
  [b, bSquares]: readonly [number, number],
  n: number,
  before: number | null,
) {
  const spread = 1.959963984540054 * Math.sqrt(aSquares / (a * a) + bSquares / (b * b));
  const isSure = a > 0 && b > 0 && spread > 0;
  return {
    value: per(a, b),
    n,
    low: isSure ? (a / b) * Math.exp(-spread) : null,
    high: isSure ? (a / b) * Math.exp(spread) : null,
    before,
  };
}
export const median = (values: number[], before: number[]) => {
  const now = medianOf([...values].sort((a, b) => a - b));
  const then = medianOf([...before].sort((a, b) => a - b));
  return {
    value: now?.median ?? null,
    n: values.length,
    low: now?.low ?? null,
    high: now?.high ?? null,
    before: then?.median ?? null,
  };
};

/** Rows by contact: looked through once instead of for every person. */
const indexes = new WeakMap<object, Map<number | null, unknown[]>>();
export function ofContact<T extends { readonly contactId: number | null }>(
  rows: readonly T[],
  contactId: number,
): readonly T[] {
  let index = indexes.get(rows);
  if (!index) {
    index = new Map();
    for (const row of rows) {
      const known = index.get(row.contactId);
      if (known) known.push(row);
      else index.set(row.contactId, [row]);
    }
    indexes.set(rows, index);
  }
  return (index.get(contactId) ?? []) as T[];
}
