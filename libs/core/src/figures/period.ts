import { fromWall } from '../time';
import type { Instant } from '../time';
import { type Day, dayAfter, daysBetween, isDay } from './day';

/** Days of a figure, both ends included, in the company's zone. */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

/** The same as moments: the first one in it, and the first one after it. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** @returns the period, or null where the days are none or stand the wrong way round */
export function periodOf(from: string, until: string): Period | null {
  return isDay(from) && isDay(until) && from <= until ? { from, until } : null;
}

/** How many days it has. */
export const lengthInDays = ({ from, until }: Period): number => daysBetween(from, until) + 1;

/** Each of its days, in order. */
export function daysOf({ from, until }: Period): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** The period before: as many whole months where it is of whole months, as many days otherwise. */
export function periodBefore(period: Period): Period {
  const until = dayAfter(period.from, -1);
  const months = wholeMonths(period);
  if (months === null) return { from: dayAfter(period.from, -lengthInDays(period)), until };
  return { from: monthAfter(period.from, -months), until };
}

/** How many whole months of the calendar a period is; null where it is none. */
function wholeMonths({ from, until }: Period): number | null {
  if (!from.endsWith('-01') || !dayAfter(until, 1).endsWith('-01')) return null;
  return monthsBetween(from, dayAfter(until, 1));
}

/** How many months lie between two days, by their months alone. */
export const monthsBetween = (from: Day, until: Day): number => monthNumber(until) - monthNumber(from);

const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The first day of the month so many months on. */
export function monthAfter(day: Day, months: number): Day {
  const number = monthNumber(day) + months;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`;
}

/** A period as moments of a zone, in which a day may have 23 or 25 hours. */
export const spanOf = ({ from, until }: Period, timezone: string): Span => ({
  start: fromWall(Date.parse(`${from}T00:00:00Z`), timezone),
  end: fromWall(Date.parse(`${dayAfter(until, 1)}T00:00:00Z`), timezone),
});
