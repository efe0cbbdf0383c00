import { type Calendar, type Instant, isZone } from '../time';
import type { Holiday } from '../workspace';
import type { AbsorbModel, ContactState } from './types';

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

/** The contact's zone where it is one, else the workspace's; and its holidays. */
export function calendarOf(model: AbsorbModel, contact: ContactState, now: Instant): Calendar {
  const zone = contact.profile?.fields.timezone;
  return {
    timezone: typeof zone === 'string' && isZone(zone) ? zone : model.timezone,
    holidays: holidayDays(model.holidays, now),
  };
}
