/** Into so many groups a population is dealt, each with a seed of its own. */
export const GROUPS = 20;
/** Student's t with 19 degrees of freedom: nine in ten lie below it, so eight in ten between it and its negative. */
const T_80_PERCENT = 1.3277282090267981;

/** A number of people, and where it would lie in eight of ten other populations of the same size. */
export interface Band {
  readonly people: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The number of people of whom something came true, with its 80 % prediction band by the method of batch means (Law,
 * Simulation Modeling and Analysis, chapter 9.5): people are independent, so how much groups differ says how much whole
 * populations would. Both the number at hand and the one to come vary, hence twice the variance.
 *
 * @param counts of whom it came true, by group
 * @param sizes people in each group
 */
export function bandOf(counts: readonly number[], sizes: readonly number[]): Band {
  const people = sum(counts);
  const whole = sum(sizes);
  const share = whole === 0 ? 0 : people / whole;
  const squares = counts.map((count, group) => (count - (sizes[group] ?? 0) * share) ** 2);
  const variance = (counts.length * sum(squares)) / Math.max(1, counts.length - 1);
  const reach = T_80_PERCENT * Math.sqrt(2 * variance);
  return {
    people,
    low: Math.max(0, Math.floor(people - reach)),
    high: Math.min(whole, Math.ceil(people + reach)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
