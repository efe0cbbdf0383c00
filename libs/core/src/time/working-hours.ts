import type { Instant } from './instant';
import type { Window } from './types';
import { afterQuietHours, nextInWindow } from './window';

/** More openings than anybody's agreement spans; a window of minutes a year must not be walked for ever. */
const MOST_OPENINGS = 2_000;

/**
 * The moment at which so many hours of a window have passed: time outside of it doesn't count.
 * @param hours fractions allowed
 * @param zone used where the window names none
 * @param holidays `YYYY-MM-DD`, days on which the window doesn't open
 * @returns null where the window never opens (often enough)
 */
export function addWorkingHours(
  window: Window,
  from: Instant,
  hours: number,
  zone: string,
  holidays: readonly string[],
): Instant | null {
  let left = hours * 3_600_000;
  let at = from;
  for (let opening = 0; opening < MOST_OPENINGS; opening += 1) {
    const start = nextInWindow(window, at, zone, holidays);
    const end = start === null ? null : afterQuietHours(window, start, zone);
    if (start === null || end === null) return start;
    if (start + left <= end) return start + left;
    left -= end - start;
    at = end;
  }
  return null;
}
