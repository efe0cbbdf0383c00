import Big from 'big.js';

/** An amount in whole minor units of the company's currency: 3.41 is 341. */
export type Cents = number;

// A private constructor: its settings are nobody else's. Cutting off (0) and 40 places: a quotient is never rounded up to
// a whole number that it doesn't reach.
const Exact = Big();
Exact.DP = 40;
Exact.RM = 0;

const HALF_UP = 1;

/** An exact decimal. A number counts as what it prints: 0.35 is 35/100. @throws Error where it is no number */
export const decimal = (value: number | string | Big): Big => new Exact(value);

/** The nearest minor unit; half of one goes away from zero. */
export const centsOf = (value: number | string | Big): Cents => decimal(value).times(100).round(0, HALF_UP).toNumber();

/** Back into the currency's main unit: 341 is 3.41. */
export const amountOf = (cents: Cents): number => cents / 100;

/** A number with so many places at most, half away from zero. */
export const roundedTo = (value: Big, places: number): number => value.round(places, HALF_UP).toNumber();

/** For people and files: always two places, no separators. */
export const decimalText = (cents: Cents): string => decimal(cents).div(100).toFixed(2);
