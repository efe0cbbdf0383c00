import { STAGES } from '@nurture/core/workspace';
import { parseExactMs } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import type { FlowView } from '../flow-view';
import { isObject, objectOf, own } from '../json';
import type { NameSet } from '../names';
import { timeComplaint } from './times';
import { checkEvent } from './event-names';
import { checkPath, checkProperty, type PathScope } from './known-path';
import { checkReference } from './reference';
import type { Check, FlowRule } from './rule';
import { checkValues } from './value-types';
import { type ConditionPart, type FieldPart, valuesAskedFor, walkCondition } from './walk-condition';

/** What is known where a condition stands. */
export interface ConditionScope extends PathScope {
  readonly conditionNames: NameSet;
}

/** Conditions name events, fields, values and other conditions that exist. */
export const conditions: FlowRule = {
  rules: [
    'unknown-condition',
    'unknown-field',
    'unknown-event',
    'unknown-asset',
    'unknown-stage',
    'bad-duration',
    'missing-property',
    'wrong-type',
  ],
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
    case 'people':
      return peopleOfOne(part);
    case 'within':
      return timeComplaint('bad-duration', part.text, part.path, parseExactMs);
    case 'field':
      return [...field(part, scope, check), ...values(part, check), ...checkValues(part, scope, check)];
  }
}

/** Of one person there is never more than one. */
function peopleOfOne({ contacts, by, path }: Extract<ConditionPart, { kind: 'people' }>): Complaint[] {
  if (typeof contacts !== 'number' || contacts < 2 || by === 'account') return [];
  const suggestion = '"by": "account"';
  const message = `\`contacts\` counts people of one company, and this looks at one person: put ${suggestion} beside it.`;
  return [{ rule: 'missing-property', message, suggestion, path, atKey: true }];
}

function conditionName(name: string, path: JsonPath, { conditionNames, flow }: ConditionScope): Complaint[] {
  const home = flow === null ? 'this file (conditions have names in flows only)' : "this flow's `conditions`";
  return checkReference({ rule: 'unknown-condition', kind: 'condition', home, name, path, known: conditionNames });
}

function field({ name, path, events }: FieldPart, scope: ConditionScope, check: Check): Complaint[] {
  const use = { name, path, atKey: true };
  return events === null ? checkPath(use, scope, check) : checkProperty(use, events, check);
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
