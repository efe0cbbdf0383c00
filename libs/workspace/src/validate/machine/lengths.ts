import { type Duration, parseDuration, parseMoment, TimeError } from '@nurture/core/time';

export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;

/** How long a timer makes wait at its shortest. */
export type Wait =
  | { readonly kind: 'span'; readonly ms: number; readonly isDate: boolean }
  /** Until a time of the week: milliseconds from Monday's midnight, of which the next one counts. */
  | { readonly kind: 'next'; readonly phases: readonly number[] };

export const AT_ONCE: Wait = { kind: 'span', ms: 0, isDate: false };

/** A duration at its shortest: February, and business days that begin before a Monday. */
export function shortestMs({ years, months, days, businessDays, ms }: Duration): number {
  const weekends = businessDays > 0 ? 2 * Math.floor((businessDays - 1) / 5) : 0;
  return (years * 365 + months * 28 + days + businessDays + weekends) * DAY_MS + ms;
}

/** The wait that the key of an `after` means; a date comes at once. Null where it can't be read. */
export function waitOf(key: string): Wait | null {
  try {
    const moment = parseMoment(key);
    if (moment.kind === 'date') return { kind: 'span', ms: 0, isDate: true };
    if (moment.kind === 'duration') return { kind: 'span', ms: shortestMs(moment.duration), isDate: false };
    const ofDay = (moment.hour * 60 + moment.minute) * 60_000;
    const days = moment.weekday === null ? [0, 1, 2, 3, 4] : [moment.weekday - 1];
    return { kind: 'next', phases: days.map((day) => day * DAY_MS + ofDay) };
  } catch (error) {
    if (error instanceof TimeError) return null;
    throw error;
  }
}

/** As good as for ever. */
const ENDLESS_MS = 1e6 * DAY_MS;

/**
 * A duration text at its shortest, in milliseconds; 0 where there is none. One that can't be read has its own finding,
 * and is taken to be long, so that no other is made of it.
 */
export function shortestOf(text: unknown): number {
  if (typeof text !== 'string') return 0;
  try {
    return shortestMs(parseDuration(text));
  } catch (error) {
    if (error instanceof TimeError) return ENDLESS_MS;
    throw error;
  }
}

/** How long a wait may take at its longest: of a time of the week, the longest way from one to the next. */
export function longestMs(wait: Wait): number {
  if (wait.kind === 'span') return wait.ms;
  const [first = 0] = wait.phases;
  const next = [...wait.phases.slice(1), first + WEEK_MS];
  return Math.max(...wait.phases.map((phase, index) => (next[index] ?? phase) - phase));
}
