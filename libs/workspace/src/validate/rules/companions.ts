import { instantOf, parseDuration } from '@nurture/core/time';
import type { Complaint, Finding } from '../../finding';
import { findingIn } from '../../finding-in';
import type { NamedJson } from '../../load/workspace';
import type { JsonFile } from '../../load/json-file';
import { asList, own } from '../json';
import { quoted } from '../suggest';
import { checkCondition } from './conditions';
import { checkEvent } from './event-names';
import { checkReference } from './reference';
import type { Check, WorkspaceRule } from './rule';
import { timeComplaint } from './times';

/** Streams and flow tests name mails, flows and events that exist. */
export const companions: WorkspaceRule = {
  rules: ['unknown-mail', 'unknown-flow', 'unknown-event', 'bad-duration', 'bad-date', 'persona-and-events'],
  check: (check) => [
    ...check.workspace.streams.flatMap((stream) => checkStream(stream, check)),
    ...check.workspace.flowTests.flatMap((file) => checkFlowTest(file, check)),
  ],
};

function checkStream({ file }: NamedJson, check: Check): Finding[] {
  const scope = { conditionNames: new Set<string>(), events: null, flow: null };
  return asList(file.value)
    .flatMap((item, index) => [
      ...mail(own(item, 'mail'), [index, 'mail'], check),
      ...checkCondition(own(item, 'skip'), [index, 'skip'], scope, check),
    ])
    .map((complaint) => findingIn(file, complaint));
}

function mail(name: unknown, path: Complaint['path'] & object, { names }: Check): Complaint[] {
  return checkReference({ rule: 'unknown-mail', kind: 'mail', home: 'mails/', name, path, known: names.mails });
}

function checkFlowTest(file: JsonFile, check: Check): Finding[] {
  const { value } = file;
  const events = asList(own(value, 'events'));
  return [
    ...checkReference({
      rule: 'unknown-flow',
      kind: 'flow',
      home: 'flows/',
      name: own(value, 'flow'),
      path: ['flow'],
      known: check.names.flows,
    }),
    ...checkEvent(own(own(value, 'trigger'), 'type'), ['trigger', 'type'], check),
    ...events.flatMap((event, index) => checkEvent(own(event, 'type'), ['events', index, 'type'], check)),
    ...events.flatMap((event, index) => moment(own(event, 'at'), ['events', index, 'at'])),
    ...moment(own(value, 'start'), ['start']),
    ...asList(own(own(value, 'expect'), 'mails')).flatMap((item, index) => [
      ...mail(own(item, 'mail'), ['expect', 'mails', index, 'mail'], check),
      ...moment(own(item, 'at'), ['expect', 'mails', index, 'at']),
    ]),
    ...personaAndEvents(own(value, 'persona'), events),
  ].map((complaint) => findingIn(file, complaint));
}

function moment(text: unknown, path: NonNullable<Complaint['path']>): Complaint[] {
  if (typeof text !== 'string') return [];
  if (text.startsWith('+')) return timeComplaint('bad-duration', text.slice(1), path, parseDuration);
  // What doesn't even look like a day is the schema's.
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || instantOf(text) !== null) return [];
  return [
    { rule: 'bad-date', message: `${quoted(text)} is no moment; write it like "2026-11-23T10:00:00+01:00".`, path },
  ];
}

function personaAndEvents(persona: unknown, events: readonly unknown[]): Complaint[] {
  if (persona === undefined || events.length === 0) return [];
  const message = 'Either a persona plays, or the events of a list happen: take one of them away.';
  return [{ rule: 'persona-and-events', message, path: ['persona'] }];
}
