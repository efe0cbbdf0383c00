import type { Calendar, Instant } from '../time';
import { transitionList } from './compile';
import { listOf } from './compile-actions';
import type { FlowDocument, StateDocument, TransitionsDocument } from './document';
import { FlowError } from './errors';
import { enterTimer, scheduled } from './schedule';
import { alwaysTimer } from './step';
import type { CompiledFlow, CompiledState, Enrolment, Facts, FormerVisit, Timer, Trace } from './types';

/** Where somebody is put who is moved to another version. */
export interface Placement {
  readonly to: string;
  /** Whether the state is entered anew, with its entry actions and a clock of its own. */
  readonly enter: boolean;
}

/** Somebody in their new place, and what the trace says of it. */
export interface Placed {
  readonly enrolment: Enrolment;
  readonly trace: Trace;
}

/**
 * Puts an enrolment on another version of its flow. It is *placed*, it doesn't enter: the same visit, its clock counted
 * from the same start, and what was sent in it isn't sent again. What was planned still leaves, and its outcome is
 * still heard. Timers follow the new version; moments that are past by it don't fire, unless all of the state's are:
 * then the latest does. Where conditions may hold there by themselves, they are looked at at once.
 *
 * @param from the version that it was on, as written; null where it is lost
 * @param facts with `now`, the moment of the move
 * @throws FlowError `flow.state` for a state that doesn't exist, or in which nobody can be
 */
export function place(
  from: FlowDocument | null,
  to: CompiledFlow,
  enrolment: Enrolment,
  placement: Placement,
  calendar: Calendar,
  facts: Facts,
): Placed {
  const state = to.states.get(placement.to);
  if (state === undefined || !canRestIn(state)) throw new FlowError('flow.state', JSON.stringify(placement.to));
  const named: Enrolment = {
    ...enrolment,
    ...visitIn(state.name, enrolment, (done) => carriedOver(done, enrolment.state, from, to.document, state.name)),
    flowVersion: to.version,
    state: state.name,
    timers: [],
    dates: {},
    needsSchedule: true,
  };
  const moved =
    state.type === 'final' && !placement.enter ? ended(named, facts.now) : withTimers(named, state, placement);
  return { enrolment: moved, trace: traceOf(enrolment, moved, placement, facts.now) };

  function withTimers(base: Enrolment, into: CompiledState, { enter }: Placement): Enrolment {
    const computed = scheduled(to, base, calendar, facts);
    if (enter) return { ...computed, timers: [{ key: enterTimer, at: facts.now }] };
    const settled = { ...computed, ...withoutPast(computed, enrolment.timers, facts.now) };
    return looksAgain(from, to, into) ? { ...settled, timers: lookedAtNow(settled.timers, facts.now) } : settled;
  }
}

/** Whether people can be in a state: nobody stays in a choice or a split. */
export function canRestIn({ type }: Pick<CompiledState, 'type'>): boolean {
  return type === 'normal' || type === 'final';
}

// ── The visit ────────────────────────────────────────────────────────────────────────────────────

type Visit = Pick<Enrolment, 'visit' | 'visits' | 'done' | 'former'>;

/**
 * The visit goes on under another name. Its number stays, unless a state of that name was visited before: keys of mails
 * are made of both, and must not meet those of another visit. Whoever returns to a name finds the number of then.
 */
function visitIn(state: string, enrolment: Enrolment, carry: (done: readonly string[]) => readonly string[]): Visit {
  const { visit, visits, done, former = [] } = enrolment;
  if (state === enrolment.state) return { visit, visits, done: together(carry(done), done), former: enrolment.former };
  const known = former.find((one) => one.state === state);
  const earlier = visits[state];
  const number = known?.visit ?? (earlier === undefined ? visit : earlier + 1);
  return {
    visit: number,
    visits: { ...visits, [state]: Math.max(earlier ?? 0, number) },
    done: together(carry(done), known?.done ?? []),
    former: [...former.filter((one) => one !== known), formerOf(enrolment)],
  };
}

const formerOf = ({ state, visit, done }: Enrolment): FormerVisit => ({ state, visit, done });
const together = (one: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set([...one, ...other]),
];

