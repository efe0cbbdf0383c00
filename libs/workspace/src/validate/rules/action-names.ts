import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import { type ActionView, mailsOf } from '../flow-view';
import { isObject, objectOf, own } from '../json';
import { checkReference } from './reference';
import { quoted } from '../suggest';
import type { Check, FlowRule } from './rule';
import { checkSet } from './value-types';

/** Mails, streams, topics, windows, teams, fields and flows that actions and `sending` name exist. */
export const actionNames: FlowRule = {
  rules: [
    'unknown-mail',
    'unknown-stream',
    'unknown-topic',
    'unknown-window',
    'unknown-team',
    'unknown-field',
    'unknown-flow',
    'not-settable',
    'wrong-type',
  ],
  reads: 'parts',
  check: (flow, check) => [
    ...flow.actions.flatMap((action) => checkAction(action, check)),
    ...topic(own(own(flow.document, 'sending'), 'topic'), ['sending', 'topic'], check),
    ...window(own(own(flow.document, 'sending'), 'window'), ['sending', 'window'], check),
  ],
};

function checkAction(action: ActionView, check: Check): Complaint[] {
  const { value, path } = action;
  const at = (name: string): [unknown, JsonPath] => [own(value, name), [...path, name]];
  return [
    ...mailsOf(action).flatMap(({ mail: name, path: place }) => mail(name, place, check)),
    ...stream(...at('sendNext'), check),
    ...topic(...at('topic'), check),
    ...topic(...at('subscribe'), check),
    ...topic(...at('unsubscribe'), check),
    ...window(...at('window'), check),
    ...flowId(...at('enrol'), check),
    ...flowId(...at('leave'), check),
    ...fields(...at('set'), check),
    ...notify(value, path, check),
    ...team(own(own(value, 'handoff'), 'team'), [...path, 'handoff', 'team'], check),
  ];
}

function notify(value: unknown, path: JsonPath, check: Check): Complaint[] {
  const target = own(value, 'notify');
  const options = isObject(target) ? target : objectOf(value);
  const place = isObject(target) ? [...path, 'notify'] : path;
  return [
    ...(isObject(target)
      ? team(own(target, 'team'), [...place, 'team'], check)
      : team(target, [...path, 'notify'], check)),
    ...(target === undefined ? [] : mail(own(options, 'template'), [...place, 'template'], check)),
  ];
}

function mail(name: unknown, path: JsonPath, { names }: Check): Complaint[] {
  return checkReference({ rule: 'unknown-mail', kind: 'mail', home: 'mails/', name, path, known: names.mails });
}

function stream(name: unknown, path: JsonPath, { names }: Check): Complaint[] {
  return checkReference({ rule: 'unknown-stream', kind: 'stream', home: 'streams/', name, path, known: names.streams });
}

function topic(name: unknown, path: JsonPath, { names }: Check): Complaint[] {
  return checkReference({
    rule: 'unknown-topic',
    kind: 'topic',
    home: 'workspace.json',
    name,
    path,
    known: names.topics,
  });
}

function window(name: unknown, path: JsonPath, { names }: Check): Complaint[] {
  return checkReference({
    rule: 'unknown-window',
    kind: 'window',
    home: 'workspace.json',
    name,
    path,
    known: names.windows,
  });
}

function team(name: unknown, path: JsonPath, { names }: Check): Complaint[] {
  return checkReference({ rule: 'unknown-team', kind: 'team', home: 'workspace.json', name, path, known: names.teams });
}

function flowId(name: unknown, path: JsonPath, { names }: Check): Complaint[] {
  return checkReference({ rule: 'unknown-flow', kind: 'flow', home: 'flows/', name, path, known: names.flows });
}

/** Kept by the product, and changed by an action of their own, or by nobody. */
const NOT_SET: Readonly<Record<string, string | null>> = {
  stage: '{ "stage": … }',
  score: '{ "score": … }',
  tags: '{ "tag": … }',
  email: null,
  fit: null,
  lastSeen: null,
  'consent.mail': null,
  'consent.tracking': null,
};

function fields(value: unknown, path: JsonPath, check: Check): Complaint[] {
  return Object.entries(objectOf(value)).flatMap(([written, to]) => {
    const name = written.replace(/^contact\./, '');
    const place = [...path, written];
    if (Object.hasOwn(NOT_SET, name)) return notSet(name, NOT_SET[name] ?? null, place);
    return [
      ...checkReference({
        rule: 'unknown-field',
        kind: 'field of contacts',
        home: 'workspace.json',
        name,
        path: place,
        known: check.names.contactFields,
        atKey: true,
      }),
      ...checkSet(name, to, place, check),
    ];
  });
}

function notSet(name: string, instead: string | null, path: JsonPath): Complaint[] {
  const advice = instead === null ? 'the product keeps it itself.' : `it has an action of its own, \`${instead}\`.`;
  const message = `${quoted(name)} is not changed by "set": ${advice}`;
  return [{ rule: 'not-settable', message, suggestion: instead, path, atKey: true }];
}
