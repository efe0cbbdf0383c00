import { valueAt } from '../condition';
import { labelOf, outcomes } from './compile';
import { scopeOf } from './enrolment-values';
import { FlowError } from './errors';
import { endHears, hears, isOf, isOwnMail, whyNot } from './hears';
import { dateValue, enterTimer } from './schedule';
import { settle } from './settle';
import type {
  CompiledEnd,
  CompiledFlow,
  CompiledTransition,
  Enrolment,
  Facts,
  FlowEvent,
  Input,
  StepResult,
} from './types';
import {
  currentState,
  end,
  enterAnew,
  guardHolds,
  isActive,
  resultOf,
  startClock,
  take,
  takeOut,
  walkFrom,
  type Walk,
} from './walk';

/** Key of the timer for the moment at which a time condition of `always` can turn. */
export const alwaysTimer = '@always';

/**
 * One step of one enrolment. Pure: everything it looks at is handed in, and nothing handed in is changed.
 *
 * For an event, the first of these that holds wins: a goal by event, an exit by event, the state's own `on`, the root
 * `on`. For a timer, the `after` it belongs to. Then come `always`, choices and splits, and exit and goal by condition.
 *
 * An event whose number was stepped with before, a timer of another visit or one that isn't due, and anything after
 * the end change nothing: the very same enrolment is returned, without actions.
 *
 * @param flow the version that the enrolment is on
 * @param facts as they are after scoring; `history` back to where `flow.history` says
 * @returns the enrolment, the actions *in the order in which they are to be carried out*, and why
 * @throws FlowError `flow.endless`, `flow.state`: the enrolment is to be set aside
 */
export function step(flow: CompiledFlow, enrolment: Enrolment, input: Input, facts: Facts): StepResult {
  switch (input.kind) {
    case 'event':
      return stepEvent(flow, enrolment, input.event, facts);
    case 'timer':
      return stepTimer(flow, enrolment, input, facts);
    case 'check':
      return stepCheck(flow, enrolment, facts);
  }
}

function unchanged(enrolment: Enrolment, event: string, seq: number | null, facts: Facts, note: string): StepResult {
  const { state } = enrolment;
  const trace = { at: facts.now, seq, event, from: state, to: state, cause: null, moves: [], guards: [], actions: [] };
  return { enrolment, actions: [], trace: { ...trace, notes: [note] } };
}

function stepEvent(flow: CompiledFlow, enrolment: Enrolment, event: FlowEvent, facts: Facts): StepResult {
  if (enrolment.status !== 'active') return unchanged(enrolment, event.type, event.seq, facts, 'it has ended');
  if (event.seq <= enrolment.lastSeq) return unchanged(enrolment, event.type, event.seq, facts, 'stepped before');
  const walk = walkFrom(flow, enrolment, event, facts);
  walk.draft.lastSeq = event.seq;
  settleMail(walk, event);
  const reason = whyNot(event, enrolment, facts.now);
  if (reason !== null) walk.notes.push(reason);
  else {
    if (flow.listens.has(event.type) && hears(flow, enrolment.key, event)) react(walk, event);
    noteIfNothingHeld(walk);
    settle(walk);
    rememberToSchedule(walk, enrolment);
  }
  return resultOf(walk, event.type, enrolment.state);
}

/** What was heard and looked at, and led nowhere, is told: it is why somebody is still where they are. */
function noteIfNothingHeld({ guards, moves, actions, notes }: Walk): void {
  if (guards.length > 0 && guards.every(({ held }) => !held) && moves.length + actions.length === 0)
    notes.push('no condition held');
}

/** An awaited mail of this visit has its outcome; with the last one the clock starts. */
function settleMail(walk: Walk, event: FlowEvent): void {
  const { draft, facts } = walk;
  if (!outcomes.has(event.type) || !isOwnMail(event, draft) || !isOf(event, 'state', draft)) return;
  const action = event.mail?.action;
  const awaiting = draft.awaiting.filter((key) => key !== action);
  if (awaiting.length === draft.awaiting.length) return;
  draft.awaiting = awaiting;
  if (awaiting.length > 0) return;
  startClock(walk, currentState(walk), Math.max(draft.enteredAt, Math.min(event.at, facts.now)));
}

/** Goal and exit by event, the state's own `on`, the root's: the first that holds. */
function react(walk: Walk, event: FlowEvent): void {
  const { flow, draft } = walk;
  const hearing = (ends: readonly CompiledEnd[]): CompiledEnd | undefined =>
    ends.find((one) => endHears(one, event, draft) && guardHolds(walk, one.guard, one.key));
  const goal = hearing(flow.goals);
  if (goal !== undefined) return end(walk, 'goal', goal, labelOf(event.type));
  const exit = hearing(flow.exits);
  if (exit !== undefined) return end(walk, 'exit', exit, labelOf(event.type));
  const transition = transitionFor(walk, event);
  if (transition !== undefined) take(walk, transition);
}

