import {
  compileCondition,
  isTime,
  mergeNeeds,
  type CompiledCondition,
  type Condition,
  type ConditionContext,
} from '../condition';
import { parseMoment, parseRepeat } from '../time';
import { compileActions, listOf } from './compile-actions';
import type {
  ActionDocument,
  BranchDocument,
  EndDocument,
  FlowDocument,
  Of,
  StateDocument,
  TransitionDocument,
  TransitionsDocument,
  TriggerDocument,
} from './document';
import { FlowError } from './errors';
import { cumulative } from './hash';
import { testsIn } from './tests';
import type {
  CompiledAction,
  CompiledAfter,
  CompiledBranch,
  CompiledEnd,
  CompiledFlow,
  CompiledState,
  CompiledTransition,
  CompiledTrigger,
  FlowContext,
} from './types';

/** The product's own outcomes of a mail: what a visit's clock waits for. */
export const outcomes: ReadonlySet<string> = new Set(['mail.accepted', 'mail.failed', 'mail.skipped', 'mail.doubted']);

/** Compiles the parts of one flow, and remembers every condition that it met. */
interface Workshop {
  readonly document: FlowDocument;
  readonly streams: readonly string[];
  readonly met: CompiledCondition[];
  condition(condition: Condition): CompiledCondition;
  guard(condition: Condition | undefined): CompiledCondition | null;
  actions(
    actions: ActionDocument | readonly ActionDocument[] | undefined,
    prefix: string,
    final?: boolean,
  ): readonly CompiledAction[];
}

function workshop(document: FlowDocument, context: FlowContext): Workshop {
  const met: CompiledCondition[] = [];
  const streams = Object.keys(context.streams ?? {});
  const conditions: ConditionContext = { names: document.conditions ?? {}, types: typesOf(document, context) };
  const condition = (json: Condition): CompiledCondition => {
    const compiled = compileCondition(json, conditions);
    met.push(compiled);
    return compiled;
  };
  return {
    document,
    streams,
    met,
    condition,
    guard: (json) => (json === undefined ? null : condition(json)),
    actions: (actions, prefix, final) => compileActions(actions, prefix, document, streams, final),
  };
}

/** What is remembered from a declared moment is one. */
function typesOf(document: FlowDocument, { types = {} }: FlowContext): NonNullable<FlowContext['types']> {
  const remembered = listOf(document.enrol).flatMap((trigger) => Object.entries(trigger.remember ?? {}));
  const all = [...Object.entries(document.remember ?? {}), ...remembered];
  const times = all.filter(([, path]) => isTime(path, false, types)).map(([name]) => [name, 'time'] as const);
  return { ...types, enrolment: { ...types.enrolment, ...Object.fromEntries(times) } };
}

/**
 * Makes a flow ready to step: names resolved, durations read, conditions turned to closures.
 * @param document already valid by the schema
 * @throws FlowError, ConditionError, TimeError: each says what is wrong and where
 */
export function compileFlow(document: FlowDocument, context: FlowContext = {}): CompiledFlow {
  const shop = workshop(document, context);
  const states = new Map(
    Object.entries(document.states).map(([name, state]) => [name, compileState(name, state, shop)]),
  );
  const on = compileOn(document.on, 'root.on', shop);
  const triggers = listOf(document.enrol).map((trigger) => compileTrigger(trigger, shop));
  const goals = listOf(document.goal).map((end, i) => compileEnd(end, `goal.${i}`, shop));
  const exits = listOf(document.exit).map((end, i) => compileEnd(end, `exit.${i}`, shop));
  const streams = compileStreams(context, shop);
  const parts = { states: [...states.values()], on, ends: [...goals, ...exits] };
  checkTargets(document.initial, parts);
  return {
    id: document.id,
    version: context.version ?? 1,
    document,
    sending: document.sending ?? {},
    initial: document.initial,
    triggers,
    goals,
    exits,
    on,
    states,
    streams,
    tests: testsIn(parts.states, on),
    winners: context.winners ?? {},
    key: document.key ?? triggers.find(({ key }) => key !== null)?.key ?? null,
    listens: new Set([...heard(parts), ...outcomes]),
    enrolsOn: new Set(triggers.flatMap(({ events }) => events)),
    accountListens: heardFromColleagues(parts),
    checks: looksAtFacts(parts),
    hasSegment: triggers.some(({ segment }) => segment !== null),
    usesStreams: transitionsOf(parts).some(usesStream) || parts.states.some((state) => state.entry.some(isNext)),
    readsEnrolment: shop.met.some(({ paths }) => paths.some((path) => path.startsWith('enrolment.'))),
    history: mergeNeeds(shop.met.flatMap(({ history }) => history)),
  };
}

