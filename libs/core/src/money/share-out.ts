import type { Cents } from './money';

/**
 * Shares out an amount by weights, so that the shares add up to exactly the amount: everyone gets the whole units of
 * their quota, and what is left goes, one unit each, to the largest remainders (Hamilton's method); among equal ones to
 * the earlier.
 * @param weights none negative; where all are 0, everyone weighs the same
 * @returns one share per weight, in their order
 */
export function shareOut(total: Cents, weights: readonly number[]): Cents[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const fair = sum > 0 ? weights.map((weight) => weight / sum) : weights.map(() => 1 / weights.length);
  const sign = Math.sign(total);
  const quotas = fair.map((share) => share * Math.abs(total));
  const shares = quotas.map(Math.floor);
  const left = Math.abs(total) - shares.reduce((all, share) => all + share, 0);
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota - Math.floor(quota) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, Math.max(0, left))) shares[index] = (shares[index] ?? 0) + 1;
  return shares.map((share) => share * sign || 0);
}
