import { differenceInterval, type PairCounts, sideOf } from './sequence';
import type { Comparison, ObservedPairs } from './types';

/**
 * Names the variant that beats every other one; null while nobody can say. May be asked as often as one likes: where all
 * variants are alike, the chance that it ever names one is at most `risk`, which the comparisons share.
 * @param observed one entry for every two variants
 */
export function winnerOf(observed: readonly ObservedPairs[], risk: number): number | null {
  const better = observed.map((pairs) => betterOf(pairs, risk / observed.length));
  const variants = [...new Set(observed.flatMap(({ first, second }) => [first, second]))];
  const wins = (variant: number): number => better.filter((one) => one === variant).length;
  return variants.find((variant) => wins(variant) === variants.length - 1) ?? null;
}

function betterOf(pairs: ObservedPairs, risk: number): number | null {
  switch (sideOf(countsOf(pairs), 0, risk)) {
    case 'above':
      return pairs.second;
    case 'below':
      return pairs.first;
    case null:
      return null;
  }
}

/** What is known of the differences. {@link winnerOf} names one whose intervals leave out 0, and no other. */
export function compareVariants(observed: readonly ObservedPairs[], risk: number): readonly Comparison[] {
  return observed.map((pairs) => {
    const { first, second, onlyFirst, onlySecond } = pairs;
    const difference = pairs.pairs === 0 ? null : (onlySecond - onlyFirst) / pairs.pairs;
    return {
      first,
      second,
      pairs: pairs.pairs,
      difference,
      ...differenceInterval(countsOf(pairs), risk / observed.length),
    };
  });
}

function countsOf({ pairs, onlyFirst, onlySecond }: ObservedPairs): PairCounts {
  return { up: onlySecond, even: pairs - onlyFirst - onlySecond, down: onlyFirst };
}