function isNext(action: CompiledAction): boolean {
  return action.verb === 'sendNext';
}

function usesStream(transition: CompiledTransition): boolean {
  return transition.actions.some(isNext);
}

function compileStreams({ streams = {} }: FlowContext, shop: Workshop): CompiledFlow['streams'] {
  const compiled = Object.entries(streams).map(([name, items]) => {
    return [name, items.map(({ mail, skip }) => ({ mail, skip: shop.guard(skip) }))] as const;
  });
  return new Map(compiled);
}

function compileTrigger(trigger: TriggerDocument, shop: Workshop): CompiledTrigger {
  const { document } = shop;
  return {
    // A fetched download has a verdict, and machines fetch too: it enrols nobody.
    events: listOf(trigger.on).filter((type) => type !== 'asset.opened'),
    guard: shop.guard(trigger.guard),
    segment: shop.guard(trigger.segment),
    again: parseRepeat(trigger.again ?? document.again ?? 'never'),
    key: trigger.key ?? document.key ?? null,
    remember: { ...document.remember, ...trigger.remember },
  };
}

function compileEnd(end: EndDocument, key: string, shop: Workshop): CompiledEnd {
  const actions = shop.actions(end.actions, `${key}.actions`);
  if (actions.some(({ verb }) => verb === 'send' || verb === 'sendNext')) throw new FlowError('flow.end-mail', key);
  return { key, events: listOf(end.on), of: end.of ?? null, guard: shop.guard(end.guard), actions };
}

function compileState(name: string, state: StateDocument, shop: Workshop): CompiledState {
  const type = state.type ?? 'normal';
  const entry = shop.actions(state.entry, 'entry', type === 'final');
  const always = compileAlways(state.always, shop);
  const after = Object.entries(state.after ?? {}).map(([key, transitions]) => compileAfter(key, transitions, shop));
  return {
    name,
    type,
    entry,
    on: compileOn(state.on, 'on', shop),
    after,
    always,
    branches: compileBranches(name, state, shop),
    winner: state.winner ?? null,
    datePaths: after.flatMap(({ moment }) => (moment.kind === 'date' ? [moment.path] : [])),
    alwaysTurns: always.some(({ guard }) => guard?.turns ?? false),
    sends: entry.some(({ verb }) => verb === 'send' || verb === 'sendNext'),
  };
}

function compileOn(
  on: Readonly<Record<string, TransitionsDocument>> | undefined,
  prefix: string,
  shop: Workshop,
): ReadonlyMap<string, readonly CompiledTransition[]> {
  const entries = Object.entries(on ?? {}).map(([type, transitions]) => {
    const compiled = transitionList(transitions).map((transition, i) =>
      compileTransition(transition, `${prefix}.${type}.${i}`, labelOf(type), defaultOf(type), shop),
    );
    return [type, compiled] as const;
  });
  return new Map(entries);
}

function compileAfter(key: string, transitions: TransitionsDocument, shop: Workshop): CompiledAfter {
  return {
    key,
    moment: parseMoment(key),
    transitions: transitionList(transitions).map((transition, i) =>
      compileTransition(transition, `after.${key}.${i}`, key, 'contact', shop),
    ),
  };
}

function compileAlways(always: TransitionsDocument | undefined, shop: Workshop): readonly CompiledTransition[] {
  if (always === undefined) return [];
  return transitionList(always).map((transition, i) =>
    compileTransition(transition, `always.${i}`, branchLabel(transition.guard, i), 'contact', shop),
  );
}

