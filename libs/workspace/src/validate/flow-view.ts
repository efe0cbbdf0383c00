import type { JsonFile } from '../load/json-file';
import type { JsonPath } from '../load/json-path';
import { asList, isObject, type JsonObject, objectOf, oneOrMore, own, textOf } from './json';

/**
 * A flow as the rules look at it: the document's forms (a text, an object, a list) brought to one, each part with its
 * path. Reads tolerantly: a part of the wrong kind is left out, since the schema has its own word on that.
 */
export interface FlowView {
  readonly file: JsonFile;
  readonly document: JsonObject;
  readonly id: string | null;
  readonly initial: string | null;
  readonly states: ReadonlyMap<string, StateView>;
  /** The flow's own `on`. */
  readonly root: readonly TransitionView[];
  readonly triggers: readonly PartView[];
  readonly goals: readonly PartView[];
  readonly exits: readonly PartView[];
  /** Names of the flow's `conditions`. */
  readonly conditionNames: ReadonlySet<string>;
  /** Every action, wherever it stands. */
  readonly actions: readonly ActionView[];
}

export interface PartView {
  readonly path: JsonPath;
  readonly value: JsonObject;
  /** The types of event in its `on`. */
  readonly events: readonly string[];
}

export interface StateView {
  readonly name: string;
  readonly path: JsonPath;
  readonly value: JsonObject;
  readonly type: 'normal' | 'split' | 'choice' | 'final';
  readonly waits: boolean;
  readonly transitions: readonly TransitionView[];
  /** Events that it blocks the flow's own transitions for, and hears itself. */
  readonly hears: ReadonlySet<string>;
}

export type Cause =
  | { readonly kind: 'on'; readonly event: string }
  | { readonly kind: 'after'; readonly key: string }
  | { readonly kind: 'always' }
  | { readonly kind: 'branch' }
  | { readonly kind: 'else' };

export interface TransitionView {
  readonly cause: Cause;
  readonly path: JsonPath;
  /** Where the target's name stands. */
  readonly targetPath: JsonPath;
  readonly target: string | null;
  readonly guard: unknown;
  readonly value: JsonObject;
}

export interface ActionView {
  readonly path: JsonPath;
  readonly value: JsonObject;
  /** The state in whose entry or transition it stands; null in goals and exits. */
  readonly state: string | null;
  readonly place: 'entry' | 'transition' | 'end';
}

export function viewFlow(file: JsonFile): FlowView {
  const document = objectOf(file.value);
  const states = new Map(
    Object.entries(objectOf(own(document, 'states'))).map(([name, state]) => [name, viewState(name, objectOf(state))]),
  );
  const root = viewOn(own(document, 'on'), ['on']);
  const goals = viewParts(document, 'goal');
  const exits = viewParts(document, 'exit');
  return {
    file,
    document,
    id: textOf(own(document, 'id')),
    initial: textOf(own(document, 'initial')),
    states,
    root,
    triggers: viewParts(document, 'enrol'),
    goals,
    exits,
    conditionNames: new Set(Object.keys(objectOf(own(document, 'conditions')))),
    actions: [
      ...[...states.values()].flatMap((state) => actionsOfState(state)),
      ...root.flatMap((transition) => actionsOfTransition(transition, null)),
      ...[...goals, ...exits].flatMap((end) => viewActions(end.value, [...end.path], 'actions', 'end', null)),
    ],
  };
}

function viewParts(document: JsonObject, name: string): PartView[] {
  return oneOrMore<string | number>(own(document, name), [name])
    .filter(({ value }) => isObject(value))
    .map(({ value, path }) => ({ value: objectOf(value), path, events: textsOf(own(value, 'on')) }));
}

function viewState(name: string, value: JsonObject): StateView {
  const path = ['states', name];
  const on = own(value, 'on');
  return {
    name,
    path,
    value,
    type: typeOf(own(value, 'type')),
    waits: own(value, 'wait') === 'forever',
    hears: new Set(Object.keys(objectOf(on))),
    transitions: [
      ...viewOn(on, [...path, 'on']),
      ...Object.entries(objectOf(own(value, 'after'))).flatMap(([key, transitions]) =>
        viewTransitions({ kind: 'after', key }, transitions, [...path, 'after', key]),
      ),
      ...viewTransitions({ kind: 'always' }, own(value, 'always'), [...path, 'always']),
      ...viewTransitions({ kind: 'branch' }, own(value, 'branches'), [...path, 'branches']),
      ...viewTransitions({ kind: 'else' }, own(value, 'else'), [...path, 'else']),
    ],
  };
}

