import { DateTime } from 'luxon';
import { dayMs } from './duration';
import type { Instant } from './instant';
import type { Calendar, Duration, Weekday } from './types';
import { fromWall, toWall } from './zone';

/** Days as they are written, by number: writing one costs far more than counting. */
const written = new Map<number, string>();
/** What is kept starts anew at so many, as dates come from outside too. */
const mostWritten = 5_000;

/** The day of a wall-clock time, as `YYYY-MM-DD`. */
export function dayOf(wall: number): string {
  const day = Math.floor(wall / dayMs);
  const kept = written.get(day);
  if (kept !== undefined) return kept;
  const text = new Date(wall).toISOString().slice(0, 10);
  if (written.size >= mostWritten) written.clear();
  written.set(day, text);
  return text;
}

/** Monday = 1 … Sunday = 7. */
export function weekdayOf(wall: number): Weekday {
  return (((Math.floor(wall / dayMs) + 3) % 7) + 1) as Weekday;
}

/** Whether people work on the day of a wall-clock time. */
export function isBusinessDay(wall: number, holidays: readonly string[]): boolean {
  return weekdayOf(wall) <= 5 && !holidays.includes(dayOf(wall));
}

// A calendar in which nobody ever works would be searched without end.
const searchDays = 4000;

function addBusinessDays(wall: number, count: number, holidays: readonly string[]): number {
  const direction = Math.sign(count) * dayMs;
  let left = Math.abs(count);
  let day = wall;
  for (let searched = 0; left > 0 && searched < searchDays + Math.abs(count) * 7; searched++) {
    day += direction;
    if (isBusinessDay(day, holidays)) left--;
  }
  return day;
}

/**
 * The moment a duration after another, on the wall clock of the calendar's zone: years, months and days keep the time
 * of day, business days leave out weekends and holidays, then exact time is added. With a negative duration: before.
 */
export function addDuration(at: Instant, d: Duration, calendar: Calendar): Instant {
  const calendarParts = d.years !== 0 || d.months !== 0 || d.days !== 0 || d.businessDays !== 0;
  if (!calendarParts) return at + d.ms;
  const wall = addDays(addMonths(toWall(at, calendar.timezone), d), d.days);
  return fromWall(addBusinessDays(wall, d.businessDays, calendar.holidays), calendar.timezone) + d.ms;
}

/** The 31st of a month that has none becomes its last day. */
function addMonths(wall: number, { years, months }: Duration): number {
  if (years === 0 && months === 0) return wall;
  return DateTime.fromMillis(wall, { zone: 'utc' }).plus({ years, months }).toMillis();
}

const addDays = (wall: number, days: number): number => wall + days * dayMs;

/**
 * The first moment after another at which the zone's wall clock shows a time on a weekday (null: a business day).
 */
export function nextWeekday(
  at: Instant,
  weekday: Weekday | null,
  hour: number,
  minute: number,
  calendar: Calendar,
): Instant {
  const midnight = Math.floor(toWall(at, calendar.timezone) / dayMs) * dayMs;
  for (let day = 0; day < searchDays; day++) {
    const wall = midnight + day * dayMs + (hour * 60 + minute) * 60_000;
    const fits = weekday === null ? isBusinessDay(wall, calendar.holidays) : weekdayOf(wall) === weekday;
    const moment = fits ? fromWall(wall, calendar.timezone) : at;
    if (moment > at) return moment;
  }
  return at;
}
