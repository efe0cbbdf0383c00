import type { Budget } from '../budget';
import { longestMs } from './lengths';
import type { Mail, Station, Way } from './machine';
import {
  at,
  companyOf,
  isNoWorse,
  isOver,
  kindOf,
  onTheWay,
  pass,
  send,
  sendingHeld,
  sendOrPass,
  type Walker,
} from './walker';

/** Somebody about to take a way out of a state. */
export interface Leaving {
  readonly way: Way;
  readonly walker: Walker;
}

export interface Visit {
  /** As they are from moment to moment while they stay. */
  readonly staying: readonly Walker[];
  readonly leaving: readonly Leaving[];
  /** False: the moments are so many that not all were looked at. */
  readonly whole: boolean;
}

/** A moment of a visit. */
interface Moment {
  readonly walker: Walker;
  /** Mails of the entry that have not left yet; in which order they do, their gaps and windows decide. */
  readonly awaited: readonly Mail[];
  /** When the clock of the visit started: as the last of them left. */
  readonly clock: number | null;
  /** Which of the timers that act and stay have come, and how many of the facts were passed by. */
  readonly timers: readonly number[];
  readonly facts: number;
  readonly hasSent: boolean;
}

/** The moment at which a timer comes that acts and stays. */
interface Stop extends Moment {
  readonly at: number;
  /** It may come as late as this: a time of the week, while the day is open. */
  readonly by: number;
}

/** What acts and stays in a state. */
interface Stays {
  readonly timers: readonly Way[];
  readonly facts: readonly Way[];
  /** What an event sends, as often as it comes. */
  readonly byEvents: readonly Mail[];
}

/**
 * One visit of a state: every moment at which somebody in it may be, and every way out from there.
 *
 * - A way of `nothing` is taken in the step of the entry: only its `immediately` mails leave, the others are taken back.
 * - Mails that wait at the same time leave in any order, each as soon as its gap since the last one is over.
 * - Events and facts come at any moment, an event as often as it likes.
 * - A timer counts from the last mail of the entry. What acts and stays by an earlier timer has acted by then.
 * @param allows which ways may be walked at all
 * @param budget every moment is paid from it; when it is spent, the visit isn't whole
 */
export function visit(station: Station, arriving: Walker, allows: (way: Way) => boolean, budget: Budget): Visit {
  const first: Moment = {
    walker: arriving,
    awaited: station.entry,
    clock: station.entry.length === 0 ? arriving.now : null,
    timers: [],
    facts: 0,
    hasSent: false,
  };
  const unasked = station.entry
    .filter(({ immediately }) => immediately)
    .reduce((walkers, mail) => walkers.flatMap((walker) => sendOrPass(walker, mail)), [arriving]);
  const ways = station.ways.filter(allows);
  const stays = staysOf(station, allows);
  const { moments, whole } = momentsFrom(first, stays, ways, budget);
  return {
    staying: moments.map((moment) => moment.walker),
    leaving: ways.flatMap((way) => leaversBy(way, unasked, moments, stays).map((one) => ({ way, walker: one }))),
    whole,
  };
}

function staysOf({ stays }: Station, allows: (way: Way) => boolean): Stays {
  const acting = stays.filter((way) => way.mails.length > 0 && allows(way));
  const ofTrigger = (trigger: Way['trigger']): Way[] => acting.filter((way) => way.trigger === trigger);
  const heard = new Map(ofTrigger('event').flatMap(({ mails }) => mails.map((mail) => [kindOf(mail), mail] as const)));
  const isDate = ({ wait }: Way): boolean => wait.kind === 'span' && wait.isDate;
  return {
    timers: ofTrigger('timer').filter((way) => !isDate(way)),
    // Nobody knows when a date is: it comes at any moment, as a fact does.
    facts: [...ofTrigger('nothing'), ...ofTrigger('timer').filter(isDate)],
    byEvents: [...heard.values()].filter(({ counts }) => counts),
  };
}

/** All moments that can be come to, but those that another of them is no worse than. */
function momentsFrom(
  first: Moment,
  stays: Stays,
  ways: readonly Way[],
  budget: Budget,
): { moments: Moment[]; whole: boolean } {
  const moments = [first];
  const known = new Map<string, Moment[]>();
  for (let i = 0; i < moments.length; i++) {
    const moment = moments[i];
    if (moment === undefined || isOver(moment.walker)) continue;
    if (budget.isSpent) return { moments, whole: false };
    for (const next of followers(moment, stays, ways)) {
      const key = keyOf(next);
      const others = known.get(key) ?? [];
      budget.spend(1 + others.length / 4);
      if (others.some((other) => isNoLater(other, next))) continue;
      known.set(key, [...others, next]);
      moments.push(next);
      // One too many: whatever follows, this is what was looked for.
      if (next.walker.mails > next.walker.cap.mails) return { moments, whole: true };
    }
  }
  return { moments, whole: true };
}

function keyOf({ walker, awaited, clock, timers, facts, hasSent }: Moment): string {
  return JSON.stringify([awaited.map(kindOf), clock === null, timers, facts, hasSent, companyOf(walker)]);
}

