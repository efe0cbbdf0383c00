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

function offsetMs(zone: IANAZone, at: Instant): number {
  return zone.offset(at) * minuteMs;
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
