import { parsePath, valueAt, type Json, type Scope } from '../condition';
import { instantOf, momentAt, type Calendar, type Instant } from '../time';
import { scopeOf } from './enrolment-values';
import { FlowError } from './errors';
import type { CompiledAfter, CompiledFlow, CompiledState, Enrolment, Facts, Timer } from './types';

/** Key of the timer by which somebody who was moved enters the state in which they were placed, where that was asked. */
export const enterTimer = '@enter';

/** A date as it stands at a path, for computing moments and for noticing that it moved. */
export function dateValue(path: string, scope: Scope, enrolment: Pick<Enrolment, 'remembered' | 'enrolledAt'>): Json {
  const { root, names } = parsePath(path, false);
  const value = valueAt(baseOf(root, scope, enrolment), names);
  return typeof value === 'string' || typeof value === 'number' ? value : (instantOf(value) ?? null);
}

function baseOf(root: string, scope: Scope, enrolment: Pick<Enrolment, 'remembered' | 'enrolledAt'>): unknown {
  if (root === 'contact') return scope.contact;
  if (root === 'account') return scope.account;
  // Dates are computed outside steps too, so there is no event to take one from.
  return root === 'enrolment' ? { enrolledAt: enrolment.enrolledAt, ...enrolment.remembered } : null;
}

/**
 * The timers of the current visit, computed anew. To be called in the same transaction as a step whose enrolment says
 * `needsSchedule`.
 *
 * - Durations count from the start of the visit's clock, on the wall clock of the calendar's zone.
 * - Moments already past don't fire, unless all of the state's are past: then the latest does. A date is judged as it
 *   was when the clock started, and one that moved, when it moved, so that a slow worker never makes anybody miss one.
 * - What fired in this visit doesn't fire again.
 * - `@always` is the first moment at which time alone can make `always` hold; it needs no clock.
 *
 * @returns in the order in which they are due
 * @throws FlowError `flow.state`; TimeError `time.zone`
 */
export function schedule(flow: CompiledFlow, enrolment: Enrolment, calendar: Calendar, facts: Facts): readonly Timer[] {
  return computed(flow, enrolment, calendar, facts).timers;
}

/**
 * The enrolment with its timers computed anew, and `needsSchedule` answered; the very same where it wasn't asked.
 * @throws as {@link schedule}
 */
export function scheduled(flow: CompiledFlow, enrolment: Enrolment, calendar: Calendar, facts: Facts): Enrolment {
  if (!enrolment.needsSchedule || enrolment.status !== 'active') return enrolment;
  return { ...enrolment, ...computed(flow, enrolment, calendar, facts), needsSchedule: false };
}

type Computed = Pick<Enrolment, 'timers' | 'dates'>;

function computed(flow: CompiledFlow, enrolment: Enrolment, calendar: Calendar, facts: Facts): Computed {
  const state = flow.states.get(enrolment.state);
  if (state === undefined) throw new FlowError('flow.state', JSON.stringify(enrolment.state), [enrolment.state]);
  if (enrolment.status !== 'active') return { timers: [], dates: {} };
  const scope = scopeOf(flow, enrolment, null, facts);
  const started = enrolment.clockStartedAt;
  const dates =
    started === null ? {} : Object.fromEntries(state.datePaths.map((p) => [p, dateValue(p, scope, enrolment)]));
  const entering = enrolment.timers.filter(({ key }) => key === enterTimer);
  if (entering.length > 0) return { timers: entering, dates };
  const timers = started === null ? [] : afterTimers(state, enrolment, started, dates, calendar, facts.now);
  const turn = turningOf(state, scope);
  const all = turn === null ? timers : [...timers, { key: '@always', at: turn }];
  return { timers: all.toSorted((a, b) => a.at - b.at), dates };
}

function turningOf(state: CompiledState, scope: Scope): Instant | null {
  if (!state.alwaysTurns) return null;
  const turns = state.always.flatMap(({ guard }) => guard?.turnsAt(scope) ?? []);
  return turns.length === 0 ? null : Math.min(...turns);
}

function afterTimers(
  state: CompiledState,
  enrolment: Enrolment,
  started: Instant,
  dates: Computed['dates'],
  calendar: Calendar,
  now: Instant,
): readonly Timer[] {
  const moments = state.after.flatMap((after) => momentOf(after, started, dates, calendar));
  const kept = moments.filter((moment) => isAhead(moment, enrolment, started, dates, now)).map(timerOf);
  if (kept.length > 0) return kept;
  const unfired = moments.filter(({ after }) => !enrolment.fired.some(({ key }) => key === after.key)).map(timerOf);
  return unfired.toSorted((a, b) => b.at - a.at).slice(0, 1);
}

interface Computing {
  readonly after: CompiledAfter;
  readonly at: Instant;
}

function momentOf(
  after: CompiledAfter,
  started: Instant,
  dates: Computed['dates'],
  calendar: Calendar,
): readonly Computing[] {
  const value = after.moment.kind === 'date' ? dates[after.moment.path] : null;
  const at = momentAt(after.moment, started, value, calendar);
  return at === null ? [] : [{ after, at }];
}

function timerOf({ after, at }: Computing): Timer {
  return { key: after.key, at };
}

/** Whether a moment is still to come: durations until they fire, dates unless they were past when they were learnt. */
function isAhead(
  { after: { key, moment }, at }: Computing,
  enrolment: Enrolment,
  started: Instant,
  dates: Computed['dates'],
  now: Instant,
): boolean {
  if (moment.kind !== 'date') return !enrolment.fired.some((fired) => fired.key === key);
  if (enrolment.fired.some((fired) => fired.key === key && fired.at === at)) return false;
  const known = Object.hasOwn(enrolment.dates, moment.path);
  // Not the very moment: what it led to may lead back here at once, and would go round for ever.
  if (!known) return at > started;
  const moved = enrolment.dates[moment.path] !== dates[moment.path];
  return moved ? at >= now : enrolment.timers.some((timer) => timer.key === key);
}