/** Both as they stand to the first mail that counts; before it, a moment that was waited for is another one. */
function isNoLater(one: Moment, other: Moment): boolean {
  if (one.walker.since === null && one.walker.now < other.walker.now) return false;
  const zeros = [one.walker.since ?? 0, other.walker.since ?? 0] as const;
  return isNoWorse(one.walker, other.walker, zeros) && (one.clock ?? 0) - zeros[0] <= (other.clock ?? 0) - zeros[1];
}

/** What may come next, up to the next timer that acts and stays, which comes whatever happens. */
function followers(moment: Moment, stays: Stays, ways: readonly Way[]): Moment[] {
  // Until the `immediately` mails are gone no time passes; what may leave at once may leave before them.
  if (moment.awaited.some(({ immediately }) => immediately)) {
    return sendingAwaited(moment).filter(({ walker }) => walker.now === moment.walker.now);
  }
  const stops = stopsAt(moment, stays);
  const mails = [
    ...sendingAwaited(moment),
    ...sendingHeld(moment.walker).map((walker) => ({ ...moment, walker, hasSent: true })),
    ...sendingByEvents(moment, stays),
    ...meetingFacts(moment, stays),
    ...waiting(moment, stays, ways),
  ];
  const before = mails.filter(({ walker }) => stops.every((stop) => walker.now <= stop.by));
  return [...before, ...stops];
}

function sendingAwaited(moment: Moment): Moment[] {
  const kinds = new Map(moment.awaited.map((mail, index) => [kindOf(mail), index]));
  return [...kinds.values()].flatMap((index) => {
    const mail = moment.awaited[index];
    const awaited = moment.awaited.filter((_, other) => other !== index);
    const sent = mail === undefined ? [moment.walker] : sendOrPass(moment.walker, mail);
    return sent.map((walker) => {
      return { ...moment, walker, awaited, clock: awaited.length === 0 ? walker.now : null, hasSent: true };
    });
  });
}

function sendingByEvents(moment: Moment, { byEvents }: Stays): Moment[] {
  return byEvents
    .map((mail) => send(moment.walker, mail))
    .filter(({ mails }) => mails > moment.walker.mails)
    .map((walker) => ({ ...moment, walker, hasSent: true }));
}

/** A fact acts once a visit, at whichever moment it comes to hold. */
function meetingFacts(moment: Moment, { facts }: Stays): Moment[] {
  const next = facts[moment.facts];
  if (next === undefined) return [];
  const passed = { ...moment, facts: moment.facts + 1 };
  return [...onTheWay(moment.walker, next).map((walker) => ({ ...passed, walker })), passed];
}

/** Those of the timers that act and stay of which one may come next, as it comes. */
function stopsAt(moment: Moment, { timers }: Stays): Stop[] {
  const { walker, clock } = moment;
  if (clock === null) return [];
  const stops = timers.flatMap((way, index) => {
    if (moment.timers.includes(index)) return [];
    const come = pass(walker, clock, way.wait).map((one) => at(one, Math.max(one.now, walker.now)));
    const acted = [...moment.timers, index].sort((a, b) => a - b);
    const latest = isOpen(walker, way) ? clock + longestMs(way.wait) : -Infinity;
    return come.flatMap((one) =>
      onTheWay(one, way).map((walker) => {
        return { ...moment, walker, timers: acted, at: one.now, by: Math.max(one.now, latest) };
      }),
    );
  });
  const soonest = Math.min(...stops.map((stop) => stop.by));
  return stops.filter((stop) => stop.at <= soonest);
}

/**
 * Before the count has begun any day of the week may be today: what comes at a time of the week may come soon, or only
 * after a week, closer to what follows.
 */
function isOpen({ since, phase }: Walker, { wait }: Way): boolean {
  return wait.kind === 'next' && since === null && phase === null;
}

/** Before the count has begun, what an event, a fact or a time of the week sends may come just before a timer does. */
function waiting(moment: Moment, stays: Stays, ways: readonly Way[]): Moment[] {
  const { walker, clock } = moment;
  const open = stays.timers.filter((way, index) => !moment.timers.includes(index) && isOpen(walker, way));
  if (clock === null || walker.since !== null) return [];
  if (stays.byEvents.length + stays.facts.length + open.length === 0) return [];
  const timers = ways.filter(({ trigger }) => trigger === 'timer').flatMap(({ wait }) => pass(walker, clock, wait));
  const latest = open.length === 0 ? [] : stopsAt(moment, stays).map(({ by }) => at(walker, by));
  return [...timers, ...latest].filter(({ now }) => now > walker.now).map((later) => ({ ...moment, walker: later }));
}

function leaversBy(way: Way, unasked: readonly Walker[], moments: readonly Moment[], stays: Stays): readonly Walker[] {
  switch (way.trigger) {
    case 'nothing':
      return unasked;
    case 'timer':
      return moments.flatMap((moment) => waitedBy(way, moment, stays));
    case 'event':
    case 'fact':
      return moments.filter(({ hasSent }) => hasSent || !way.afterMail).map(({ walker }) => walker);
  }
}

/** Nobody takes a timer that was due before, nor passes by one that acts and stays. */
function waitedBy({ wait }: Way, moment: Moment, stays: Stays): Walker[] {
  const { walker, clock } = moment;
  if (clock === null) return [];
  const stops = stopsAt(moment, stays);
  return pass(walker, clock, wait).filter(({ now }) => now >= walker.now && stops.every((stop) => now <= stop.by));
}
