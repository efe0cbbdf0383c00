import { dayOf, weekdayOf } from './calendar';
import { dayMs } from './duration';
import { TimeError } from './errors';
import type { Instant } from './instant';
import { minuteOfDay, weekdayNamed } from './moment';
import type { Weekday, Window, WindowText } from './types';
import { isZone, lastAtWall, reachesWall, toWall } from './zone';

const minuteMs = 60_000;
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const searchDays = 800;
const example = 'write it like { "days": ["mon-fri"], "from": "09:00", "until": "17:00" }';

/**
 * Reads a window of the week.
 * @throws TimeError `time.window`
 */
export function parseWindow(text: WindowText): Window {
  const timezone = text.timezone ?? 'contact';
  if (timezone !== 'contact' && !isZone(timezone)) {
    throw new TimeError('time.window', timezone, 'name a zone like "Europe/Amsterdam", or "contact"');
  }
  return {
    days: text.days === undefined ? everyDay : [...new Set(text.days.flatMap(parseDays))].sort((a, b) => a - b),
    fromMinute: parseTime(text.from ?? '00:00'),
    untilMinute: parseTime(text.until ?? '24:00'),
    timezone: timezone === 'contact' ? null : timezone,
  };
}

function parseTime(text: string): number {
  const minute = minuteOfDay(text);
  if (minute === null) throw new TimeError('time.window', text, 'write a time like "09:00"');
  return minute;
}

function parseDays(text: string): Weekday[] {
  const [first, last = first] = text.split('-').map((name) => weekdayNamed(name.trim()));
  if (first === undefined || first === null || last === undefined || last === null) {
    throw new TimeError('time.window', text, example);
  }
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => (((first - 1 + i) % 7) + 1) as Weekday);
}

/**
 * The first moment, not before `at`, that lies in a window. A window that reaches past midnight belongs to the day on
 * which it begins. Where the clock skips its beginning it opens as the clock goes on, and one that is skipped from end to
 * end doesn't open that day. In a repeated hour it opens once: after its first end it stays shut.
 * @param zone the contact's
 * @param holidays `YYYY-MM-DD`, days on which no window begins
 * @returns null where the window never opens
 */
export function nextInWindow(
  window: Window,
  at: Instant,
  zone: string,
  holidays: readonly string[] = [],
): Instant | null {
  const timezone = window.timezone ?? zone;
  const today = Math.floor(toWall(at, timezone) / dayMs) * dayMs;
  for (let day = -1; day < searchDays; day++) {
    const opening = openingOf(window, today + day * dayMs, timezone, holidays);
    if (opening === null || at >= opening.until) continue;
    const moment = Math.max(at, opening.from);
    // In the second of two hours the clock may stand before the beginning once more.
    return toWall(moment, timezone) >= opening.fromWall ? moment : lastAtWall(opening.fromWall, timezone);
  }
  return null;
}

/** When a window that begins on a day is open; null where it isn't. */
interface Opening {
  readonly fromWall: number;
  readonly from: Instant;
  readonly until: Instant;
  /** Where the clock shows its end twice, the second time. */
  readonly lastUntil: Instant;
}

function openingOf(window: Window, midnight: number, timezone: string, holidays: readonly string[]): Opening | null {
  if (!window.days.includes(weekdayOf(midnight)) || holidays.includes(dayOf(midnight))) return null;
  const wraps = window.untilMinute <= window.fromMinute;
  const fromWall = midnight + window.fromMinute * minuteMs;
  const untilWall = midnight + (wraps ? dayMs : 0) + window.untilMinute * minuteMs;
  const from = reachesWall(fromWall, timezone);
  const until = reachesWall(untilWall, timezone);
  return from < until ? { fromWall, from, until, lastUntil: lastAtWall(untilWall, timezone) } : null;
}

/** Whether a moment lies in a window. */
export function inWindow(window: Window, at: Instant, zone: string, holidays: readonly string[] = []): boolean {
  return nextInWindow(window, at, zone, holidays) === at;
}

/**
 * When quiet hours are over.
 * @param quiet a window in which no mail leaves
 * @returns `at` itself outside them; null where they never end
 */
export function afterQuietHours(quiet: Window, at: Instant, zone: string): Instant | null {
  const timezone = quiet.timezone ?? zone;
  const today = Math.floor(toWall(at, timezone) / dayMs) * dayMs;
  let moment = at;
  // Yesterday's may reach into today, and end where today's begin.
  for (let day = -1; day < searchDays; day++) {
    const opening = openingOf(quiet, today + day * dayMs, timezone, []);
    if (opening !== null && opening.from > moment) return moment;
    if (opening !== null && moment < opening.lastUntil) moment = opening.lastUntil;
    if (opening === null && today + day * dayMs > toWall(moment, timezone)) return moment;
  }
  return null;
}
