import { parseDuration } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import { findingIn } from '../../finding-in';
import type { JsonPath } from '../../load/json-path';
import { textsOf } from '../flow-view';
import { objectOf, oneOrMore, own } from '../json';
import { checkCondition, type ConditionScope } from './conditions';
import { checkEvent } from './event-names';
import { checkReference } from './reference';
import type { Check, WorkspaceRule } from './rule';
import { timeComplaint } from './times';

/** What scoring.json counts exists: events, fields, groups. */
export const scoring: WorkspaceRule = {
  rules: ['unknown-event', 'unknown-field', 'unknown-condition', 'unknown-group', 'bad-duration'],
  check: (check) => {
    const file = check.workspace.scoring;
    if (file === null) return [];
    return complaintsOf(file.value, check).map((complaint) => findingIn(file, complaint));
  },
};

const OUTSIDE: ConditionScope = { conditionNames: new Set(), events: [], flow: null };

function complaintsOf(value: unknown, check: Check): Complaint[] {
  const fit = own(value, 'fit');
  const sql = own(own(value, 'stages'), 'sql');
  const groups = new Set(Object.keys(objectOf(own(value, 'groups'))));
  return [
    ...items(own(value, 'rules'), ['rules']).flatMap(({ value: rule, path }) => scoreRule(rule, path, groups, check)),
    ...items(own(value, 'sleep'), ['sleep']).flatMap(({ value: rule, path }) => sleepRule(rule, path)),
    ...decay(own(value, 'decay'), ['decay']),
    ...items(own(fit, 'needs'), ['fit', 'needs']).flatMap((need) => neededField(need.value, need.path, check)),
    ...conditionsIn(own(fit, 'rules'), ['fit', 'rules'], check),
    ...conditionsIn(own(fit, 'disqualify'), ['fit', 'disqualify'], check),
    ...items(own(sql, 'events'), ['stages', 'sql', 'events']).flatMap((event) =>
      checkEvent(event.value, event.path, check),
    ),
  ];
}

function items(value: unknown, path: JsonPath): { value: unknown; path: JsonPath }[] {
  return oneOrMore<string | number>(value, path);
}

function scoreRule(rule: unknown, path: JsonPath, groups: ReadonlySet<string>, check: Check): Complaint[] {
  const on = own(rule, 'on');
  const events = textsOf(on);
  const scope = { ...OUTSIDE, events };
  const per = own(own(rule, 'once'), 'per');
  return [
    ...items(on, [...path, 'on']).flatMap((event) => checkEvent(event.value, event.path, check)),
    ...checkCondition(own(rule, 'guard'), [...path, 'guard'], scope, check),
    ...(typeof per === 'string' ? propertyOf(per, [...path, 'once', 'per'], scope, check) : []),
    ...checkReference({
      rule: 'unknown-group',
      kind: 'group',
      home: '`groups`',
      name: own(rule, 'group'),
      path: [...path, 'group'],
      known: groups,
    }),
    ...timeComplaint('bad-duration', own(own(rule, 'atMost'), 'within'), [...path, 'atMost', 'within'], parseDuration),
    ...decay(own(rule, 'decay'), [...path, 'decay']),
  ];
}

function sleepRule(rule: unknown, path: JsonPath): Complaint[] {
  return [
    ...timeComplaint('bad-duration', own(rule, 'after'), [...path, 'after'], parseDuration),
    ...decay(own(rule, 'decay'), [...path, 'decay']),
  ];
}

/** A path as a value is known where it would be as a condition's. */
function propertyOf(name: string, path: JsonPath, scope: ConditionScope, check: Check): Complaint[] {
  return checkCondition({ [name]: null }, [], scope, check).map((complaint) => ({ ...complaint, path, atKey: false }));
}

function neededField(name: unknown, path: JsonPath, check: Check): Complaint[] {
  return typeof name === 'string' ? propertyOf(name, path, OUTSIDE, check) : [];
}

function conditionsIn(rules: unknown, path: JsonPath, check: Check): Complaint[] {
  return items(rules, path).flatMap((rule) =>
    checkCondition(own(rule.value, 'when'), [...rule.path, 'when'], OUTSIDE, check),
  );
}

function decay(value: unknown, path: JsonPath): Complaint[] {
  return ['halfLife', 'expires'].flatMap((name) =>
    timeComplaint('bad-duration', own(value, name), [...path, name], parseDuration),
  );
}
