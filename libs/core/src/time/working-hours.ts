import { dayOf, weekdayOf } from './calendar';
import { dayMs } from './duration';
import type { Instant } from './instant';
import type { Window } from './types';
import { openingOf } from './window';
import { toWall } from './zone';

/** Days on which nobody works, the first and the last included, as `YYYY-MM-DD`. */
export interface DaySpan {
  readonly from: string;
  readonly until: string;
}

/** When somebody works. */
export interface WorkCalendar {
  readonly window: Window;
  /** Used where the window names none; the days of `closed` are this zone's too. */
  readonly timezone: string;
  /** Holidays and absences. An opening that began on the day before goes on to its end. */
  readonly closed: readonly DaySpan[];
}

/** Ten years: longer than anybody's agreement, and a window of minutes a year must not be walked for ever. */
const MOST_DAYS = 3_660;

interface Opening {
  readonly from: Instant;
  readonly until: Instant;
}

const zoneOf = ({ window, timezone }: WorkCalendar): string => window.timezone ?? timezone;

const isClosed = (calendar: WorkCalendar, day: string): boolean =>
  calendar.closed.some(({ from, until }) => from <= day && day <= until);

/** Is the day that it is for them one on which they don't work at all? Weekends don't count: the window knows them. */
export function closedOn(calendar: WorkCalendar, at: Instant): boolean {
  return isClosed(calendar, dayOf(toWall(at, zoneOf(calendar))));
}

/** The times at work, from the one that `from` lies in or comes before, in order and without touching twice. */
function* openings(calendar: WorkCalendar, from: Instant): Generator<Opening> {
  const zone = zoneOf(calendar);
  const today = Math.floor(toWall(from, zone) / dayMs) * dayMs;
  let reached = from;
  for (let day = -1; day < MOST_DAYS; day += 1) {
    const opening = openingOn(calendar, today + day * dayMs);
    if (opening === null || opening.until <= reached) continue;
    yield { from: Math.max(opening.from, reached), until: opening.until };
    reached = opening.until;
  }
}

/** When the time at work began that a moment lies in; null outside of working hours. */
export function openedAt(calendar: WorkCalendar, at: Instant): Instant | null {
  const zone = zoneOf(calendar);
  const today = Math.floor(toWall(at, zone) / dayMs) * dayMs;
  for (const midnight of [today - dayMs, today]) {
    const opening = openingOn(calendar, midnight);
    if (opening !== null && opening.from <= at && at < opening.until) return opening.from;
  }
  return null;
}

function openingOn(calendar: WorkCalendar, midnight: number): Opening | null {
  if (!calendar.window.days.includes(weekdayOf(midnight)) || isClosed(calendar, dayOf(midnight))) return null;
  return openingOf(calendar.window, midnight, zoneOf(calendar), []);
}

/**
 * The moment at which so many hours at work have passed: time outside of them doesn't count.
 * @param hours fractions allowed
 * @returns null where nobody ever works (often enough)
 */
export function addWorkingHours(calendar: WorkCalendar, from: Instant, hours: number): Instant | null {
  let left = Math.round(hours * 3_600_000);
  for (const opening of openings(calendar, from)) {
    const length = opening.until - opening.from;
    if (left <= length) return opening.from + left;
    left -= length;
  }
  return null;
}

/** How much of the time between two moments was time at work, in milliseconds; 0 where the second comes first. */
export function workedMs(calendar: WorkCalendar, from: Instant, until: Instant): number {
  let sum = 0;
  for (const opening of openings(calendar, from)) {
    if (opening.from >= until) break;
    sum += Math.min(opening.until, until) - opening.from;
  }
  return sum;
}
