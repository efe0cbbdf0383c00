import { IANAZone } from 'luxon';
import { TimeError } from './errors';
import { dayMs } from './duration';
import type { Instant } from './instant';

const minuteMs = 60_000;
const zones = new Map<string, IANAZone>();

/** Whether a name is a zone that can be counted in. */
export function isZone(name: string): boolean {
  return known(name) !== null;
}

/** Only real zones are kept: there are some hundreds of them, but names that somebody made up have no end. */
function known(name: string): IANAZone | null {
  const kept = zones.get(name);
  if (kept) return kept;
  if (!IANAZone.isValidZone(name)) return null;
  const zone = IANAZone.create(name);
  zones.set(name, zone);
  return zone;
}

function zoneOf(name: string): IANAZone {
  const zone = known(name);
  if (!zone) throw new TimeError('time.zone', name, 'write it like "Europe/Amsterdam"');
  return zone;
}

/** A zone's offset for a whole day (in UTC); on the few days on which it changes, before and from that moment. */
type DayOffset = number | { readonly at: Instant; readonly before: number; readonly after: number };

/** Kept by zone and day: asking `Intl` costs far more than all else here. */
const offsetsOf = new Map<IANAZone, Map<number, DayOffset>>();
/** Dates come from outside too, and there are many: what is kept of a zone starts anew at this many days. */
const MOST_DAYS = 5_000;

function offsetMs(zone: IANAZone, at: Instant): number {
  const offset = offsetOn(zone, Math.floor(at / dayMs));
  if (typeof offset === 'number') return offset;
  return at < offset.at ? offset.before : offset.after;
}

function offsetOn(zone: IANAZone, day: number): DayOffset {
  const days = daysOf(zone);
  const kept = days.get(day);
  if (kept !== undefined) return kept;
  const offset = findOffset(zone, day);
  if (days.size >= MOST_DAYS) days.clear();
  days.set(day, offset);
  return offset;
}

function findOffset(zone: IANAZone, day: number): DayOffset {
  const offsetAt = (at: Instant): number => zone.offset(at) * minuteMs;
  let [from, at] = [day * dayMs, (day + 1) * dayMs];
  const before = offsetAt(from);
  const after = offsetAt(at);
  if (before === after) return before;
  while (at - from > 1) {
    const middle = Math.floor((from + at) / 2);
    if (offsetAt(middle) === before) from = middle;
    else at = middle;
  }
  return { at, before, after };
}

function daysOf(zone: IANAZone): Map<number, DayOffset> {
  const kept = offsetsOf.get(zone);
  if (kept) return kept;
  const days = new Map<number, DayOffset>();
  offsetsOf.set(zone, days);
  return days;
}

/** The wall clock of a zone at a moment, as the milliseconds that a clock in UTC would need to show the same. */
export function toWall(at: Instant, timezone: string): number {
  return at + offsetMs(zoneOf(timezone), at);
}

/**
 * The moment at which a zone's wall clock shows a time. In the hour that is skipped it moves forward by the gap; in
 * the hour that is repeated it is the first one. (luxon's own constructors choose by today's offset, that is, by the
 * host's clock; this doesn't.)
 * @param wall as {@link toWall} gives it
 */
export function fromWall(wall: number, timezone: string): Instant {
  const zone = zoneOf(timezone);
  const before = offsetMs(zone, wall - dayMs);
  const after = offsetMs(zone, wall + dayMs);
  const first = wall - Math.max(before, after);
  const second = wall - Math.min(before, after);
  if (first + offsetMs(zone, first) === wall) return first;
  if (second + offsetMs(zone, second) === wall) return second;
  return wall - before;
}

/** The first moment at which a zone's wall clock shows a time or, where it skips that, a later one. */
export function reachesWall(wall: number, timezone: string): Instant {
  const moment = fromWall(wall, timezone);
  const gap = toWall(moment, timezone) - wall;
  if (gap <= 0) return moment;
  let [before, after] = [moment - gap, moment];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (toWall(middle, timezone) < wall) before = middle;
    else after = middle;
  }
  return after;
}

/** The last moment at which a zone's wall clock shows a time: in the hour that is repeated, the second one. */
export function lastAtWall(wall: number, timezone: string): Instant {
  const moment = reachesWall(wall, timezone);
  const zone = zoneOf(timezone);
  const again = wall - Math.min(offsetMs(zone, wall - dayMs), offsetMs(zone, wall + dayMs));
  return again > moment && toWall(again, timezone) === wall ? again : moment;
}
