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

/** Whole days (in UTC) on which a zone's clock doesn't change, by zone: asking `Intl` costs far more than all else here. */
const steadyDays = new Map<IANAZone, Map<number, number | null>>();
/** Dates come from outside too, and there are many: what is kept of a zone starts anew at this many days. */
const MOST_DAYS = 5_000;

function offsetMs(zone: IANAZone, at: Instant): number {
  const day = Math.floor(at / dayMs);
  return steadyOffset(zone, day) ?? zone.offset(at) * minuteMs;
}

/** The offset of a whole day; null on the few days on which it changes. */
function steadyOffset(zone: IANAZone, day: number): number | null {
  const days = daysOf(zone);
  const kept = days.get(day);
  if (kept !== undefined) return kept;
  const first = zone.offset(day * dayMs);
  const offset = first === zone.offset((day + 1) * dayMs) ? first * minuteMs : null;
  if (days.size >= MOST_DAYS) days.clear();
  days.set(day, offset);
  return offset;
}

function daysOf(zone: IANAZone): Map<number, number | null> {
  const kept = steadyDays.get(zone);
  if (kept) return kept;
  const days = new Map<number, number | null>();
  steadyDays.set(zone, days);
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
