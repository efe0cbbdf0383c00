import type { CompiledCondition, Scope } from '../condition';
import type { Instant } from '../time';
import { scopeOf } from './enrolment-values';
import { FlowError } from './errors';
import { placeOf } from './tests';
import type {
  Action,
  CompiledAction,
  CompiledEnd,
  CompiledFlow,
  CompiledState,
  CompiledTransition,
  Enrolment,
  Facts,
  FlowEvent,
  GuardTrace,
  Move,
  StepResult,
} from './types';

/** An enrolment while a step writes on it: a copy that nobody else has. */
export type Draft = { -readonly [Field in keyof Enrolment]: Enrolment[Field] };

/** One step under way: what it looks at, and what it has gathered so far. */
export interface Walk {
  readonly flow: CompiledFlow;
  readonly facts: Facts;
  readonly event: FlowEvent | null;
  readonly draft: Draft;
  readonly actions: Action[];
  readonly moves: Move[];
  readonly guards: GuardTrace[];
  readonly notes: string[];
  /** Made when first looked at, and anew when the state changes. */
  scope: Scope | null;
  /** This very step handed the contact over. */
  handedOver: boolean;
}

/** Begins a step on a copy of an enrolment. */
export function walkFrom(flow: CompiledFlow, enrolment: Enrolment, event: FlowEvent | null, facts: Facts): Walk {
  return {
    flow,
    facts,
    event,
    draft: copyOf(enrolment),
    actions: [],
    moves: [],
    guards: [],
    notes: [],
    scope: null,
    handedOver: false,
  };
}

/** Every field by name: in the middle of the hot path a spread of so many costs ten times as much. */
function copyOf(e: Enrolment): Draft {
  return {
    id: e.id,
    flowId: e.flowId,
    flowVersion: e.flowVersion,
    contactId: e.contactId,
    key: e.key,
    status: e.status,
    state: e.state,
    visit: e.visit,
    visits: e.visits,
    remembered: e.remembered,
    enrolledAt: e.enrolledAt,
    enrolledByAt: e.enrolledByAt,
    asset: e.asset,
    asks: e.asks,
    lastSeq: e.lastSeq,
    enteredAt: e.enteredAt,
    awaiting: e.awaiting,
    clockStartedAt: e.clockStartedAt,
    timers: e.timers,
    fired: e.fired,
    dates: e.dates,
    done: e.done,
    former: e.former,
    needsSchedule: e.needsSchedule,
    endedAt: e.endedAt,
  };
}

/** Ends a step: the enrolment as it is now, what is to be done, and why. */
export function resultOf(walk: Walk, name: string, from: string | null): StepResult {
  const { draft, actions, moves, guards, notes, event, facts } = walk;
  return {
    enrolment: draft,
    actions,
    trace: {
      at: facts.now,
      seq: event === null ? null : event.seq,
      event: name,
      from,
      to: draft.state,
      cause: moves.length === 0 ? null : (moves[0]?.cause ?? null),
      moves,
      guards,
      actions: actions.map(summaryOf),
      notes,
    },
  };
}

function summaryOf(action: Action): string {
  switch (action.do) {
    case 'send':
      return `send ${action.mail}`;
    case 'withdraw':
      return action.scope === 'state' ? `withdraw mails of ${action.state}` : 'withdraw mails';
    case 'emit':
      return `emit ${action.type}`;
    case 'stage':
      return `stage ${action.stage}`;
    case 'enrol':
    case 'leave':
      return `${action.do} ${action.flow}`;
    case 'subscribe':
    case 'unsubscribe':
      return `${action.do} ${action.topic}`;
    case 'tag':
    case 'untag':
      return `${action.do} ${action.tags.join(', ')}`;
    case 'score':
      return action.reset ? 'score reset' : `score ${action.points}`;
    case 'set':
      return `set ${Object.keys(action.fields).join(', ')}`;
    case 'notify':
    case 'webhook':
    case 'handoff':
      return action.do;
  }
}

/** The state that the walk is in. @throws FlowError `flow.state` */
export function currentState({ flow, draft }: Walk): CompiledState {
  const state = flow.states.get(draft.state);
  if (state === undefined) throw new FlowError('flow.state', JSON.stringify(draft.state), [draft.state]);
  return state;
}

/** What conditions look at, as things stand. */
export function scopeNow(walk: Walk): Scope {
  walk.scope ??= scopeOf(walk.flow, walk.draft, walk.event, walk.facts);
  return walk.scope;
}

/** Judges a guard, and writes down what it saw. No guard holds. */
export function guardHolds(walk: Walk, guard: CompiledCondition | null, key: string): boolean {
  if (guard === null) return true;
  const scope = scopeNow(walk);
  const held = guard.holds(scope);
  walk.guards.push({ guard: guard.name ?? key, held, values: guard.values(scope) });
  return held;
}

/** Whether somebody's walk goes on. */
export function isActive(walk: Walk): boolean {
  return walk.draft.status === 'active';
}

