import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import { type ActionView, mailsOf } from '../flow-view';
import { isObject, objectOf, own } from '../json';
import { checkReference } from './reference';
import type { Check, FlowRule } from './rule';

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

function fields(value: unknown, path: JsonPath, { names }: Check): Complaint[] {
  return Object.keys(objectOf(value)).flatMap((name) =>
    checkReference({
      rule: 'unknown-field',
      kind: 'field of contacts',
      home: 'workspace.json',
      name: name.replace(/^contact\./, ''),
      path: [...path, name],
      known: names.contactFields,
      atKey: true,
    }),
  );
}