function transitionFor(walk: Walk, event: FlowEvent): CompiledTransition | undefined {
  const { flow, draft } = walk;
  const state = currentState(walk);
  const listening = (transitions: readonly CompiledTransition[] | undefined): CompiledTransition | undefined =>
    transitions?.find(({ of, guard, key }) => isOf(event, of, draft) && guardHolds(walk, guard, key));
  const own = listening(state.on.get(event.type));
  if (own !== undefined || state.type !== 'normal') return own;
  return listening(flow.on.get(event.type)?.filter(({ target }) => target !== draft.state));
}

function stepTimer(
  flow: CompiledFlow,
  enrolment: Enrolment,
  input: Extract<Input, { kind: 'timer' }>,
  facts: Facts,
): StepResult {
  const { key, state, visit } = input;
  const timer = enrolment.timers.find((one) => one.key === key);
  const sameVisit = enrolment.status === 'active' && enrolment.state === state && enrolment.visit === visit;
  if (!sameVisit || timer === undefined) return unchanged(enrolment, key, null, facts, 'this timer is no more');
  if (timer.at > facts.now) return unchanged(enrolment, key, null, facts, 'this timer is not due');
  const walk = walkFrom(flow, enrolment, null, facts);
  walk.draft.timers = enrolment.timers.filter((one) => one !== timer);
  if (key === enterTimer) enterAnew(walk);
  else if (key !== alwaysTimer) walk.draft.fired = [...enrolment.fired, timer];
  const after = currentState(walk).after.find((one) => one.key === key);
  const transition = after?.transitions.find(({ guard, key: place }) => guardHolds(walk, guard, place));
  if (transition !== undefined) take(walk, transition);
  noteIfNothingHeld(walk);
  settle(walk);
  rememberToSchedule(walk, enrolment);
  return resultOf(walk, key, enrolment.state);
}

function stepCheck(flow: CompiledFlow, enrolment: Enrolment, facts: Facts): StepResult {
  if (enrolment.status !== 'active') return unchanged(enrolment, 'check', null, facts, 'it has ended');
  const walk = walkFrom(flow, enrolment, null, facts);
  settle(walk);
  rememberToSchedule(walk, enrolment);
  const result = resultOf(walk, 'check', enrolment.state);
  const changed = walk.moves.length + walk.actions.length > 0 || walk.draft.needsSchedule !== enrolment.needsSchedule;
  return changed ? result : { ...result, enrolment };
}

/** In the same visit, timers are computed anew where a date moved, or what time can turn may turn at another moment. */
function rememberToSchedule(walk: Walk, before: Enrolment): void {
  const { draft, flow, facts } = walk;
  if (!isActive(walk) || draft.needsSchedule || draft.state !== before.state || draft.visit !== before.visit) return;
  const state = currentState(walk);
  if (state.alwaysTurns) draft.needsSchedule = true;
  if (draft.clockStartedAt === null || state.datePaths.length === 0) return;
  const scope = scopeOf(flow, draft, walk.event, facts);
  const moved = state.datePaths.some((path) => dateValue(path, scope, draft) !== valueAt(draft.dates, [path]));
  if (moved) draft.needsSchedule = true;
}

/**
 * Takes somebody out, by hand or by the `leave` of another flow. Mails that have not begun to leave are taken back,
 * but service ones.
 */
export function leave(flow: CompiledFlow, enrolment: Enrolment, facts: Facts): StepResult {
  if (enrolment.status !== 'active') return unchanged(enrolment, 'leave', null, facts, 'it has ended');
  const walk = walkFrom(flow, enrolment, null, facts);
  takeOut(walk);
  return resultOf(walk, 'leave', enrolment.state);
}

/**
 * Moves somebody to another state by hand: they leave theirs and enter it, as if a transition led there.
 * @throws FlowError `flow.state` for a state that this version doesn't have, `flow.endless`
 */
export function moveTo(flow: CompiledFlow, enrolment: Enrolment, target: string, facts: Facts): StepResult {
  if (enrolment.status !== 'active') return unchanged(enrolment, 'move', null, facts, 'it has ended');
  if (!flow.states.has(target)) throw new FlowError('flow.state', JSON.stringify(target));
  const walk = walkFrom(flow, enrolment, null, facts);
  take(walk, { key: 'by-hand', label: 'by hand', of: 'any', guard: null, target, actions: [] });
  settle(walk);
  return resultOf(walk, 'move', enrolment.state);
}

/** Whether a step would send a marketing mail: while sales has the contact, a due timer that would waits. */
export function sendsMarketing({ actions }: Pick<StepResult, 'actions'>): boolean {
  return actions.some((action) => action.do === 'send' && action.kind === 'marketing');
}