function compileBranches(name: string, state: StateDocument, shop: Workshop): readonly CompiledBranch[] {
  const branches: readonly BranchDocument[] = state.branches ?? [];
  const shares = state.type === 'split' ? sharesOf(name, branches) : branches.map(() => 0);
  const compiled = branches.map((branch, i) => ({
    ...compileTransition(branch, `branches.${i}`, branchLabel(branch.guard, i), 'contact', shop),
    target: branch.target,
    upTo: shares[i] ?? 1,
  }));
  if (state.else === undefined) return compiled;
  const otherwise = compileTransition({ target: state.else }, 'else', 'else', 'contact', shop);
  return [...compiled, { ...otherwise, target: state.else, upTo: 1 }];
}

function sharesOf(name: string, branches: readonly BranchDocument[]): readonly number[] {
  const weights = branches.map(({ weight }) => weight ?? 0);
  if (!(weights.reduce((sum, weight) => sum + weight, 0) > 0)) throw new FlowError('flow.weights', name, [name]);
  return cumulative(weights);
}

/** One transition or several, as a list; a bare name of a state is its target. */
export function transitionList(transitions: TransitionsDocument): readonly TransitionDocument[] {
  return listOf<string | TransitionDocument>(transitions).map((one) =>
    typeof one === 'string' ? { target: one } : one,
  );
}

function compileTransition(
  transition: TransitionDocument,
  key: string,
  label: string,
  of: Of,
  shop: Workshop,
): CompiledTransition {
  const actions = shop.actions(transition.actions, `${key}.actions`);
  const guard = shop.guard(transition.guard);
  const empty =
    transition.target === undefined && transition.of === undefined && guard === null && actions.length === 0;
  return { key, label, of: empty ? 'any' : (transition.of ?? of), guard, target: transition.target ?? null, actions };
}

function branchLabel(guard: Condition | undefined, index: number): string {
  return typeof guard === 'string' ? guard : String(index + 1);
}

/** How an event stands in a path string. */
export function labelOf(type: string): string {
  return type.startsWith('mail.') ? type.slice('mail.'.length) : type;
}

/** Whose events count where the author says nothing. */
export function defaultOf(type: string): Of {
  return type.startsWith('mail.') ? 'enrolment' : 'contact';
}

// ── What the engine should know beforehand ───────────────────────────────────────────────────────

interface Parts {
  readonly states: readonly CompiledState[];
  readonly on: CompiledFlow['on'];
  readonly ends: readonly CompiledEnd[];
}

function transitionsOf({ states, on }: Parts): readonly CompiledTransition[] {
  const own = states.flatMap((state) => [
    ...[...state.on.values()].flat(),
    ...state.after.flatMap(({ transitions }) => transitions),
    ...state.always,
    ...state.branches,
  ]);
  return [...own, ...[...on.values()].flat()];
}

function checkTargets(initial: string, parts: Parts): void {
  const known = new Set(parts.states.map(({ name }) => name));
  if (!known.has(initial)) throw new FlowError('flow.target', `initial: ${JSON.stringify(initial)}`);
  for (const { key, target } of transitionsOf(parts)) {
    if (target !== null && !known.has(target)) throw new FlowError('flow.target', `${key}: ${JSON.stringify(target)}`);
  }
}

function heard({ states, on, ends }: Parts): readonly string[] {
  const own = states.flatMap((state) => [...state.on.keys()]);
  return [...own, ...on.keys(), ...ends.flatMap(({ events }) => events)];
}

function heardFromColleagues({ states, on, ends }: Parts): ReadonlySet<string> {
  const listeners = [...states.flatMap((state) => [...state.on]), ...on];
  const types = listeners.filter(([, all]) => all.some(({ of }) => of === 'account')).map(([type]) => type);
  return new Set([...types, ...ends.filter(({ of }) => of === 'account').flatMap(({ events }) => events)]);
}

function looksAtFacts({ states, ends }: Parts): boolean {
  return (
    states.some(({ always, type }) => always.length > 0 || type === 'choice') ||
    ends.some((end) => end.events.length === 0)
  );
}
