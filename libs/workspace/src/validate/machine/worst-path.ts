import type { Machine, Mail, Station, Way } from './machine';
import { onTheWay, visit, type Walker } from './visit';

/** At most so many mails in any time so long. */
export interface Cap {
  readonly mails: number;
  readonly withinMs: number;
}

export interface WorstPath {
  /** In the form of a path string: states, then what led on. */
  readonly path: string;
  /** Between the first and the last mail. */
  readonly ms: number;
  /** The mail that is one too many. */
  readonly mail: Mail;
}

interface Step {
  readonly state: string;
  readonly walker: Walker;
  readonly from: { readonly step: Step; readonly way: Way } | null;
}

/** Far more than 200 states and the usual caps take; reached only by what was made to be slow. */
const MOST_STEPS = 200_000;

/**
 * A path on which more mails leave in the cap's time than it allows, one with the fewest transitions; null: there is
 * none.
 *
 * Every path is walked, from every state, in breadth. A time in which too many mails leave may be taken to begin with a
 * mail; and since each state is a beginning of its own, it is enough to count from the first mail of each path, and to
 * give a path up when the cap's time is over.
 *
 * That ends, and soon, since of two people in the same state with the same number of mails only one need go on: who is
 * there no later, whose last mail left no later (so that the gap lets the next one leave no later), and for whom the
 * day of the week is as open. Nothing in a walk ever comes earlier for having been reached later, so whatever the other
 * can still be sent in time, the first can be sent as well. A circle in which time passes without mails is walked once,
 * one that sends mails ends at the cap, and there are at most states × mails × a few pairs of moments to look at.
 *
 * @param allows which ways may be walked: timers alone, or everything
 */
export function worstPath({ stations }: Machine, cap: Cap, allows: (way: Way) => boolean): WorstPath | null {
  const longestGap = Math.max(0, ...[...stations.values()].flatMap(mailsOf).map(({ gapMs }) => gapMs));
  const fronts = new Fronts();
  const queue: Step[] = [...stations.keys()].map((state) => ({ state, walker: starting(cap), from: null }));
  for (let i = 0; i < queue.length && i < MOST_STEPS; i++) {
    const step = queue[i];
    const station = step === undefined ? undefined : stations.get(step.state);
    if (step === undefined || station === undefined) continue;
    const { staying, leaving } = visit(station, step.walker, allows);
    const here = staying.find(({ mails }) => mails > cap.mails);
    if (here !== undefined) return reportOf(step, here);
    for (const { way, walker } of leaving) {
      const arrived = onTheWay(walker, way);
      const next: Step = { state: way.target, walker: fromFirstMail(arrived, longestGap), from: { step, way } };
      if (arrived.mails > cap.mails) return reportOf(next, arrived);
      if (next.walker.now < cap.withinMs && fronts.add(way.target, next.walker)) queue.push(next);
    }
  }
  return null;
}

function mailsOf({ entry, stays, ways }: Station): Mail[] {
  return [...entry, ...[...stays, ...ways].flatMap(({ mails }) => mails)];
}

function starting({ withinMs }: Cap): Walker {
  return { now: 0, withinMs, since: null, lastMail: -Infinity, mails: 0, streamed: {}, phase: null, last: null };
}

/** The same with all moments counted from the first mail, so that two can be compared. */
function fromFirstMail(walker: Walker, longestGap: number): Walker {
  const { now, since, lastMail, phase } = walker;
  const zero = since ?? now;
  return {
    ...walker,
    now: now - zero,
    since: since === null ? null : 0,
    lastMail: lastMail + longestGap <= now ? -Infinity : lastMail - zero,
    phase: since === null || phase === null ? null : phase + zero,
  };
}

/** Per state and number of mails those of whom none is better placed than another. */
class Fronts {
  private readonly fronts = new Map<string, Walker[]>();

  /** False for somebody who can't be sent more than one who was there before. */
  add(state: string, walker: Walker): boolean {
    const key = JSON.stringify([state, walker.mails, walker.streamed]);
    const front = this.fronts.get(key) ?? [];
    if (front.some((other) => isNoWorse(other, walker))) return false;
    this.fronts.set(key, [...front.filter((other) => !isNoWorse(walker, other)), walker]);
    return true;
  }
}

function isNoWorse(one: Walker, other: Walker): boolean {
  const asOpen = one.phase === null || one.phase === other.phase;
  return asOpen && one.now <= other.now && one.lastMail <= other.lastMail;
}

function reportOf(step: Step, walker: Walker): WorstPath | null {
  const { last, lastMail, since } = walker;
  if (last === null) return null;
  return { path: pathTo(step), ms: lastMail - (since ?? lastMail), mail: last };
}

function pathTo({ state, from }: Step): string {
  return from === null ? state : `${pathTo(from.step)} -> ${from.way.label} -> ${state}`;
}
