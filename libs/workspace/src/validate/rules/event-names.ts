import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import type { FlowView, PartView, TransitionView } from '../flow-view';
import { oneOrMore, own } from '../json';
import { listed } from '../suggest';
import { checkReference } from './reference';
import type { Check, FlowRule } from './rule';

/** Every event that a flow hears is built in, or declared in workspace.json. */
export const eventNames: FlowRule = {
  rules: ['unknown-event', 'enrols-nobody', 'never-heard'],
  reads: 'parts',
  check: (flow, check) => [
    ...[...flow.root, ...[...flow.states.values()].flatMap((state) => state.transitions)].flatMap((transition) =>
      heard(transition, check),
    ),
    ...[...flow.triggers, ...flow.goals, ...flow.exits].flatMap((part) => named(part, check)),
    ...flow.triggers.flatMap(enrolling),
    ...listening(flow).flatMap(ofMails),
  ],
};

/** Says that a type of event is known to nobody. */
export function checkEvent(name: unknown, path: JsonPath, { names }: Check, atKey = false): Complaint[] {
  const known = names.events === null ? null : new Set(names.events.keys());
  const home = 'the product or workspace.json';
  return checkReference({ rule: 'unknown-event', kind: 'event', home, name, path, known, atKey });
}

/** Of several transitions on one event, the first speaks for it. */
function heard(transition: TransitionView, check: Check): Complaint[] {
  if (transition.cause.kind !== 'on') return [];
  const index = transition.path.at(-1);
  if (typeof index === 'number' && index > 0) return [];
  const path = typeof index === 'number' ? transition.path.slice(0, -1) : transition.path;
  return checkEvent(transition.cause.event, path, check, true);
}

function named(part: PartView, check: Check): Complaint[] {
  return eventsIn(part).flatMap(({ value, path }) => checkEvent(value, path, check));
}

function eventsIn(part: PartView): { value: unknown; path: JsonPath }[] {
  return oneOrMore<string | number>(own(part.value, 'on'), [...part.path, 'on']);
}

/** Fetching a file through its link has a machine's doubt about it, and may come from anybody it was passed on to. */
function enrolling(part: PartView): Complaint[] {
  return eventsIn(part)
    .filter(({ value }) => value === 'asset.opened')
    .map(({ path }) => ({
      rule: 'enrols-nobody',
      message: '`asset.opened` enrols nobody; `asset.downloaded` says that somebody asked for it.',
      suggestion: 'asset.downloaded',
      path,
    }));
}

/** Whatever says whose events count, with the events that it hears. */
function listening({ root, states, goals, exits }: FlowView): Pick<PartView, 'path' | 'value' | 'events'>[] {
  const transitions = [...root, ...[...states.values()].flatMap((state) => state.transitions)];
  return [
    ...transitions.map(({ path, value, cause }) => ({ path, value, events: cause.kind === 'on' ? [cause.event] : [] })),
    ...goals,
    ...exits,
  ];
}

/** Mails of a visit, or of an enrolment, can only be meant where the event is about a mail. */
function ofMails({ path, value, events }: Pick<PartView, 'path' | 'value' | 'events'>): Complaint[] {
  const of = own(value, 'of');
  if ((of !== 'state' && of !== 'enrolment') || events.length === 0 || events.some(isAboutMail)) return [];
  const message =
    `"of": "${of}" counts what is done with mails, which ${listed(events)} is not: this is never heard. ` +
    'Leave "of" out, or say "contact" or "account".';
  return [{ rule: 'never-heard', message, suggestion: '"of": "contact"', path: [...path, 'of'] }];
}

const isAboutMail = (event: string): boolean => event.startsWith('mail.') || event === 'asset.opened';
