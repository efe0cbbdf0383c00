// Money in exact decimals: whole minor units (cents) to add up, never binary fractions.
export { amountOf, type Cents, centsOf, decimal, decimalText, roundedTo } from './money';
export { shareOut } from './share-out';