function typeOf(type: unknown): StateView['type'] {
  return type === 'split' || type === 'choice' || type === 'final' ? type : 'normal';
}

function viewOn(on: unknown, path: JsonPath): TransitionView[] {
  return Object.entries(objectOf(on)).flatMap(([event, transitions]) =>
    viewTransitions({ kind: 'on', event }, transitions, [...path, event]),
  );
}

function viewTransitions(cause: Cause, transitions: unknown, path: JsonPath): TransitionView[] {
  return oneOrMore(transitions, path).map((item) => viewTransition(cause, item.value, item.path));
}

function viewTransition(cause: Cause, value: unknown, path: JsonPath): TransitionView {
  if (typeof value === 'string') return { cause, path, targetPath: path, target: value, guard: undefined, value: {} };
  const target = textOf(own(value, 'target'));
  return { cause, path, targetPath: [...path, 'target'], target, guard: own(value, 'guard'), value: objectOf(value) };
}

function actionsOfState(state: StateView): ActionView[] {
  return [
    ...viewActions(state.value, state.path, 'entry', 'entry', state.name),
    ...state.transitions.flatMap((transition) => actionsOfTransition(transition, state.name)),
  ];
}

function actionsOfTransition(transition: TransitionView, state: string | null): ActionView[] {
  return viewActions(transition.value, transition.path, 'actions', 'transition', state);
}

function viewActions(
  value: JsonObject,
  path: JsonPath,
  property: string,
  place: ActionView['place'],
  state: string | null,
): ActionView[] {
  return oneOrMore(own(value, property), [...path, property])
    .filter((action) => isObject(action.value))
    .map((action) => ({ path: action.path, value: objectOf(action.value), state, place }));
}

export function textsOf(value: unknown): string[] {
  return asList(value).filter((item) => typeof item === 'string');
}

/** The mails that an action sends: its own and those that take turns with it, each with where it stands. */
export function mailsOf(action: ActionView): { mail: string; path: JsonPath }[] {
  const variants = oneOrMore<string | number>(own(action.value, 'variants'), [...action.path, 'variants']);
  return [
    { value: own(action.value, 'send'), path: [...action.path, 'send'] },
    ...variants.map(({ value, path }) =>
      isObject(value) ? { value: own(value, 'mail'), path: [...path, 'mail'] } : { value, path },
    ),
  ].flatMap(({ value, path }) => (typeof value === 'string' ? [{ mail: value, path }] : []));
}

export function sendsMail(action: ActionView): boolean {
  return own(action.value, 'send') !== undefined || own(action.value, 'sendNext') !== undefined;
}

/** Something that a flow, or one of its triggers, says of the event that enrols. */
export interface AtEnrolment {
  readonly value: JsonObject;
  readonly path: JsonPath;
  /** The events that may be at hand; null: any. */
  readonly events: readonly string[] | null;
}

/** The flow itself and its triggers: either may say what is remembered, and what tells enrolments apart. */
export function atEnrolment(flow: FlowView): AtEnrolment[] {
  const whole = { value: flow.document, path: [], events: flow.triggers.flatMap(({ events }) => events) };
  return [whole, ...flow.triggers].map(({ value, path, events }) => {
    return { value, path, events: events.length > 0 ? events : null };
  });
}

export interface Remembered {
  readonly name: string;
  readonly source: unknown;
  readonly path: JsonPath;
  readonly events: readonly string[] | null;
}

/** What is copied on enrolling, and from where. */
export function rememberedBy(flow: FlowView): Remembered[] {
  return atEnrolment(flow).flatMap(({ value, path, events }) =>
    Object.entries(objectOf(own(value, 'remember'))).map(([name, source]) => {
      return { name, source, path: [...path, 'remember', name], events };
    }),
  );
}
