import { drives, getterOf, type Json } from '../condition';
import { addDuration } from '../time';
import { calendarOf } from './compile-actions';
import { hearsTopic, inTime, keyText } from './hears';
import { scopeOf } from './enrolment-values';
import { settle } from './settle';
import type {
  CompiledFlow,
  CompiledTrigger,
  EnrolResult,
  Enrolment,
  Facts,
  FlowEvent,
  SendAction,
  StepResult,
} from './types';
import { enter, guardHolds, resultOf, scopeNow, walkFrom, type Walk } from './walk';

const hourMs = 3_600_000;

/** Who is to be enrolled without an event: by a segment, by hand, or by another flow. */
export interface Newcomer {
  /** The enrolment's id, given by whoever stores it. */
  readonly id: string;
  readonly contactId: string;
  /** The contact's highest event number so far: earlier events don't step it. */
  readonly seq: number;
  readonly key?: string | null;
}

/**
 * Enrols, if the event is one that enrols: the first trigger that holds, that `again` allows, and where nobody active
 * is in the way. The event is looked at by `always`, choices and splits, and exit and goal by condition, not by `on`,
 * goals and exits.
 *
 * The same download asked for again sends the service mails of the initial state's entry again, but not within an
 * hour of the last time; nobody is enrolled by that (`kind: 'again'`).
 *
 * @param previous all enrolments of this contact in this flow, of any version and status, as they are *after* they
 *   were stepped with this event
 * @param id for the new enrolment
 * @returns null when the event enrols nobody
 * @throws FlowError `flow.endless`
 */
export function enrol(
  flow: CompiledFlow,
  event: FlowEvent,
  facts: Facts,
  previous: readonly Enrolment[],
  id: string,
): EnrolResult | null {
  if (!flow.enrolsOn.has(event.type) || !drives(event) || !inTime(event, facts.now) || !hearsTopic(flow, event))
    return null;
  const walk = walkFrom(
    flow,
    blank(flow, { id, contactId: event.contactId, seq: event.seq }, event, facts),
    event,
    facts,
  );
  const calling = flow.triggers.filter(
    ({ events, guard }, i) => events.includes(event.type) && guardHolds(walk, guard, `enrol.${i}`),
  );
  const keyOf = (trigger: CompiledTrigger): string | null => keyText(keyValue(trigger, walk));
  const open = calling.find((trigger) => mayEnter(trigger, keyOf(trigger), previous, facts));
  if (open !== undefined) return { ...begin(walk, open, keyOf(open), event.type), kind: 'enrolled' };
  const [first] = calling;
  return first === undefined ? null : askedAgain(flow, event, facts, sameKey(previous, keyOf(first)));
}

/**
 * Enrols without an event, where `again` and the key allow it.
 * @param bySegment only who matches a segment of the flow
 */
export function enrolDirectly(
  flow: CompiledFlow,
  newcomer: Newcomer,
  facts: Facts,
  previous: readonly Enrolment[],
  bySegment = false,
): EnrolResult | null {
  const walk = walkFrom(flow, blank(flow, newcomer, null, facts), null, facts);
  const matching = flow.triggers.filter(({ segment }) => segment !== null && segment.holds(scopeNow(walk)));
  const trigger = bySegment ? matching[0] : (flow.triggers[0] ?? byHand);
  const key = newcomer.key ?? null;
  if (trigger === undefined) return null;
  // Somebody who is put in by hand, or by another flow, comes in again however the triggers stand.
  const again = bySegment ? trigger : { ...trigger, again: byHand.again };
  if (!mayEnter(again, key, previous, facts)) return null;
  return { ...begin(walk, trigger, key, 'enrol'), kind: 'enrolled' };
}

const byHand: CompiledTrigger = {
  events: [],
  guard: null,
  segment: null,
  again: { kind: 'always' },
  key: null,
  remember: {},
};

/** Whether somebody matches a segment that enrols into a flow. */
export function inSegment(flow: CompiledFlow, contactId: string, facts: Facts): boolean {
  const scope = scopeOf(flow, blank(flow, { id: '', contactId, seq: 0 }, null, facts), null, facts);
  return flow.triggers.some(({ segment }) => segment?.holds(scope) ?? false);
}

