import { STAGES } from '@nurture/core/workspace';
import { parseExactMs } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import type { FlowView } from '../flow-view';
import { isObject, objectOf, own } from '../json';
import { ENROLMENT_FIELDS, type NameSet } from '../names';
import { closest, didYouMean, listed, quoted } from '../suggest';
import { timeComplaint } from './times';
import { checkEvent } from './event-names';
import { checkReference } from './reference';
import type { Check, FlowRule } from './rule';
import { type ConditionPart, valuesAskedFor, walkCondition } from './walk-condition';

/** What is known where a condition stands. */
export interface ConditionScope {
  readonly conditionNames: NameSet;
  /** The types of event that may be at hand; null: any. */
  readonly events: readonly string[] | null;
  /** Null outside flows. */
  readonly flow: FlowView | null;
}

/** Conditions name events, fields, values and other conditions that exist. */
export const conditions: FlowRule = {
  rules: ['unknown-condition', 'unknown-field', 'unknown-event', 'unknown-asset', 'unknown-stage', 'bad-duration'],
  reads: 'parts',
  check: (flow, check) =>
    placedConditions(flow).flatMap(({ value, path, events }) =>
      checkCondition(value, path, { conditionNames: flow.conditionNames, events, flow }, check),
    ),
};

/** A condition of a flow, and the events that may be at hand there. */
export interface Placed {
  readonly value: unknown;
  readonly path: JsonPath;
  readonly events: readonly string[] | null;
}

/** Every condition of a flow, wherever it stands. */
export function placedConditions(flow: FlowView): Placed[] {
  const named = Object.entries(objectOf(own(flow.document, 'conditions')));
  const transitions = [...flow.root, ...[...flow.states.values()].flatMap((state) => state.transitions)];
  return [
    ...named.map(([name, value]) => ({ value, path: ['conditions', name], events: null })),
    ...flow.triggers.map((part) => ({
      value: own(part.value, 'segment'),
      path: [...part.path, 'segment'],
      events: null,
    })),
    ...[...flow.triggers, ...flow.goals, ...flow.exits].map((part) => ({
      value: own(part.value, 'guard'),
      path: [...part.path, 'guard'],
      events: part.events.length > 0 ? part.events : null,
    })),
    ...transitions.map((transition) => ({
      value: transition.guard,
      path: [...transition.path, 'guard'],
      events: transition.cause.kind === 'on' ? [transition.cause.event] : null,
    })),
  ];
}

/** What is wrong with a condition of a flow, a scoring rule, a route or a stream. */
export function checkCondition(value: unknown, path: JsonPath, scope: ConditionScope, check: Check): Complaint[] {
  return walkCondition(value, path).flatMap((part) => checkPart(part, scope, check));
}

function checkPart(part: ConditionPart, scope: ConditionScope, check: Check): Complaint[] {
  switch (part.kind) {
    case 'name':
      return conditionName(part.name, part.path, scope);
    case 'event':
      return checkEvent(part.type, part.path, check);
    case 'within':
      return timeComplaint('bad-duration', part.text, part.path, parseExactMs);
    case 'field':
      return [...field(part, scope, check), ...values(part, check)];
  }
}

function conditionName(name: string, path: JsonPath, { conditionNames, flow }: ConditionScope): Complaint[] {
  const home = flow === null ? 'this file (conditions have names in flows only)' : "this flow's `conditions`";
  return checkReference({ rule: 'unknown-condition', kind: 'condition', home, name, path, known: conditionNames });
}

type FieldPart = Extract<ConditionPart, { kind: 'field' }>;

