import type { Metric } from '../flow';

/** How a test is judged, fixed before it begins. */
export interface ExperimentRule {
  readonly by: Metric;
  /** How long after the mail (or the branch) something still counts, in milliseconds. Only then is somebody looked at. */
  readonly withinMs: number;
  /** The highest chance of calling a winner where all are alike, however often one looks. */
  readonly risk: number;
}

/** People of two variants, paired in the order in which they came: the first with the first, and so on. */
export interface ObservedPairs {
  /** Numbers of the two variants, from 0. */
  readonly first: number;
  readonly second: number;
  readonly pairs: number;
  /** Pairs in which only the first one's person did it. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/** What is known of the difference between two variants. */
export interface Comparison {
  readonly first: number;
  readonly second: number;
  readonly pairs: number;
  /** The second's rate minus the first's, −1 to 1; null without a pair. */
  readonly difference: number | null;
  readonly lower: number;
  readonly upper: number;
}
