import { parseDuration, parseMoment, type Duration, type Weekday } from '../time';
import { listed } from './clauses';
import { pathWords } from './paths';
import type { Language } from './types';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHORT_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A number as a language writes it. */
export function numberWords(value: number, language: Language): string {
  return new Intl.NumberFormat(language.locale, { maximumFractionDigits: 3 }).format(value);
}

/** A length of time as written in a flow, such as `4 business days`. */
export function durationWords(text: string, language: Language): string {
  return lengthWords(parseDuration(text), language);
}

/** A length of time in milliseconds, as settings have it. */
export function millisecondsWords(ms: number, language: Language): string {
  const days = Math.floor(ms / DAY);
  return lengthWords({ years: 0, months: 0, days, businessDays: 0, ms: ms - days * DAY }, language);
}

function lengthWords(duration: Duration, language: Language): string {
  const { years, months, days, businessDays, ms } = duration;
  const parts: readonly (readonly [number, keyof Language['units']])[] = [
    [years, 'year'],
    [months, 'month'],
    [days, 'day'],
    [businessDays, 'businessDay'],
    [Math.floor(ms / HOUR), 'hour'],
    [Math.floor((ms % HOUR) / MINUTE), 'minute'],
    [(ms % MINUTE) / SECOND, 'second'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => unitWords(count, unit, language));
  return said.length === 0 ? unitWords(0, 'second', language) : listed(said, language.and);
}

function unitWords(count: number, unit: keyof Language['units'], language: Language): string {
  const [one, many] = language.units[unit];
  return `${numberWords(count, language)} ${count === 1 ? one : many}`;
}

/** The key of an `after` as the opening of a sentence: `after 3 days`, `7 days before …`. */
export function momentWords(key: string, language: Language): string {
  const moment = parseMoment(key);
  const { later, at, before, behind, next } = language.moment;
  switch (moment.kind) {
    case 'duration':
      return later(lengthWords(moment.duration, language));
    case 'next':
      return next(weekdayWords(moment.weekday, language), clock(moment.hour, moment.minute));
    case 'date': {
      const date = pathWords(moment.path, language);
      if (moment.offset === null) return at(date, Object.hasOwn(language.paths, moment.path));
      const offset = lengthWords(positive(moment.offset), language);
      return moment.sign < 0 ? before(offset, date) : behind(offset, date);
    }
  }
}

const positive = (duration: Duration): Duration => ({
  years: Math.abs(duration.years),
  months: Math.abs(duration.months),
  days: Math.abs(duration.days),
  businessDays: Math.abs(duration.businessDays),
  ms: Math.abs(duration.ms),
});

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

function weekdayWords(weekday: Weekday | null, language: Language): string | null {
  return weekday === null ? null : (language.weekdays[weekday - 1] ?? null);
}

/** A window of the week, spelled out. */
export function windowWords(
  window: {
    readonly days?: readonly string[];
    readonly from?: string;
    readonly until?: string;
    readonly timezone?: string;
  },
  language: Language,
): string {
  const { days = SHORT_DAYS, from = '00:00', until = '24:00', timezone = 'contact' } = window;
  return language.window.hours(daysWords(days, language), from, until, timezone === 'contact' ? null : timezone);
}

/** `every day`; days that follow each other as one stretch. */
function daysWords(days: readonly string[], language: Language): string {
  const ordered = [...new Set(days)].sort((a, b) => SHORT_DAYS.indexOf(a) - SHORT_DAYS.indexOf(b));
  if (ordered.length === SHORT_DAYS.length) return language.window.everyDay;
  const names = ordered.map((day) => language.weekdays[SHORT_DAYS.indexOf(day)] ?? day);
  const first = SHORT_DAYS.indexOf(ordered[0] ?? '');
  const inRow = ordered.every((day, i) => SHORT_DAYS.indexOf(day) === first + i);
  if (inRow && names.length > 2) return language.window.through(names[0] ?? '', names.at(-1) ?? '');
  return listed(names, language.and);
}