function field(part: FieldPart, scope: ConditionScope, check: Check): Complaint[] {
  if (part.events !== null) return property(part.name, part.path, part.events, check);
  const [root, ...rest] = part.name.split('.');
  const name = rest.join('.');
  switch (root ?? '') {
    case 'contact':
      return knownField(part, 'contact', name, check.names.contactFields);
    case 'account':
      return knownField(part, 'account', name, check.names.accountFields);
    case 'event':
      return property(name, part.path, scope.events, check, 'event.');
    case 'enrolment':
      return scope.flow === null ? notHere(part) : enrolmentField(part, name, scope.flow);
    default:
      // Not a path at all: the schema says so.
      return [];
  }
}

/** A field, or something within one that holds more (`contact.source.campaign`). */
function knownField(part: FieldPart, root: string, name: string, known: NameSet): Complaint[] {
  if (known === null || known.has(name)) return [];
  const [first] = name.split('.');
  if (first !== undefined && first !== name && known.has(first)) return [];
  return unknownField(part.path, name, `${root}.`, known, `of ${root}s is declared in workspace.json`);
}

function enrolmentField(part: FieldPart, name: string, flow: FlowView): Complaint[] {
  if (name.startsWith('visits.')) {
    const state = name.slice('visits.'.length);
    const known = new Set(flow.states.keys());
    return checkReference({
      rule: 'unknown-target',
      kind: 'state',
      home: 'this flow',
      name: state,
      path: part.path,
      known,
      atKey: true,
    });
  }
  const remembered = [flow.document, ...flow.triggers.map((trigger) => trigger.value)].flatMap((holder) =>
    Object.keys(objectOf(own(holder, 'remember'))),
  );
  const known = new Set([...ENROLMENT_FIELDS, ...remembered]);
  return known.has(name) ? [] : unknownField(part.path, name, 'enrolment.', known, 'is remembered by this flow');
}

function property(
  name: string,
  path: JsonPath,
  types: readonly string[] | null,
  { names }: Check,
  prefix = '',
): Complaint[] {
  if (names.events === null) return [];
  const asked = types ?? [...names.events.keys()];
  // An event that nobody knows has its own finding.
  if (asked.some((type) => names.events?.has(type) !== true)) return [];
  const known = new Set(asked.flatMap((type) => [...(names.events?.get(type) ?? [])]));
  if (known.has(name)) return [];
  const of = types === null ? 'of any event' : `of ${listed(asked)}`;
  return unknownField(path, name, prefix, known, `${of} is known`);
}

function unknownField(path: JsonPath, name: string, prefix: string, known: NameSet, why: string): Complaint[] {
  const near = closest(name, known ?? []);
  const suggestion = near === null ? null : prefix + near;
  const message = `No field ${quoted(prefix + name)} ${why}.${didYouMean(suggestion)}`;
  return [{ rule: 'unknown-field', message, suggestion, path, atKey: true }];
}

function notHere(part: FieldPart): Complaint[] {
  return [
    {
      rule: 'unknown-field',
      message: `${quoted(part.name)} is only known inside a flow.`,
      path: part.path,
      atKey: true,
    },
  ];
}

const STAGE_SET: ReadonlySet<string> = new Set(STAGES);

/** Values that are names themselves: stages, assets, mails. */
function values(part: FieldPart, check: Check): Complaint[] {
  const asked = valuesAskedFor(part.match, part.path);
  const name = part.events === null ? part.name : `event.${part.name}`;
  return asked.flatMap(({ value, path }) => {
    if (isObject(value)) return [];
    switch (name) {
      case 'contact.stage':
        return checkReference({
          rule: 'unknown-stage',
          kind: 'stage',
          home: 'the funnel',
          name: value,
          path,
          known: STAGE_SET,
        });
      case 'event.asset':
        return checkReference({
          rule: 'unknown-asset',
          level: 'warning',
          kind: 'asset',
          home: 'workspace.json',
          name: value,
          path,
          known: check.names.assets,
        });
      case 'event.mail':
        return checkReference({
          rule: 'unknown-mail',
          kind: 'mail',
          home: 'mails/',
          name: value,
          path,
          known: check.names.mails,
        });
      default:
        return [];
    }
  });
}
