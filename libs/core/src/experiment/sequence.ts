/** An interval for a difference of two rates, −1 to 1. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Outcomes of pairs: how many spoke for it, for neither, and against it. */
export interface PairCounts {
  readonly up: number;
  readonly even: number;
  readonly down: number;
}

/** Shares of the capital that are bet on every pair, from bold to timid. Below ½ nothing can be lost at once. */
const BETS = Array.from({ length: 24 }, (_, i) => 0.49 * 0.75 ** i);
const STEPS = 40;

/**
 * A confidence sequence for the mean difference of pairs: over all looks that anybody ever takes at it, the chance that
 * it once leaves the true difference outside is at most `risk`. Exact for any number of pairs, however rare what is
 * counted.
 *
 * Each difference that is tried is bet against: somebody who bets a fixed share of their capital on every pair can't
 * expect to win where it is the true one, so that by Ville's inequality the capital reaches 2 / risk with a chance of at
 * most risk / 2. The capital is spread over bold and timid shares. What the capital grows against is outside.
 *
 * @param risk for both sides together, 0 to 1
 * Source: Waudby-Smith & Ramdas (2024), Estimating means of bounded random variables by betting, J. R. Stat. Soc. B
 * 86(1), 1–27; Ville (1939).
 */
export function differenceInterval(counts: PairCounts, risk: number): Interval {
  return { lower: lowest(counts, risk / 2), upper: -lowest(turned(counts), risk / 2) };
}

/**
 * On which side of a difference that interval lies; null where the difference is inside. Costs a hundredth of the
 * interval.
 */
export function sideOf(counts: PairCounts, difference: number, risk: number): 'above' | 'below' | null {
  const enough = -Math.log(risk / 2);
  if (logCapital(counts, difference) >= enough) return 'above';
  return logCapital(turned(counts), -difference) >= enough ? 'below' : null;
}

function turned({ up, even, down }: PairCounts): PairCounts {
  return { up: down, even, down: up };
}

/** The lowest difference that isn't ruled out. */
function lowest(counts: PairCounts, risk: number): number {
  const enough = -Math.log(risk);
  const { up, even, down } = counts;
  const pairs = up + even + down;
  if (pairs === 0 || logCapital(counts, -1) < enough) return -1;
  // The capital falls with the difference that it is bet against, and is never above 1 at the one that was seen.
  let [ruledOut, open] = [-1, (up - down) / pairs];
  for (let i = 0; i < STEPS; i++) {
    const middle = (ruledOut + open) / 2;
    if (logCapital(counts, middle) >= enough) ruledOut = middle;
    else open = middle;
  }
  return ruledOut;
}

/** The logarithm of what became of 1 that was bet on the true difference being above this one. */
function logCapital({ up, even, down }: PairCounts, difference: number): number {
  const logs = BETS.map(
    (bet) =>
      up * Math.log1p(bet * (1 - difference)) +
      even * Math.log1p(-bet * difference) +
      down * Math.log1p(-bet * (1 + difference)),
  );
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / BETS.length);
}
