import { addDuration, nextWeekday } from './calendar';
import { parseDuration, scale } from './duration';
import { TimeError } from './errors';
import type { Instant } from './instant';
import type { Calendar, Moment, Repeat, Weekday } from './types';
import { fromWall } from './zone';

const example =
  'write it like "3 days", "at contact.recycleOn", "7 days before enrolment.startsAt" or "next tue 10:00"';
const path = /^[A-Za-z_][\w-]*(\.[\w-]+)+$/;
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const longNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The day of the week that a short or long English name means; null for none. */
export function weekdayNamed(name: string): Weekday | null {
  const lower = name.toLowerCase();
  const index = Math.max(weekdayNames.indexOf(lower), longNames.indexOf(lower));
  return index < 0 ? null : ((index + 1) as Weekday);
}

/** Minutes from midnight of a wall-clock time such as `09:30`; null where it is none. `24:00` is the day's end. */
export function minuteOfDay(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 24 * 60 ? minute : null;
}

/**
 * Reads the key of an `after`: a duration, `at PATH`, `DURATION before|after PATH`, `next tue 10:00`,
 * `next business day 10:00`.
 * @throws TimeError `time.moment`, `time.duration`
 */
export function parseMoment(text: string): Moment {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  if (/^at\b/i.test(trimmed)) return dateMoment(trimmed.slice(2).trim(), null, text);
  if (/^next\b/i.test(trimmed)) return nextMoment(trimmed, text);
  const [, duration, direction, from] = /^(.*\S) (before|after)\b(.*)$/i.exec(trimmed) ?? [];
  if (duration === undefined || direction === undefined || from === undefined) {
    return { kind: 'duration', duration: parseDuration(trimmed) };
  }
  return dateMoment(from.trim(), { duration, sign: direction.toLowerCase() === 'before' ? -1 : 1 }, text);
}

function dateMoment(at: string, offset: { duration: string; sign: -1 | 1 } | null, text: string): Moment {
  if (!path.test(at)) throw new TimeError('time.moment', text, `"${at}" is no path to a date; ${example}`);
  if (offset === null) return { kind: 'date', path: at, offset: null, sign: 0 };
  return { kind: 'date', path: at, offset: parseDuration(offset.duration), sign: offset.sign };
}

function nextMoment(trimmed: string, text: string): Moment {
  const [, day, time] = /^next (business day|[a-z]+) (\d{1,2}:\d{2})$/i.exec(trimmed) ?? [];
  const minute = minuteOfDay(time ?? '');
  const weekday = day === undefined ? null : weekdayNamed(day);
  const known = weekday !== null || day?.toLowerCase() === 'business day';
  if (!known || minute === null || minute === 24 * 60) throw new TimeError('time.moment', text, example);
  return { kind: 'next', weekday, hour: Math.floor(minute / 60), minute: minute % 60 };
}

/**
 * Reads `again`: `never`, `always`, or `after 90 days`.
 * @throws TimeError `time.repeat`, `time.duration`
 */
export function parseRepeat(text: string): Repeat {
  const trimmed = text.trim();
  if (trimmed === 'never' || trimmed === 'always') return { kind: trimmed };
  const [, duration] = /^after\s+(.+)$/i.exec(trimmed) ?? [];
  if (duration === undefined) {
    throw new TimeError('time.repeat', text, 'write "never", "always" or "after 90 days"');
  }
  return { kind: 'after', duration: parseDuration(duration) };
}

/**
 * When a moment comes.
 * @param start from where durations and `next` count
 * @param value what stands at the path of a date
 * @returns null where the date is missing or no date
 */
export function momentAt(moment: Moment, start: Instant, value: unknown, calendar: Calendar): Instant | null {
  switch (moment.kind) {
    case 'duration':
      return addDuration(start, moment.duration, calendar);
    case 'next':
      return nextWeekday(start, moment.weekday, moment.hour, moment.minute, calendar);
    case 'date': {
      const date = instantOf(value, calendar.timezone);
      if (date === null || moment.offset === null) return date;
      return addDuration(date, scale(moment.offset, moment.sign), calendar);
    }
  }
}

/**
 * A day, or a moment of one, in ISO 8601. The database reads the same texts by the same pattern (`nurture_instant`), so
 * that a segment in SQL and a guard in memory agree.
 */
const iso =
  /^(?!0000)(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)? *(Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)?)?$/i;

/**
 * The moment that a value means: an instant, or ISO 8601 text with a year of four digits. A day is its first moment, and
 * a time without an offset is the wall clock's, in the zone given. The 30th of February is none.
 * @returns null where it means none
 */
export function instantOf(value: unknown, timezone = 'UTC'): Instant | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof Date) return instantOf(value.getTime());
  if (typeof value !== 'string') return null;
  const match = iso.exec(value);
  if (match === null) return null;
  const wall = wallOf(match);
  const [, , , , , , , , offset, sign, hours, minutes] = match;
  if (wall === null) return null;
  if (offset === undefined) return timezone === 'UTC' ? wall : fromWall(wall, timezone);
  if (hours === undefined) return wall;
  const offsetMs = (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? wall + offsetMs : wall - offsetMs;
}

/** What the clock on the wall says, as if it hung in UTC; null for a day that its month doesn't have. */
function wallOf(match: RegExpExecArray): Instant | null {
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1, 7)
    .map((n) => Number(n ?? 0));
  const date = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for those of the last century.
  const midnight = date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return null;
  const ms = Number(`${match[7] ?? ''}000`.slice(0, 3));
  return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}
