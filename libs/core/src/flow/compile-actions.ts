import { getterOf, valueAt, type Json, type Scope } from '../condition';
import { instantOf, momentAt, parseMoment, type Calendar, type Instant, type Moment } from '../time';
import type { ActionDocument, FlowDocument, SendingDocument } from './document';
import { FlowError } from './errors';
import { cumulative, fractionOf } from './hash';
import type { Action, ActionScope, CompiledAction, Enrolment, Facts, SendAction } from './types';

const verbs = [
  'send',
  'sendNext',
  'score',
  'set',
  'tag',
  'untag',
  'subscribe',
  'unsubscribe',
  'stage',
  'notify',
  'webhook',
  'handoff',
  'enrol',
  'leave',
] as const;

/** Mails rank in the middle when neither they nor their flow say anything. */
const defaultPriority = 5;

/** Where an action stands: what all kinds need to be compiled. */
interface Place {
  readonly key: string;
  readonly sending: SendingDocument;
  readonly streams: readonly string[];
  readonly final: boolean;
}

type Run = CompiledAction['run'];

/**
 * Compiles the actions of one list.
 * @param prefix where the list stands, such as `entry`
 * @throws FlowError `flow.action`, `flow.stream`; TimeError for a `notAfter` that can't be read
 */
export function compileActions(
  actions: ActionDocument | readonly ActionDocument[] | undefined,
  prefix: string,
  document: Pick<FlowDocument, 'sending'>,
  streams: readonly string[],
  final = false,
): readonly CompiledAction[] {
  const sending = document.sending ?? {};
  return listOf(actions).map((action, i) => compileAction(action, { key: `${prefix}.${i}`, sending, streams, final }));
}

/** One or several, as a list. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function compileAction(action: ActionDocument, place: Place): CompiledAction {
  const [verb, ...more] = verbs.filter((name) => action[name] !== undefined);
  if (verb === undefined || more.length > 0) {
    throw new FlowError('flow.action', `${place.key}: ${JSON.stringify(action)}`);
  }
  const service = (verb === 'send' || verb === 'sendNext') && action.kind === 'service';
  return { key: place.key, verb, service, run: runnerOf(verb, action, place) };
}

function runnerOf(verb: (typeof verbs)[number], action: ActionDocument, place: Place): Run {
  if (verb === 'send') return sendRunner(action, place);
  if (verb === 'sendNext') return sendNextRunner(action, place);
  return plainRunner(verb, action, place.key);
}

/** Everything but mails is the same for everybody, but for where it happens. */
function plainRunner(
  verb: Exclude<(typeof verbs)[number], 'send' | 'sendNext'>,
  action: ActionDocument,
  key: string,
): Run {
  const what = plainAction(verb, action);
  return ({ enrolment: { state, visit } }) => ({ ...what, key, state, visit });
}

type Bare<T> = T extends { readonly key: string } ? Omit<T, 'key' | 'state' | 'visit'> : never;

function plainAction(
  verb: Exclude<(typeof verbs)[number], 'send' | 'sendNext'>,
  action: ActionDocument,
): Bare<Exclude<Action, SendAction>> {
  switch (verb) {
    case 'score':
      return typeof action.score === 'number'
        ? { do: 'score', points: action.score, reset: false }
        : { do: 'score', points: 0, reset: true };
    case 'set':
      return { do: 'set', fields: action.set ?? {} };
    case 'tag':
    case 'untag':
      return { do: verb, tags: listOf(action[verb]) };
    case 'subscribe':
    case 'unsubscribe':
      return { do: verb, topic: action[verb] ?? '' };
    case 'stage':
      return { do: 'stage', stage: action.stage ?? '' };
    case 'notify':
      return notifyAction(action);
    case 'webhook':
      return {
        do: 'webhook',
        options: typeof action.webhook === 'string' ? { url: action.webhook } : { ...action.webhook },
      };
    case 'handoff':
      return handoffAction(action);
    case 'enrol':
    case 'leave':
      return { do: verb, flow: action[verb] ?? '' };
  }
}

function notifyAction(action: ActionDocument): Bare<Exclude<Action, SendAction>> {
  const spelled = typeof action.notify === 'string' ? { team: action.notify } : (action.notify ?? {});
  const { team, template = action.template, due = action.due, ...options } = spelled;
  return { do: 'notify', team: team ?? null, template: template ?? null, due: due ?? null, options: defined(options) };
}

function handoffAction(action: ActionDocument): Bare<Exclude<Action, SendAction>> {
  const { because, ...options } = action.handoff === true ? {} : (action.handoff ?? {});
  return { do: 'handoff', because: because ?? null, options: defined(options) };
}

