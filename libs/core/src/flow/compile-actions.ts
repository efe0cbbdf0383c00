import { getterOf, valueAt, type Json, type Scope } from '../condition';
import { instantOf, momentAt, parseMoment, type Calendar, type Instant, type Moment } from '../time';
import type { ActionDocument, FlowDocument, SendingDocument } from './document';
import { FlowError } from './errors';
import { cumulative, fractionOf } from './hash';
import { placeOf } from './tests';
import type { ActionScope, CompiledAction, CompiledFlow, Enrolment, Facts, SendAction } from './types';

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
  const test = verb === 'send' ? testOf(action) : null;
  return { key: place.key, verb, service, test, run: runnerOf(verb, action, place) };
}

function runnerOf(verb: (typeof verbs)[number], action: ActionDocument, place: Place): Run {
  if (verb === 'send') return sendRunner(action, place);
  if (verb === 'sendNext') return sendNextRunner(action, place);
  return plainRunner(verb, action, place.key);
}

/**
 * Everything but mails is the same for everybody, but for where it happens. Literals, not spreads: they are made in
 * every step, and a literal costs a tenth.
 */
function plainRunner(
  verb: Exclude<(typeof verbs)[number], 'send' | 'sendNext'>,
  action: ActionDocument,
  key: string,
): Run {
  switch (verb) {
    case 'score':
      return scoreRunner(action, key);
    case 'set': {
      const fields = action.set ?? {};
      return ({ enrolment: { state, visit } }) => ({ do: 'set', key, state, visit, fields });
    }
    case 'tag':
    case 'untag': {
      const tags = listOf(action[verb]);
      return ({ enrolment: { state, visit } }) => ({ do: verb, key, state, visit, tags });
    }
    case 'subscribe':
    case 'unsubscribe': {
      const topic = action[verb] ?? '';
      return ({ enrolment: { state, visit } }) => ({ do: verb, key, state, visit, topic });
    }
    case 'stage': {
      const stage = action.stage ?? '';
      return ({ enrolment: { state, visit } }) => ({ do: 'stage', key, state, visit, stage });
    }
    case 'notify':
      return notifyRunner(action, key);
    case 'webhook': {
      const options = typeof action.webhook === 'string' ? { url: action.webhook } : { ...action.webhook };
      return ({ enrolment: { state, visit } }) => ({ do: 'webhook', key, state, visit, options });
    }
    case 'handoff':
      return handoffRunner(action, key);
    case 'enrol':
    case 'leave': {
      const flow = action[verb] ?? '';
      return ({ enrolment: { state, visit } }) => ({ do: verb, key, state, visit, flow });
    }
  }
}

function scoreRunner({ score }: ActionDocument, key: string): Run {
  const points = typeof score === 'number' ? score : 0;
  const reset = typeof score !== 'number';
  return ({ enrolment: { state, visit } }) => ({ do: 'score', key, state, visit, points, reset });
}

function notifyRunner(action: ActionDocument, key: string): Run {
  const spelled = typeof action.notify === 'string' ? { team: action.notify } : (action.notify ?? {});
  const { team = null, template = action.template ?? null, due = action.due ?? null, ...more } = spelled;
  const options = defined(more);
  return ({ enrolment: { state, visit } }) => ({ do: 'notify', key, state, visit, team, template, due, options });
}

function handoffRunner(action: ActionDocument, key: string): Run {
  const { because = null, ...more } = action.handoff === true ? {} : (action.handoff ?? {});
  const options = defined(more);
  return ({ enrolment: { state, visit } }) => ({ do: 'handoff', key, state, visit, because, options });
}

function defined(options: Readonly<Record<string, Json | undefined>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

type Mailing = Omit<SendAction, 'do' | 'state' | 'visit' | 'mail' | 'variant' | 'notAfter' | 'stream' | 'again'>;

/** All of a mail that is the same for everybody. */
function mailing(action: ActionDocument, { key, sending, final }: Place): Mailing {
  const kind = action.kind ?? 'marketing';
  return {
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

function sendOf(
  same: Mailing,
  enrolment: Enrolment,
  choice: Choice,
  notAfter: Instant | null,
  stream: string | null,
): SendAction {
  return {
    do: 'send',
    key: same.key,
    state: enrolment.state,
    visit: enrolment.visit,
    mail: choice.mail,
    variant: choice.variant,
    kind: same.kind,
    immediately: same.immediately,
    topic: same.topic,
    priority: same.priority,
    gap: same.gap,
    window: same.window,
    notAfter,
    stream,
    final: same.final,
    again: null,
  };
}

function sendRunner(action: ActionDocument, place: Place): Run {
  const same = mailing(action, place);
  const latest = deadline(action.notAfter);
  const choose = chooser(action, place.key);
  return ({ flow, enrolment, facts, scope }) =>
    sendOf(same, enrolment, choose(flow, enrolment), latest(scope, enrolment, facts), null);
}

type Choice = Pick<SendAction, 'mail' | 'variant'>;

/** The variants of a mail; the mail itself is one of them, named among them or not. */
function testOf({ send = '', variants, winner }: ActionDocument): CompiledAction['test'] {
  if (variants === undefined) return null;
  const named = variants.map((one) => (typeof one === 'string' ? { mail: one } : one));
  const all = named.some(({ mail }) => mail === send) ? named : [{ mail: send }, ...named];
  const weights = all.map((one) => ('weight' in one ? (one.weight ?? 1) : 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    variants: all.map(({ mail }, i) => ({ name: mail, share: (weights[i] ?? 0) / whole })),
    winner: winner ?? null,
  };
}

/** An A/B test deals people to its mails by a stable hash, until one of them has won. */
function chooser(action: ActionDocument, key: string): (flow: CompiledFlow, enrolment: Enrolment) => Choice {
  const mail = action.send ?? '';
  const only: Choice = { mail, variant: null };
  const test = testOf(action);
  if (test === null) return () => only;
  const shares = cumulative(test.variants.map(({ share }) => share));
  return ({ id, winners }, { contactId, state }) => {
    const place = fractionOf(`${contactId}|${id}|${state}|${key}`);
    const variant = winners[placeOf(state, key)] ?? shares.findIndex((upTo) => place < upTo);
    return { mail: test.variants[variant]?.name ?? mail, variant };
  };
}

function sendNextRunner(action: ActionDocument, place: Place): Run {
  const same = mailing(action, place);
  const latest = deadline(action.notAfter);
  const stream = action.sendNext ?? '';
  if (!place.streams.includes(stream)) throw new FlowError('flow.stream', JSON.stringify(stream));
  return (at) => {
    const { state, visit } = at.enrolment;
    const mail = nextOf(stream, at);
    if (mail === null)
      return { do: 'emit', type: 'stream.exhausted', properties: { stream }, key: place.key, state, visit };
    const notAfter = latest(at.scope, at.enrolment, at.facts);
    return sendOf(same, at.enrolment, { mail, variant: null }, notAfter, stream);
  };
}

/** The first mail of a stream that this contact never had, and that nothing skips. */
function nextOf(stream: string, { flow, facts, scope, before }: ActionScope): string | null {
  const plannedMails = before.flatMap((earlier) => (earlier.do === 'send' ? [earlier.mail] : []));
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