/** Keys of what was done once in this visit, under the places where the new version has the very same. */
function carriedOver(
  done: readonly string[],
  state: string,
  from: FlowDocument | null,
  to: FlowDocument,
  name: string,
): readonly string[] {
  if (done.length === 0 || from === null) return [];
  const before = onceOnly(from, state);
  const contents = new Set(done.flatMap((key) => before.get(key) ?? []));
  return [...onceOnly(to, name)].filter(([, content]) => contents.has(content)).map(([key]) => key);
}

/** What happens once a visit: mails of stays, by which mail it is, and `always` without a target; key → content. */
function onceOnly({ states, on }: FlowDocument, name: string): ReadonlyMap<string, string> {
  const state: StateDocument = states[name] ?? {};
  const ways: readonly (readonly [string, TransitionsDocument])[] = [
    ...Object.entries(state.on ?? {}).map(([type, way]) => [`on.${type}`, way] as const),
    ...Object.entries(state.after ?? {}).map(([key, way]) => [`after.${key}`, way] as const),
    ...Object.entries(on ?? {}).map(([type, way]) => [`root.on.${type}`, way] as const),
    ...(state.always === undefined ? [] : [['always', state.always] as const]),
  ];
  return new Map(ways.flatMap(([key, way]) => staysOf(key, way)));
}

function staysOf(key: string, ways: TransitionsDocument): readonly (readonly [string, string])[] {
  return transitionList(ways).flatMap((way, i): (readonly [string, string])[] => {
    if (way.target !== undefined) return [];
    const mails = listOf(way.actions).flatMap((action, j): (readonly [string, string])[] => {
      const { send, variants, sendNext } = action;
      if (send === undefined && variants === undefined && sendNext === undefined) return [];
      return [[`${key}.${i}.actions.${j}`, JSON.stringify({ send, variants, sendNext })]];
    });
    return key === 'always' ? [[`${key}.${i}`, JSON.stringify(way)], ...mails] : mails;
  });
}

// ── The timers ───────────────────────────────────────────────────────────────────────────────────

/** Drops moments that are past by the new version, unless all are; what was due already stays due. */
function withoutPast(
  { timers, fired }: Enrolment,
  before: readonly Timer[],
  now: Instant,
): Pick<Enrolment, 'timers' | 'fired'> {
  const isPast = ({ key, at }: Timer): boolean => at <= now && !before.some((timer) => timer.key === key);
  const past = timers.filter((timer) => timer.key !== alwaysTimer && isPast(timer));
  const kept = timers.filter((timer) => !past.includes(timer));
  const ahead = kept.some(({ key }) => key !== alwaysTimer);
  const latest = ahead ? undefined : past.toSorted((a, b) => a.at - b.at).at(-1);
  const missed = past.filter((timer) => timer !== latest);
  return {
    timers: latest === undefined ? kept : [...kept, latest].toSorted((a, b) => a.at - b.at),
    fired: missed.length === 0 ? fired : [...fired, ...missed],
  };
}

/** Whether something may hold there by itself: the state's `always`, or an end by condition that is new. */
function looksAgain(from: FlowDocument | null, to: CompiledFlow, state: CompiledState): boolean {
  if (state.always.length > 0) return true;
  const byCondition = [...to.goals, ...to.exits].some(({ events }) => events.length === 0);
  const { goal, exit, conditions } = to.document;
  const same = JSON.stringify([goal, exit, conditions]);
  return byCondition && (from === null || same !== JSON.stringify([from.goal, from.exit, from.conditions]));
}

const lookedAtNow = (timers: readonly Timer[], now: Instant): readonly Timer[] => [
  { key: alwaysTimer, at: now },
  ...timers.filter(({ key }) => key !== alwaysTimer),
];

function ended(enrolment: Enrolment, now: Instant): Enrolment {
  return { ...enrolment, status: 'completed', endedAt: now, awaiting: [], timers: [], needsSchedule: false };
}

// ── The trace ────────────────────────────────────────────────────────────────────────────────────

function traceOf(before: Enrolment, after: Enrolment, { enter }: Placement, now: Instant): Trace {
  const [from, to] = [before.state, after.state];
  const moves = from === to ? [] : [{ from, cause: 'migrated', to, end: null }];
  return {
    at: now,
    seq: null,
    event: 'migrate',
    from,
    to,
    cause: moves.length === 0 ? null : 'migrated',
    moves,
    guards: [],
    actions: [],
    notes: [
      `moved from version ${before.flowVersion} to version ${after.flowVersion}`,
      ...(enter ? ['enters the state anew'] : []),
    ],
  };
}