function defined(options: Readonly<Record<string, Json | undefined>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

type Mailing = Omit<SendAction, 'state' | 'visit' | 'mail' | 'variant' | 'notAfter' | 'stream' | 'again'>;

/** All of a mail that is the same for everybody. */
function mailing(action: ActionDocument, { key, sending, final }: Place): Mailing {
  const kind = action.kind ?? 'marketing';
  return {
    do: 'send',
    key,
    kind,
    immediately: action.immediately ?? false,
    topic: kind === 'service' ? (action.topic ?? null) : (action.topic ?? sending.topic ?? null),
    priority: action.priority ?? sending.priority ?? defaultPriority,
    gap: action.gap ?? sending.gap ?? null,
    window: action.window ?? sending.window ?? null,
    final,
  };
}

function sendRunner(action: ActionDocument, place: Place): Run {
  const common = mailing(action, place);
  const latest = deadline(action.notAfter);
  const choose = chooser(action, place.key);
  return ({ flow, enrolment, facts, scope }) => ({
    ...common,
    ...choose(flow.id, enrolment),
    state: enrolment.state,
    visit: enrolment.visit,
    notAfter: latest(scope, enrolment, facts),
    stream: null,
    again: null,
  });
}

type Choice = Pick<SendAction, 'mail' | 'variant'>;

/** An A/B test deals people to its mails by a stable hash; the mail itself is one of them, named among them or not. */
function chooser(action: ActionDocument, key: string): (flowId: string, enrolment: Enrolment) => Choice {
  const mail = action.send ?? '';
  if (action.variants === undefined) return () => ({ mail, variant: null });
  const named = action.variants.map((one) => (typeof one === 'string' ? { mail: one } : one));
  const variants = named.some((one) => one.mail === mail) ? named : [{ mail }, ...named];
  const shares = cumulative(variants.map((one) => ('weight' in one ? (one.weight ?? 1) : 1)));
  return (flowId, { contactId, state }) => {
    const place = fractionOf(`${contactId}|${flowId}|${state}|${key}`);
    const variant = shares.findIndex((upTo) => place < upTo);
    return { mail: variants[variant]?.mail ?? mail, variant };
  };
}

function sendNextRunner(action: ActionDocument, place: Place): Run {
  const common = mailing(action, place);
  const latest = deadline(action.notAfter);
  const stream = action.sendNext ?? '';
  if (!place.streams.includes(stream)) throw new FlowError('flow.stream', JSON.stringify(stream));
  return (at) => {
    const { state, visit } = at.enrolment;
    const mail = nextOf(stream, at);
    if (mail === null)
      return { do: 'emit', type: 'stream.exhausted', properties: { stream }, key: place.key, state, visit };
    const notAfter = latest(at.scope, at.enrolment, at.facts);
    return { ...common, mail, variant: null, state, visit, notAfter, stream, again: null };
  };
}

/** The first mail of a stream that this contact never had, and that nothing skips. */
function nextOf(stream: string, { flow, facts, scope, plannedMails }: ActionScope): string | null {
  const sent = facts.sentMails ?? [];
  const item = flow.streams
    .get(stream)
    ?.find(({ mail, skip }) => !sent.includes(mail) && !plannedMails.includes(mail) && !skip?.holds(scope));
  return item?.mail ?? null;
}

type Deadline = (scope: Scope, enrolment: Enrolment, facts: Facts) => Instant | null;

/**
 * `notAfter`: a moment, a path to one, `1 hour before enrolment.startsAt`, or a duration from the planning on.
 */
function deadline(text: string | undefined): Deadline {
  if (text === undefined) return () => null;
  if (instantOf(text) !== null) return (_, __, facts) => instantOf(text, calendarOf(facts).timezone);
  const moment = parseMoment(/^[a-z]+(\.[\w-]+)+$/i.test(text.trim()) ? `at ${text}` : text);
  const value = dateReader(moment);
  return (scope, enrolment, facts) => momentAt(moment, facts.now, value(scope, enrolment), calendarOf(facts));
}

function dateReader(moment: Moment): (scope: Scope, enrolment: Enrolment) => unknown {
  if (moment.kind !== 'date') return () => null;
  const { path } = moment;
  // Not every flow has the enrolment in the scope, so what was remembered is read from where it stands.
  if (path.startsWith('enrolment.')) return (_, { remembered }) => valueAt(remembered, path.split('.').slice(1));
  const get = getterOf(path);
  return (scope) => get(scope, scope.event);
}

/** The zone and holidays of a step; without any, the contact's zone, and no holidays. */
export function calendarOf(facts: Facts): Calendar {
  if (facts.calendar !== undefined) return facts.calendar;
  const { timezone } = facts.contact;
  return { timezone: typeof timezone === 'string' ? timezone : 'UTC', holidays: [] };
}
