import type { JsonPath } from '../../load/json-path';
import { type ActionView, type FlowView, sendsMail, type StateView, type TransitionView } from '../flow-view';
import { asList, own, textOf } from '../json';
import type { Check } from '../rules/rule';
import { inheritedBy, leavesUnasked } from '../rules/ways';
import { AT_ONCE, shortestOf, type Wait, waitOf } from './lengths';

/**
 * A flow as the walks on sending see it: who may go where, by what, after how long at the shortest, and what is sent
 * on the way.
 */
export interface Machine {
  readonly stations: ReadonlyMap<string, Station>;
}

export interface Station {
  readonly name: string;
  readonly entry: readonly Mail[];
  /** Transitions that act and stay. */
  readonly stays: readonly Way[];
  readonly ways: readonly Way[];
}

export interface Mail {
  readonly path: JsonPath;
  /** False: a service mail. It leaves and holds the next one up by the gap, but isn't counted. */
  readonly counts: boolean;
  readonly immediately: boolean;
  /** Since the last mail of this flow. */
  readonly gapMs: number;
  /** It comes from a stream, which has so many. */
  readonly stream: { readonly name: string; readonly size: number } | null;
}

/**
 * What leads on: a `timer` (also a date); an `event`; a `fact` that changes (a guarded `always`); or `nothing` at all, in
 * the very step in which the state is entered, so that its mails are taken back before they leave.
 */
export type Trigger = 'timer' | 'event' | 'fact' | 'nothing';

export interface Way {
  readonly trigger: Trigger;
  readonly wait: Wait;
  /** As in a path string. */
  readonly label: string;
  readonly target: string;
  readonly transition: TransitionView;
  /** Sent by the transition itself; nothing takes these back. */
  readonly mails: readonly Mail[];
  /** It needs a mail of this visit to have left. */
  readonly afterMail: boolean;
}

/** Whether a way needs nobody to do anything. */
export function isTimeAlone({ trigger }: Way): boolean {
  return trigger === 'timer' || trigger === 'nothing';
}

export function machineOf(flow: FlowView, check: Check): Machine {
  const mails = mailsByPlace(flow, mailReader(flow, check));
  const stations = [...flow.states.values()].map((state) => [state.name, stationOf(flow, state, mails)] as const);
  return { stations: new Map(stations) };
}

type ReadMail = (action: ActionView) => Mail;

function mailReader(flow: FlowView, { workspace }: Check): ReadMail {
  const ofWorkspace = shortestOf(own(own(workspace.settings?.value, 'sending'), 'gap'));
  const ofFlow = own(own(flow.document, 'sending'), 'gap');
  const sizes = new Map(workspace.streams.map(({ name, file }) => [name, asList(file.value).length]));
  return ({ value, path }) => {
    const name = textOf(own(value, 'sendNext'));
    const size = name === null ? undefined : sizes.get(name);
    return {
      path,
      counts: own(value, 'kind') !== 'service',
      immediately: own(value, 'immediately') === true,
      gapMs: Math.max(ofWorkspace, shortestOf(own(value, 'gap') ?? ofFlow)),
      stream: name === null || size === undefined ? null : { name, size },
    };
  };
}

/** The mails of a list of actions, by the list's own place. */
function mailsByPlace(flow: FlowView, mailOf: ReadMail): (list: JsonPath) => readonly Mail[] {
  const places = new Map<string, Mail[]>();
  for (const action of flow.actions.filter(sendsMail)) {
    const isListed = typeof action.path.at(-1) === 'number';
    const place = JSON.stringify(isListed ? action.path.slice(0, -1) : action.path);
    places.set(place, [...(places.get(place) ?? []), mailOf(action)]);
  }
  return (list) => places.get(JSON.stringify(list)) ?? [];
}

function stationOf(flow: FlowView, state: StateView, mailsAt: (list: JsonPath) => readonly Mail[]): Station {
  const unasked = leavesUnasked(state);
  const all = unasked
    ? state.transitions.filter(({ cause }) => cause.kind === 'always')
    : [...state.transitions, ...inheritedBy(flow, state)];
  const ways = state.type === 'final' ? [] : all.flatMap((one) => waysBy(state, one, mailsAt, unasked));
  return {
    name: state.name,
    entry: mailsAt([...state.path, 'entry']),
    stays: ways.filter(({ transition }) => transition.target === null),
    ways: ways.filter(({ transition }) => transition.target !== null && flow.states.has(transition.target)),
  };
}

function waysBy(
  { transitions }: StateView,
  transition: TransitionView,
  mailsAt: (list: JsonPath) => readonly Mail[],
  unasked: boolean,
): Way[] {
  const { cause, target, path } = transition;
  const wait = cause.kind === 'after' ? waitOf(cause.key) : AT_ONCE;
  if (wait === null) return [];
  const base = {
    wait,
    transition,
    target: target ?? '',
    mails: mailsAt([...path, 'actions']),
    afterMail: needsMail(transition),
  };
  const label = labelOf(transition, transitions);
  switch (cause.kind) {
    case 'after':
      return [{ ...base, label, trigger: 'timer' }];
    case 'on':
      return [{ ...base, label, trigger: 'event' }];
    case 'always': {
      const atEntry: Way = { ...base, label, trigger: 'nothing' };
      // A guard may hold on entering, or come to hold when the mails have left.
      return unasked || target === null ? [atEntry] : [atEntry, { ...base, label, trigger: 'fact' }];
    }
    case 'branch':
    case 'else':
      return [{ ...base, label, trigger: 'nothing' }];
  }
}

function needsMail({ cause, value }: TransitionView): boolean {
  return cause.kind === 'on' && cause.event.startsWith('mail.') && own(value, 'of') === 'state';
}

/** As a path string says it: `mail.` is dropped; a condition by its name, else its number from 1. */
function labelOf({ cause, guard, path }: TransitionView, siblings: readonly TransitionView[]): string {
  switch (cause.kind) {
    case 'on':
      return cause.event.replace(/^mail\./, '');
    case 'after':
      return cause.key;
    case 'else':
      return 'else';
    case 'always':
    case 'branch': {
      const same = siblings.filter((one) => one.cause.kind === cause.kind);
      return typeof guard === 'string' ? guard : String(same.findIndex((one) => one.path === path) + 1);
    }
  }
}
