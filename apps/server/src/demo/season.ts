import { dayMs, type Instant } from '@nurture/core/time';
import type { Dice } from './dice';

/** How busy a month is, January first: few download papers in the summer holidays and in December. */
const MONTHS = [0.95, 1, 1.1, 1.05, 1, 1, 0.55, 0.5, 1.15, 1.2, 1.1, 0.6] as const;
const BUSIEST = Math.max(...MONTHS);
/** Over a year the company becomes better known: this much of the end's traffic comes at the beginning. */
const AT_FIRST = 0.6;
const YEAR_MS = 365 * dayMs;

/** A moment between two others at which somebody comes to the site: by day, by season, seldom in a weekend. */
export function visitMoment(dice: Dice, from: Instant, until: Instant): Instant {
  const days = Math.max(1, Math.floor((until - from) / dayMs));
  for (let tries = 0; ; tries++) {
    const day = from + Math.floor(dice.next() * days) * dayMs;
    if (dice.chance(busyness(day, until)) || tries > 20) return day + dice.between(7, 19) * 3_600_000;
  }
}

/** 0 to 1. */
function busyness(day: Instant, end: Instant): number {
  const date = new Date(day);
  const month = (MONTHS[date.getUTCMonth()] ?? 1) / BUSIEST;
  const known = Math.max(AT_FIRST, 1 - ((1 - AT_FIRST) * (end - day)) / YEAR_MS);
  const weekend = [0, 6].includes(date.getUTCDay()) ? 0.25 : 1;
  return month * known * weekend;
}
