import { Duration as LuxonDuration } from 'luxon';
import { TimeError } from './errors';
import type { Duration } from './types';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** A day of 24 hours, where no calendar is asked for. */
export const dayMs = 24 * hour;

const example = 'write it like "3 days", "4 business days", "90 minutes" or "P3D"';
const longestYears = 100;

const exactUnits: Readonly<Record<string, number>> = { second, minute, hour };
const calendarUnits: Readonly<Record<string, Partial<Duration>>> = {
  year: { years: 1 },
  month: { months: 1 },
  week: { days: 7 },
  day: { days: 1 },
  'business day': { businessDays: 1 },
};

const none: Duration = { years: 0, months: 0, days: 0, businessDays: 0, ms: 0 };

/**
 * Reads a length of time: `3 days`, `4 business days`, `2 hours 30 minutes`, `1 week`, or ISO 8601 (`P3D`, `PT90M`).
 * @throws TimeError `time.duration`
 */
export function parseDuration(text: string): Duration {
  const trimmed = text.trim();
  if (trimmed === '') throw new TimeError('time.duration', text, example);
  const duration = /^p.*\d/i.test(trimmed) ? parseIso(trimmed, text) : parseSpelled(trimmed, text);
  if (approximateMs(duration) > longestYears * 366 * dayMs) {
    throw new TimeError('time.duration', text, `at most ${longestYears} years`);
  }
  return duration;
}

function parseSpelled(trimmed: string, text: string): Duration {
  return trimmed
    .split(/\s*(?:,|\band\b|(?<=[a-z])\s+(?=\d))\s*/i)
    .map((part) => parsePart(part, text))
    .reduce(add, none);
}

function parsePart(part: string, text: string): Duration {
  const [, count, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]+(?:\s+[a-z]+)?)$/i.exec(part) ?? [];
  if (count === undefined || unit === undefined) throw new TimeError('time.duration', text, example);
  return times(Number(count), unitName(unit), text);
}

function unitName(unit: string): string {
  return unit.toLowerCase().replace(/\s+/g, ' ').replace(/s$/, '');
}

function times(count: number, unit: string, text: string): Duration {
  const exact = exactUnits[unit];
  if (exact !== undefined) return { ...none, ms: Math.round(count * exact) };
  const calendar = calendarUnits[unit];
  if (calendar === undefined) throw new TimeError('time.duration', text, `"${unit}" is no unit; ${example}`);
  if (!Number.isInteger(count)) throw new TimeError('time.duration', text, `${unit}s are whole; ${example}`);
  return scale({ ...none, ...calendar }, count);
}

function parseIso(trimmed: string, text: string): Duration {
  const iso = LuxonDuration.fromISO(trimmed.toUpperCase());
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = iso;
  const wholes = [years, months, weeks, days];
  const valid = iso.isValid && wholes.every((n) => Number.isInteger(n) && n >= 0);
  const ms = Math.round(hours * hour + minutes * minute + seconds * second + milliseconds);
  if (!valid || ms < 0) throw new TimeError('time.duration', text, example);
  return { years, months, days: weeks * 7 + days, businessDays: 0, ms };
}

function add(a: Duration, b: Duration): Duration {
  return {
    years: a.years + b.years,
    months: a.months + b.months,
    days: a.days + b.days,
    businessDays: a.businessDays + b.businessDays,
    ms: a.ms + b.ms,
  };
}

/** The same length, taken `by` times; −1 turns it round. */
export function scale(d: Duration, by: number): Duration {
  return {
    years: d.years * by,
    months: d.months * by,
    days: d.days * by,
    businessDays: d.businessDays * by,
    ms: d.ms * by,
  };
}

/** Its length without a calendar: days of 24 hours, months of 30, years of 365, five business days a week. */
export function approximateMs(d: Duration): number {
  return (d.years * 365 + d.months * 30 + d.days + d.businessDays * 1.4) * dayMs + d.ms;
}

/**
 * Reads a length for conditions, where no calendar is at hand: a day is 24 hours.
 * @returns milliseconds
 * @throws TimeError `time.duration` also for months, years and business days, whose length depends on a calendar
 */
export function parseExactMs(text: string): number {
  const d = parseDuration(text);
  if (d.businessDays > 0 || d.months > 0 || d.years > 0) {
    throw new TimeError(
      'time.duration',
      text,
      'in a condition it is counted in weeks, days, hours, minutes or seconds',
    );
  }
  return d.days * dayMs + d.ms;
}
