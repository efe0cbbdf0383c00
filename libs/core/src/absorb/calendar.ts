import type { Instant } from '../time';
import type { Holiday } from '../workspace';

/** So many years ahead do dates of a flow reach at most. */
const YEARS_AHEAD = 3;

/** The holidays as days, `MM-DD` ones in every year from last year on. */
export function holidayDays(holidays: readonly Holiday[], now: Instant): string[] {
  const year = new Date(now).getUTCFullYear();
  return holidays.flatMap(({ date }) => {
    if (date.length > 5) return [date];
    return Array.from({ length: YEARS_AHEAD + 2 }, (_, index) => `${year - 1 + index}-${date}`);
  });
}
