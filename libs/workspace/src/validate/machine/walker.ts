import { type Wait, WEEK_MS } from './lengths';
import type { Mail, Way } from './machine';

/** At most so many mails in any time so long. */
export interface Cap {
  readonly mails: number;
  readonly withinMs: number;
}

/** Somebody on the way through a flow, and the mails that left since the first one of the path. */
export interface Walker {
  readonly now: number;
  readonly cap: Cap;
  /** When the first mail that counts left. */
  readonly since: number | null;
  /** When the last mail of the flow left; -Infinity: none did, or too long ago to matter. Never later than `now`. */
  readonly lastMail: number;
  readonly mails: number;
  /** How many of them came from each stream. */
  readonly streamed: Readonly<Record<string, number>>;
  /** Mails of transitions, which nothing takes back: held up by their gap, while the walk goes on. */
  readonly held: readonly Held[];
  /** The time of the week at moment 0, once a `next tue 10:00` has fixed it; null: any. */
  readonly phase: number | null;
  /** The last mail that was counted. */
  readonly last: Mail | null;
}

export interface Held {
  readonly mail: Mail;
  readonly planned: number;
}

/** By far the most never meet a stream. */
const NONE_STREAMED: Walker['streamed'] = {};

export function startingWalker(cap: Cap): Walker {
  const nothing = { mails: 0, streamed: NONE_STREAMED, held: [], phase: null, last: null };
  return { now: 0, cap, since: null, lastMail: -Infinity, ...nothing };
}

/** Whether the cap's time is over: nothing that leaves now is counted any more. */
export function isOver({ now, since, cap }: Walker): boolean {
  return since !== null && now - since >= cap.withinMs;
}

/** When a mail may leave: at once, or as soon as the gap since the last one is over. */
export function leavesAt({ now, lastMail }: Walker, { immediately, gapMs }: Mail): number {
  return immediately ? now : Math.max(now, lastMail + gapMs);
}

/** Whether a stream has nothing left. */
export function isExhausted({ streamed }: Walker, { stream }: Mail): boolean {
  return stream !== null && (streamed[stream.name] ?? 0) >= stream.size;
}

/** A mail leaves as soon as it may; it is that moment then. */
export function send(walker: Walker, mail: Mail): Walker {
  if (isExhausted(walker, mail)) return walker;
  const now = leavesAt(walker, mail);
  const moved = { ...at(walker, now), lastMail: now };
  if (!mail.counts || isOver(moved)) return moved;
  const { stream } = mail;
  const streamed =
    stream === null ? walker.streamed : { ...walker.streamed, [stream.name]: (walker.streamed[stream.name] ?? 0) + 1 };
  return { ...moved, since: walker.since ?? now, mails: walker.mails + 1, streamed, last: mail };
}

/**
 * The same, or, before the count has begun, uncounted: a time in which too many leave may begin with any mail, also one
 * of a visit that has sent before.
 */
export function sendOrPass(walker: Walker, mail: Mail): Walker[] {
  const sent = send(walker, mail);
  if (walker.since !== null || sent.since === null) return [sent];
  return [sent, { ...sent, since: null, mails: 0, streamed: walker.streamed, last: null }];
}

/**
 * A mail that nobody waits for: it leaves at once where nothing holds it up, or is held and leaves later, when one that
 * goes immediately has overtaken it. One that isn't counted makes others wait, and that is of use only before the count
 * has begun: they leave closer to what follows.
 */
function plan(walker: Walker, mail: Mail): Walker[] {
  if (mail.immediately || mail.gapMs === 0) return sendOrPass(walker, mail);
  if ((!mail.counts && walker.since !== null) || isExhausted(walker, mail)) return [walker];
  const isFree = walker.lastMail + mail.gapMs <= walker.now;
  return isFree ? [...sendOrPass(walker, mail), hold(walker, mail)] : [hold(walker, mail)];
}

