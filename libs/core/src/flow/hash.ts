/**
 * A stable number in [0, 1) for a text: the same always, evenly spread (FNV-1a, then the finaliser of MurmurHash3).
 * It deals people to the branches of a split, so it must never change.
 */
export function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** Each weight's share, summed up from the first; the last is exactly 1. */
export function cumulative(weights: readonly number[]): readonly number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight, i) => {
    sum += weight;
    return i === weights.length - 1 ? 1 : sum / whole;
  });
}
