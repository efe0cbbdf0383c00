import type { Instant } from '../time';
import type { Holiday } from '../workspace';

/** So many years ahead do dates of a flow reach at most. */
const YEARS_AHEAD = 3;

/** Every pass asks for the same few: of each list of holidays those of the year asked for last are kept. */
const lastAsked = new WeakMap<readonly Holiday[], { readonly year: number; readonly days: readonly string[] }>();

/** The holidays as days, `MM-DD` ones in every year from last year on. */
export function holidayDays(holidays: readonly Holiday[], now: Instant): readonly string[] {
  const year = new Date(now).getUTCFullYear();
  const kept = lastAsked.get(holidays);
  if (kept?.year === year) return kept.days;
  const days = daysAround(holidays, year);
  lastAsked.set(holidays, { year, days });
  return days;
}

function daysAround(holidays: readonly Holiday[], year: number): string[] {
  return holidays.flatMap(({ date }) => {
    if (date.length > 5) return [date];
    return Array.from({ length: YEARS_AHEAD + 2 }, (_, index) => `${year - 1 + index}-${date}`);
  });
}
