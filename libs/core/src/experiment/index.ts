// Tests of variants: what is known of their difference, and when one may be called the better.
export { compareVariants, winnerOf } from './judge';
export { ruleOf, termsOf, type Terms } from './rule';
export { differenceInterval, sideOf, type Interval, type PairCounts } from './sequence';
export type { Comparison, ExperimentRule, ObservedPairs } from './types';
