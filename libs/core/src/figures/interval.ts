import { mean, medianSorted, sampleStandardDeviation } from 'simple-statistics';

/** Where the truth lies in 95 of 100 such samples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5 % of a normal distribution lie below it. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval for a share: it holds for small samples too, and never leaves 0 to 1.
 * @param hits how many of `n`
 * @returns null where nobody was asked
 * @see Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference
 */
export function wilson(hits: number, n: number): Interval | null {
  if (n <= 0) return null;
  const share = hits / n;
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const middle = share + (Z * Z) / (2 * n);
  const scale = 1 + (Z * Z) / n;
  // At the ends the interval reaches them exactly; only rounding says otherwise.
  return { low: hits === 0 ? 0 : (middle - spread) / scale, high: hits === n ? 1 : (middle + spread) / scale };
}

/** A sum, and how far chance moves it: of what was counted one by one the variance is the sum of the squares. */
export interface Sum {
  readonly value: number;
  readonly variance: number;
}

/** So many people, or mails, that came one by one (Poisson). */
export const countedSum = (count: number): Sum => ({ value: count, variance: count });

/** What isn't chance, such as an amount that was spent. */
export const knownSum = (value: number): Sum => ({ value, variance: 0 });

/**
 * The interval of one sum per another, on the scale of its logarithm, as rates of events are compared. Where one is part
 * of the other it is wider than it need be.
 * @returns null where either is nothing: one thing more would change everything
 * @see Rothman, Greenland: Modern Epidemiology, on the ratio of two rates
 */
export function quotientInterval(of: Sum, per: Sum): Interval | null {
  if (of.value <= 0 || per.value <= 0) return null;
  const spread = Z * Math.sqrt(of.variance / of.value ** 2 + per.variance / per.value ** 2);
  if (spread === 0) return null;
  const quotient = of.value / per.value;
  return { low: quotient * Math.exp(-spread), high: quotient * Math.exp(spread) };
}

/** A median with the interval that its neighbours in rank give, whatever the distribution. */
export interface Median extends Partial<Interval> {
  readonly median: number;
}

/**
 * The median, and its interval by order statistics (the ranks of a binomial distribution, approximated as normal).
 * @param sorted ascending
 * @returns null where there is nothing; no interval below 6 values, which can't bound it
 */
export function medianOf(sorted: readonly number[]): Median | null {
  const n = sorted.length;
  if (n === 0) return null;
  const median = medianSorted([...sorted]);
  if (n < 6) return { median };
  const half = (Z * Math.sqrt(n)) / 2;
  const low = sorted[Math.max(0, Math.floor(n / 2 - half) - 1)];
  const high = sorted[Math.min(n - 1, Math.ceil(n / 2 + half))];
  return { median, low, high };
}

/**
 * The mean of some values, with the interval of its standard error; none below 6 values, which hardly say what they
 * differ by.
 * @returns null where there is nothing
 */
export function meanOf(values: readonly number[]): ({ readonly mean: number } & Partial<Interval>) | null {
  if (values.length === 0) return null;
  const middle = mean([...values]);
  if (values.length < 6) return { mean: middle };
  const spread = (Z * sampleStandardDeviation([...values])) / Math.sqrt(values.length);
  return { mean: middle, low: middle - spread, high: middle + spread };
}