function blank(flow: CompiledFlow, newcomer: Newcomer, event: FlowEvent | null, facts: Facts): Enrolment {
  return {
    id: newcomer.id,
    flowId: flow.id,
    flowVersion: flow.version,
    contactId: newcomer.contactId,
    key: null,
    status: 'active',
    state: flow.initial,
    visit: 0,
    visits: {},
    remembered: {},
    enrolledAt: facts.now,
    enrolledByAt: event?.at ?? facts.now,
    asset: event?.type === 'asset.downloaded' ? keyText(event.properties['asset']) : null,
    asks: { count: 0, lastAt: facts.now, lastSeq: newcomer.seq },
    lastSeq: newcomer.seq,
    enteredAt: facts.now,
    awaiting: [],
    clockStartedAt: null,
    timers: [],
    fired: [],
    dates: {},
    done: [],
    needsSchedule: false,
    endedAt: null,
  };
}

function keyValue({ key }: CompiledTrigger, walk: Walk): unknown {
  return key === null ? null : getterOf(key)(scopeNow(walk), walk.event);
}

function sameKey(previous: readonly Enrolment[], key: string | null): readonly Enrolment[] {
  return previous.filter((one) => one.key === key);
}

/** Nobody is in one flow, under one key, twice at a time; how soon again is the author's. */
function mayEnter(
  { again }: Pick<CompiledTrigger, 'again'>,
  key: string | null,
  previous: readonly Enrolment[],
  facts: Facts,
): boolean {
  const earlier = sameKey(previous, key);
  if (earlier.some(({ status }) => status === 'active')) return false;
  if (earlier.length === 0 || again.kind === 'always') return true;
  if (again.kind === 'never') return false;
  const ended = Math.max(...earlier.map(({ endedAt, enrolledAt }) => endedAt ?? enrolledAt));
  return facts.now >= addDuration(ended, again.duration, calendarOf(facts));
}

function begin(walk: Walk, trigger: CompiledTrigger, key: string | null, name: string): StepResult {
  const { draft, flow } = walk;
  const scope = scopeNow(walk);
  const remembered = Object.entries(trigger.remember).map(
    ([field, path]) => [field, getterOf(path)(scope, walk.event) as Json] as const,
  );
  draft.key = key;
  draft.remembered = Object.fromEntries(remembered);
  walk.moves.push({ from: null, cause: null, to: flow.initial, end: null });
  enter(walk, flow.initial);
  settle(walk);
  return resultOf(walk, name, null);
}

// ── The same download, asked for again ───────────────────────────────────────────────────────────

function askedAgain(
  flow: CompiledFlow,
  event: FlowEvent,
  facts: Facts,
  previous: readonly Enrolment[],
): EnrolResult | null {
  const asset = event.type === 'asset.downloaded' ? keyText(event.properties['asset']) : null;
  const earlier = latest(previous.filter((one) => one.asset === asset));
  if (asset === null || earlier === null) return null;
  const { asks } = earlier;
  if (event.seq <= asks.lastSeq || facts.now - asks.lastAt < hourMs) return null;
  const enrolment = { ...earlier, asks: { count: asks.count + 1, lastAt: facts.now, lastSeq: event.seq } };
  const actions = serviceMails(flow, enrolment, event, facts);
  if (actions.length === 0) return null;
  const { state } = enrolment;
  const trace = { at: facts.now, seq: event.seq, event: event.type, from: state, to: state, cause: null, moves: [] };
  const done = actions.map(({ mail }) => `send ${mail}`);
  return {
    kind: 'again',
    enrolment,
    actions,
    trace: { ...trace, guards: [], actions: done, notes: ['asked for again'] },
  };
}

/** The active one, or else the one enrolled last. */
function latest(enrolments: readonly Enrolment[]): Enrolment | null {
  const active = enrolments.find(({ status }) => status === 'active');
  return active ?? enrolments.toSorted((a, b) => b.enrolledAt - a.enrolledAt)[0] ?? null;
}

function serviceMails(flow: CompiledFlow, earlier: Enrolment, event: FlowEvent, facts: Facts): readonly SendAction[] {
  const entry = flow.states.get(flow.initial)?.entry ?? [];
  const enrolment = { ...earlier, state: flow.initial, visit: earlier.visits[flow.initial] ?? 1 };
  const scope = scopeOf(flow, enrolment, event, facts);
  return entry
    .filter(({ service, verb }) => service && verb === 'send')
    .map((action) => action.run({ flow, enrolment, facts, scope, before: [] }))
    .flatMap((action) => (action.do === 'send' ? [{ ...action, again: event.seq }] : []));
}