/**
 * Carries out a transition whose guard held: leaves, acts, enters; without a target it acts and stays.
 */
export function take(walk: Walk, transition: CompiledTransition): void {
  if (transition.target === null) return stay(walk, transition);
  const from = walk.draft.state;
  leaveState(walk);
  for (const action of transition.actions) act(walk, action, false);
  walk.moves.push({ from, cause: transition.label, to: transition.target, end: null });
  enter(walk, transition.target);
}

/** A stay may come often in one visit; a mail of it is planned once a visit, as every mail is. */
function stay(walk: Walk, { actions }: CompiledTransition): void {
  for (const action of actions) {
    const mails = action.verb === 'send' || action.verb === 'sendNext';
    if (mails && walk.draft.done.includes(action.key)) continue;
    if (mails) walk.draft.done = [...walk.draft.done, action.key];
    act(walk, action, false);
  }
}

/** Takes back what the visit planned and may not have begun to leave. */
function leaveState(walk: Walk): void {
  const { state, visit, awaiting, done, asks, former = [] } = walk.draft;
  const askedAgain = asks.count > 0 && state === walk.flow.initial;
  const visits = awaiting.length > 0 || done.length > 0 || askedAgain ? [{ state, visit }, ...former] : former;
  for (const each of visits) {
    const place = { state: each.state, visit: each.visit };
    walk.actions.push({ do: 'withdraw', scope: 'state', ...place, spare: 'immediately', reason: 'left-state' });
  }
}

/** Begins a new visit of a state: its entry is carried out, and its clock starts when nothing is awaited. */
export function enter(walk: Walk, name: string): void {
  const { draft, facts } = walk;
  const visit = (draft.visits[name] ?? 0) + 1;
  draft.state = name;
  draft.visit = visit;
  draft.visits = { ...draft.visits, [name]: visit };
  draft.enteredAt = facts.now;
  draft.clockStartedAt = null;
  if (draft.awaiting.length > 0) draft.awaiting = [];
  if (draft.timers.length > 0) draft.timers = [];
  if (draft.fired.length > 0) draft.fired = [];
  if (draft.done.length > 0) draft.done = [];
  if (draft.former !== undefined) draft.former = undefined;
  draft.dates = {};
  walk.scope = null;
  const state = currentState(walk);
  draft.needsSchedule = state.alwaysTurns;
  for (const action of state.entry) act(walk, action, true);
  if (state.type === 'final') finish(walk, 'completed');
  else if (draft.awaiting.length === 0) startClock(walk, state, facts.now);
}

/** Leaves the state and enters it again. */
export function enterAnew(walk: Walk): void {
  leaveState(walk);
  enter(walk, walk.draft.state);
}

/** Starts the clock of the visit: from here its durations count. */
export function startClock({ draft }: Walk, state: CompiledState, at: Instant): void {
  draft.clockStartedAt = at;
  if (state.after.length > 0) draft.needsSchedule = true;
}

function act(walk: Walk, compiled: CompiledAction, entry: boolean): void {
  const { flow, draft, facts, actions } = walk;
  const action = compiled.run({ flow, enrolment: draft, facts, scope: scopeNow(walk), before: actions });
  actions.push(action);
  noteWinner(walk, action);
  if (action.do === 'handoff') walk.handedOver = true;
  if (entry && action.do === 'send') draft.awaiting = [...draft.awaiting, action.key];
}

/** Why somebody got this variant and no other, for the trace. */
function noteWinner({ flow, notes }: Walk, action: Action): void {
  if (action.do !== 'send' || action.variant === null) return;
  const place = placeOf(action.state, action.key);
  if (flow.winners[place] === action.variant) notes.push(wonNote(place, action.mail));
}

/** How a trace says that a decided test chose. */
export function wonNote(place: string, winner: string): string {
  return `${winner} has won the test at ${place}`;
}

function finish({ draft, facts }: Walk, status: Exclude<Enrolment['status'], 'active'>): void {
  draft.status = status;
  draft.endedAt = facts.now;
  draft.awaiting = [];
  draft.timers = [];
  draft.needsSchedule = false;
}

/**
 * Ends by a goal or an exit: takes back all mails but service ones, then acts.
 * @param label what led to it; null where a condition alone did
 */
export function end(walk: Walk, kind: 'goal' | 'exit', by: CompiledEnd, label: string | null): void {
  walk.moves.push({ from: walk.draft.state, cause: label, to: kind, end: kind });
  walk.actions.push({ do: 'withdraw', scope: 'enrolment', spare: 'service', reason: kind });
  for (const action of by.actions) act(walk, action, false);
  finish(walk, kind === 'goal' ? 'converted' : 'exited');
}

/** Ends because somebody was taken out, by hand or by the `leave` of another flow. */
export function takeOut(walk: Walk): void {
  walk.moves.push({ from: walk.draft.state, cause: null, to: 'left', end: 'left' });
  walk.actions.push({ do: 'withdraw', scope: 'enrolment', spare: 'service', reason: 'left-flow' });
  finish(walk, 'left');
}
