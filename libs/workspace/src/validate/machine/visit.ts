import { type Wait, WEEK_MS } from './lengths';
import type { Mail, Station, Way } from './machine';

/** Somebody on the way through a flow, and the mails that left since the first one of the path. */
export interface Walker {
  readonly now: number;
  /** How long after the first mail others are counted. */
  readonly withinMs: number;
  /** When the first mail that counts left. */
  readonly since: number | null;
  /** When the last mail of the flow left; -Infinity: none did, or too long ago to matter. */
  readonly lastMail: number;
  readonly mails: number;
  /** How many of them came from each stream. */
  readonly streamed: Readonly<Record<string, number>>;
  /** The time of the week at moment 0, once a `next tue 10:00` has fixed it; null: any. */
  readonly phase: number | null;
  /** The last mail that was counted. */
  readonly last: Mail | null;
}

/** Somebody about to take a way out of a state. */
export interface Leaving {
  readonly way: Way;
  readonly walker: Walker;
}

export interface Visit {
  /** As they are from moment to moment while they stay. */
  readonly staying: readonly Walker[];
  readonly leaving: readonly Leaving[];
}

/**
 * One visit of a state, at its worst.
 *
 * - A way of `nothing` is taken in the step of the entry: only its `immediately` mails leave, the others are taken back.
 * - An event or a fact may come between any two mails, and before or after whatever is done while staying.
 * - A timer counts from the last mail of the entry. What acts and stays by an earlier timer has acted by then.
 * @param allows which ways may be walked at all
 */
export function visit(station: Station, arriving: Walker, allows: (way: Way) => boolean): Visit {
  const first = station.entry.filter((mail) => mail.immediately).reduce(send, arriving);
  const moments = [first];
  for (const mail of station.entry.filter(({ immediately }) => !immediately)) {
    moments.push(send(moments.at(-1) ?? first, mail));
  }
  const started = moments.at(-1) ?? first;
  const stays = station.stays.filter((way) => way.mails.length > 0 && allows(way));
  const acting = act(started, stays);
  const leaving = station.ways.filter(allows).flatMap((way): Leaving[] => {
    const walkers = leaversBy(way, { first, moments, started, stays, acting, mute: station.entry.length === 0 });
    return walkers.map((walker) => ({ way, walker }));
  });
  return { staying: [...moments, ...acting], leaving };
}

interface Course {
  readonly first: Walker;
  readonly moments: readonly Walker[];
  readonly started: Walker;
  readonly stays: readonly Way[];
  readonly acting: readonly Walker[];
  /** No mail on entry. */
  readonly mute: boolean;
}

function leaversBy(way: Way, { first, moments, started, stays, acting, mute }: Course): readonly Walker[] {
  switch (way.trigger) {
    case 'nothing':
      return [first];
    case 'timer': {
      const earlier = stays.filter(({ wait }) => lengthOf(wait) <= lengthOf(way.wait));
      const acted = act(started, earlier).at(-1) ?? started;
      return pass({ ...acted, now: started.now }, way.wait);
    }
    case 'event':
    case 'fact':
      if (!way.afterMail) return [...moments, ...acting];
      return mute ? acting : [...moments.slice(Math.min(1, moments.length - 1)), ...acting];
  }
}

/** With what each of the stays sends, in the order in which they come. */
function act(started: Walker, stays: readonly Way[]): Walker[] {
  const inOrder = [...stays].sort((a, b) => lengthOf(a.wait) - lengthOf(b.wait));
  const walkers: Walker[] = [];
  for (const { wait, mails } of inOrder) {
    const before = walkers.at(-1) ?? started;
    walkers.push(mails.reduce(sendBeside, { ...before, now: started.now + lengthOf(wait) }));
  }
  return walkers;
}

function lengthOf(wait: Wait): number {
  return wait.kind === 'span' ? wait.ms : 0;
}

/** Those who wait as long as they must; several where the day of the week is still open. */
function pass(walker: Walker, wait: Wait): Walker[] {
  const { phase, now } = walker;
  if (wait.kind === 'span') return [{ ...walker, now: now + wait.ms }];
  if (phase === null) return wait.phases.map((at) => ({ ...walker, phase: modulo(at - now) }));
  const waits = wait.phases.map((at) => modulo(at - phase - now) || WEEK_MS);
  return [{ ...walker, now: now + Math.min(...waits) }];
}

function modulo(ms: number): number {
  return ((ms % WEEK_MS) + WEEK_MS) % WEEK_MS;
}

/** A mail leaves as soon as the gap lets it, and whoever awaits it is at that moment then. */
function send(walker: Walker, mail: Mail): Walker {
  const { stream } = mail;
  const had = stream === null ? 0 : (walker.streamed[stream.name] ?? 0);
  if (stream !== null && had >= stream.size) return walker;
  const at = mail.immediately ? walker.now : Math.max(walker.now, walker.lastMail + mail.gapMs);
  const moved = { ...walker, now: at, lastMail: at };
  const since = walker.since ?? at;
  if (!mail.counts || at - since >= walker.withinMs) return moved;
  const streamed = stream === null ? walker.streamed : { ...walker.streamed, [stream.name]: had + 1 };
  return { ...moved, since, mails: walker.mails + 1, streamed, last: mail };
}

/** A mail that nobody waits for: it leaves when it may, and the walk goes on meanwhile. */
function sendBeside(walker: Walker, mail: Mail): Walker {
  return { ...send(walker, mail), now: walker.now };
}

/** The mails that a transition itself sends; nothing takes them back. */
export function onTheWay(walker: Walker, { mails }: Way): Walker {
  return mails.reduce(sendBeside, walker);
}
