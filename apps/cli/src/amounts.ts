import { wrongUsage } from './refusal';

/** A share as people write it: `35%` or `0.35`. @throws Refusal with exit code 2 */
export function shareIn(option: string, text: string): number {
  const [, number, percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  const share = number === undefined ? NaN : percent === '%' ? hundredth(number) : Number(number);
  if (!(share > 0 && share <= 1)) throw wrongUsage(`${option} is a share such as 35% or 0.35, not ${text}`);
  return share;
}

/** Moves the point in the text: 0.29 × 100 is no 29 to a computer. */
const hundredth = (number: string): number => Number(`${number}e-2`);

/** A number from 0 on, thousands apart by `_` or `,` if one likes. @throws Refusal with exit code 2 */
export function amountIn(option: string, text: string): number {
  const plain = text.trim().replace(/(?<=\d)[_,](?=\d{3}(?!\d))/g, '');
  if (!/^\d+(\.\d+)?$/.test(plain)) throw wrongUsage(`${option} is a number from 0 on, not ${text}`);
  return Number(plain);
}

/** Of money, for people: no currency, as the product keeps one for all. */
export const money = (amount: number): string =>
  amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Of people or things: whole, or with one place where it is expected values. */
export const count = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 });

export const percent = (share: number): string =>
  `${(share * 100).toLocaleString('en', { maximumFractionDigits: 2 })} %`;
