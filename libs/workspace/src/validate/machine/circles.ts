import type { Budget } from '../budget';
import type { Machine, Mail, Station, Way } from './machine';

/** A way round: its states, from the first back to the first, in the form of a path string. */
export interface Circle {
  readonly path: string;
  readonly states: readonly string[];
  readonly ways: readonly Way[];
}

export interface SendingCircle extends Circle {
  readonly mail: Mail;
}

/** Whether it may be walked without any time passing: events, facts and dates come at once. */
export function takesNoTime({ wait }: Way): boolean {
  return wait.kind === 'span' && wait.ms === 0;
}

/**
 * Ways round on which mails leave without time passing, one per group of states. A mail that a gap holds up takes time,
 * or is taken back when its state is left; so only those without a gap, and `immediately` ones, can leave.
 */
export function sendingCircles({ stations }: Machine): SendingCircle[] {
  const found: SendingCircle[] = [];
  const told = new Set<string>();
  for (const station of stations.values()) {
    for (const way of station.ways) {
      const mail = told.has(station.name) ? undefined : mailLeaving(station, way);
      if (mail === undefined || !takesNoTime(way)) continue;
      const circle = circleBy(stations, station.name, way, takesNoTime);
      if (circle === null) continue;
      circle.states.forEach((name) => told.add(name));
      found.push({ ...circle, mail });
    }
  }
  return found;
}

/** A mail that counts and leaves at once, before or while the state is left by this way. */
function mailLeaving({ entry, stays }: Station, way: Way): Mail | undefined {
  const staying = stays.filter(takesNoTime).flatMap(({ mails }) => mails);
  const own = way.trigger === 'nothing' ? entry.filter(({ immediately }) => immediately) : [...entry, ...staying];
  return [...own, ...way.mails].find(({ counts, immediately, gapMs }) => counts && (immediately || gapMs === 0));
}

/** The shortest way round that begins with the given one. */
function circleBy(
  stations: Machine['stations'],
  start: string,
  first: Way,
  follows: (way: Way) => boolean,
): Circle | null {
  const reached = new Map<string, readonly Way[]>([[first.target, [first]]]);
  for (const [name, ways] of reached) {
    if (name === start) return circleOf(start, ways);
    for (const way of stations.get(name)?.ways.filter(follows) ?? []) {
      if (!reached.has(way.target)) reached.set(way.target, [...ways, way]);
    }
  }
  return null;
}

function circleOf(start: string, ways: readonly Way[]): Circle {
  const path = [start, ...ways.flatMap(({ label, target }) => [label, target])].join(' -> ');
  return { path, states: [start, ...ways.map(({ target }) => target).slice(0, -1)], ways };
}

/**
 * The first circle of ways that nothing stops.
 * @param follows ways that need nothing to happen
 * @param stops whether somebody who walks this circle comes to a halt
 * @param budget when it is spent, the circles left are not looked at
 */
export function endlessCircle(
  { stations }: Machine,
  follows: (way: Way) => boolean,
  stops: (circle: Circle) => boolean,
  budget: Budget,
): Circle | null {
  const places = new Map([...stations.keys()].map((name, place) => [name, place]));
  const search = (start: string, trail: readonly Way[], name: string): Circle | null => {
    for (const way of stations.get(name)?.ways.filter(follows) ?? []) {
      budget.spend(1 + trail.length / 8);
      if (budget.isSpent) return null;
      const ways = [...trail, way];
      if (way.target === start) {
        budget.spend(ways.length);
        const circle = circleOf(start, ways);
        if (!stops(circle)) return circle;
      }
      // Each circle is found from the first of its states.
      const ahead = (places.get(way.target) ?? 0) > (places.get(start) ?? 0);
      const fresh = trail.every(({ target }) => target !== way.target);
      const deeper = ahead && fresh ? search(start, ways, way.target) : null;
      if (deeper !== null) return deeper;
    }
    return null;
  };
  for (const start of places.keys()) {
    const circle = search(start, [], start);
    if (circle !== null) return circle;
  }
  return null;
}
