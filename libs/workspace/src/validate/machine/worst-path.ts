import type { Budget } from '../budget';
import type { Machine, Mail, Station, Way } from './machine';
import { visit } from './visit';
import { type Cap, companyOf, countedFrom, isNoWorse, isOver, onTheWay, startingWalker, type Walker } from './walker';

export interface WorstPath {
  /** In the form of a path string: states, then what led on. */
  readonly path: string;
  /** Between the first and the last mail. */
  readonly ms: number;
  /** The mail that is one too many. */
  readonly mail: Mail;
  /** False: the ways are so many that it was left at a suspicion. */
  readonly certain: boolean;
}

/** The ways are so many that nothing can be said at all. */
export const UNPROVED = 'unproved';

interface Step {
  readonly state: string;
  readonly walker: Walker;
  readonly from: { readonly step: Step; readonly way: Way } | null;
}

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
 * and one that sends mails ends at the cap.
 *
 * Where neither of two is the better placed, both go on; in a large tangle that makes many. So a walk is made first in
 * which they become one, who has the better of each. What nobody reaches like that, nobody reaches at all; most flows
 * are proved by it, in at most states × mails people. Only where it finds a path, the real ones are walked to see.
 *
 * @param allows which ways may be walked: timers alone, or everything
 * @param budget what both walks may cost together
 * @returns `UNPROVED` where even the first walk is too long
 */
export function worstPath(
  machine: Machine,
  cap: Cap,
  allows: (way: Way) => boolean,
  budget: Budget,
): WorstPath | typeof UNPROVED | null {
  const possible = search(machine, cap, allows, new Fronts(true), budget);
  if (possible === null || possible === UNPROVED) return possible;
  const real = search(machine, cap, allows, new Fronts(false), budget);
  return real === UNPROVED ? { ...possible, certain: false } : real;
}

function search(
  { stations }: Machine,
  cap: Cap,
  allows: (way: Way) => boolean,
  fronts: Fronts,
  budget: Budget,
): WorstPath | typeof UNPROVED | null {
  const longestGap = Math.max(0, ...[...stations.values()].flatMap(mailsOf).map(({ gapMs }) => gapMs));
  const queue: Step[] = [...stations.keys()].map((state) => ({ state, walker: startingWalker(cap), from: null }));
  for (let i = 0; i < queue.length; i++) {
    if (budget.isSpent) return UNPROVED;
    const step = queue[i];
    const station = step === undefined ? undefined : stations.get(step.state);
    if (step === undefined || station === undefined || fronts.isPassed(step)) continue;
    const { staying, leaving, whole } = visit(station, step.walker, allows, budget);
    budget.spend(1 + leaving.length);
    const here = staying.find(({ mails }) => mails > cap.mails);
    if (here !== undefined) return reportOf(step, here);
    if (!whole) return UNPROVED;
    const arrivals = leaving.flatMap(({ way, walker }) => onTheWay(walker, way).map((arrived) => ({ way, arrived })));
    for (const { way, arrived } of arrivals) {
      const from = { step, way };
      if (arrived.mails > cap.mails) return reportOf({ state: way.target, walker: arrived, from }, arrived);
      const counted = fromFirstMail(arrived, longestGap);
      const next = isOver(counted) ? null : fronts.add(way.target, counted);
      if (next !== null) queue.push({ state: way.target, walker: next, from });
    }
  }
  return null;
}

function mailsOf({ entry, stays, ways }: Station): Mail[] {
  return [...entry, ...[...stays, ...ways].flatMap(({ mails }) => mails)];
}

/** The same with all moments counted from the first mail, so that two can be compared. */
function fromFirstMail(walker: Walker, longestGap: number): Walker {
  const { now, since, lastMail } = walker;
  const isLongAgo = lastMail + longestGap <= now;
  const counted = countedFrom(isLongAgo ? { ...walker, lastMail: -Infinity } : walker, since ?? now);
  // Before the count begins, the day of the week is as open as ever.
  return since === null ? { ...counted, phase: null } : counted;
}

/** Per state and number of mails those of whom none is better placed than another. */
class Fronts {
  private readonly fronts = new Map<string, readonly Walker[]>();

  /** @param joined where two are each better placed in something, one goes on who is so in both */
  constructor(private readonly joined: boolean) {}

  /** Who goes on; null for somebody who can't be sent more than one who was there before. */
  add(state: string, walker: Walker): Walker | null {
    const key = keyOf(state, walker);
    const front = this.fronts.get(key) ?? [];
    if (front.some((other) => isNoWorse(other, walker))) return null;
    const next = this.joined ? front.reduce(joinedOf, walker) : walker;
    this.fronts.set(key, [...front.filter((other) => !isNoWorse(next, other)), next]);
    return next;
  }

  /** Whether somebody better placed has come since. */
  isPassed({ state, walker, from }: Step): boolean {
    return from !== null && this.fronts.get(keyOf(state, walker))?.includes(walker) !== true;
  }
}

function keyOf(state: string, walker: Walker): string {
  return `${state} ${companyOf(walker)}`;
}

function joinedOf(one: Walker, other: Walker): Walker {
  const phase = one.phase === other.phase ? one.phase : null;
  return { ...one, now: Math.min(one.now, other.now), lastMail: Math.min(one.lastMail, other.lastMail), phase };
}

function reportOf(step: Step, walker: Walker): WorstPath | null {
  const { last, lastMail, since } = walker;
  if (last === null) return null;
  return { path: pathTo(step), ms: lastMail - (since ?? lastMail), mail: last, certain: true };
}

function pathTo({ state, from }: Step): string {
  return from === null ? state : `${pathTo(from.step)} -> ${from.way.label} -> ${state}`;
}