function hold(walker: Walker, mail: Mail): Walker {
  const held = [...walker.held, { mail, planned: walker.now }].sort((a, b) => a.mail.gapMs - b.mail.gapMs);
  // More than these would exceed the cap already.
  return { ...walker, held: held.slice(0, walker.cap.mails + 1) };
}

/** The mails that a transition itself sends. */
export function onTheWay(walker: Walker, { mails }: Way): Walker[] {
  return mails.reduce((all, mail) => all.flatMap((one) => plan(one, mail)), [walker]);
}

/** Each with one of the held mails gone, for those that differ. */
export function sendingHeld(walker: Walker): Walker[] {
  const kinds = new Map(walker.held.map((one) => [kindOf(one.mail), one]));
  return [...kinds.values()].flatMap((one) =>
    sendOrPass({ ...walker, held: walker.held.filter((other) => other !== one) }, one.mail),
  );
}

/**
 * The walker at a later moment. What was held up before the first mail that counts has left by the end of its own gap
 * since the last mail, unless that first one came before: so it is no longer held then.
 */
export function at(walker: Walker, now: number): Walker {
  const { since, held, lastMail } = walker;
  if (since !== null || held.length === 0) return { ...walker, now };
  return { ...walker, now, held: held.filter(({ mail, planned }) => Math.max(planned, lastMail) + mail.gapMs >= now) };
}

/** The same person with all moments counted from another. */
export function countedFrom(walker: Walker, zero: number): Walker {
  const { now, since, lastMail, held, phase } = walker;
  if (zero === 0) return walker;
  return {
    ...walker,
    now: now - zero,
    since: since === null ? null : since - zero,
    lastMail: lastMail - zero,
    held: held.map(({ mail, planned }) => ({ mail, planned: planned - zero })),
    phase: phase === null ? null : modulo(phase + zero),
  };
}

/** What makes two mails the same for the walk; asked of each mail at every moment. */
export function kindOf(mail: Mail): string {
  const known = KINDS.get(mail);
  if (known !== undefined) return known;
  const { gapMs, immediately, counts, stream } = mail;
  const kind = JSON.stringify([gapMs, immediately, counts, stream?.name ?? null]);
  KINDS.set(mail, kind);
  return kind;
}

const KINDS = new WeakMap<Mail, string>();

/** Those who have waited since `from` as long as they must; several where the day of the week is still open. */
export function pass(walker: Walker, from: number, wait: Wait): Walker[] {
  const { phase } = walker;
  if (wait.kind === 'span') return [at(walker, from + wait.ms)];
  if (phase !== null) {
    const waits = wait.phases.map((moment) => modulo(moment - phase - from) || WEEK_MS);
    return [at(walker, from + Math.min(...waits))];
  }
  // Whoever fixes the day does so by coming to it: the wait is as short as may be.
  return wait.phases.map((moment) => ({
    ...at(walker, Math.max(from, walker.now)),
    phase: phaseAt(moment, walker, from),
  }));
}

function phaseAt(moment: number, walker: Walker, from: number): number {
  return modulo(moment - Math.max(from, walker.now));
}

function modulo(ms: number): number {
  return ((ms % WEEK_MS) + WEEK_MS) % WEEK_MS;
}

/** What two must have in common to be compared. */
export function companyOf({ mails, streamed, held, since }: Walker): string {
  if (held.length === 0 && streamed === NONE_STREAMED) return String(mails);
  const waiting = held.map(({ mail, planned }) => (since === null ? [kindOf(mail), planned] : kindOf(mail)));
  return JSON.stringify([mails, streamed, waiting]);
}

/**
 * Whether one can be sent whatever the other can, and no later.
 * @param zeros the moments from which each of them counts
 */
export function isNoWorse(one: Walker, other: Walker, [a, b]: readonly [number, number] = [0, 0]): boolean {
  return (
    one.now - a <= other.now - b && one.lastMail - a <= other.lastMail - b && isAsOpen(one.phase, other.phase, a - b)
  );
}

function isAsOpen(one: number | null, other: number | null, apart: number): boolean {
  return one === null || (other !== null && modulo(one + apart) === modulo(other));
}
