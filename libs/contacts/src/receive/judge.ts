import { BUILTIN_EVENTS } from '@nurture/core/event';
import { TOUCH_FIELDS } from '@nurture/core/source';
import type { Instant } from '@nurture/core/time';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { canonicalAddress } from '../people/address';
import { contactFields } from '../people/fields';
import { didYouMean } from '../people/suggest';
import { isVisitorId } from '../visitors/visitor';
import {
  isRecord,
  judgeField,
  judgeJson,
  judgeType,
  printable,
  readMoment,
  tidyField,
  type ValueProblem,
} from '../people/values';
import type { EventProperties, IncomingEvent, JudgedEvent, JudgeRules, Refusal } from './incoming';

export const MAX_BATCH = 1_000;
/** Clocks differ; more than this ahead is a mistake. */
const AHEAD_MS = 5 * 60_000;
const EARLIEST: Instant = Date.UTC(2000, 0, 1);
/** What a sender may say of where a person came from. */
const CAME_FROM = new Set<string>([...TOUCH_FIELDS, 'page', 'form']);

type Complaint = Omit<Refusal, 'index'>;

/** What the workspace's settings say of events, for `judge`. */
export function rulesFor(settings: WorkspaceSettings, now: Instant, newId: () => string): JudgeRules {
  const own = Object.entries(settings.events).map(([type, properties]) => [type, { properties, fromOutside: true }]);
  const events = { ...(Object.fromEntries(own) as JudgeRules['events']), ...BUILTIN_EVENTS };
  return { events, fields: contactFields(settings), topics: new Set(Object.keys(settings.topics)), now, newId };
}

/** Takes a batch whole, or names everything that is wrong with it. */
export function judge(
  batch: readonly IncomingEvent[],
  rules: JudgeRules,
): { readonly events: readonly JudgedEvent[] } | { readonly refusals: readonly Refusal[] } {
  if (batch.length === 0) return { refusals: [wholeBatch('empty', 'holds no events', 'Send at least one.')] };
  if (batch.length > MAX_BATCH) {
    const message = `holds ${batch.length} events, and at most ${MAX_BATCH} are taken in one call`;
    return { refusals: [wholeBatch('too-many-events', message, 'Send them in several calls.')] };
  }
  const refusals = batch.flatMap((event, index) => complaints(event, rules).map((what) => ({ index, ...what })));
  return refusals.length > 0 ? { refusals } : { events: batch.map((event) => accept(event, rules)) };
}

const wholeBatch = (code: string, message: string, hint: string): Refusal => ({
  index: 0,
  code,
  field: 'body',
  message,
  hint,
});

function complaints(event: IncomingEvent, rules: JudgeRules): Complaint[] {
  if (!isRecord(event)) return [{ code: 'wrong-type', field: '', message: 'must be an object' }];
  return [
    ...judgeId(event.id),
    ...judgeEventType(event.type, rules),
    ...judgeEmail(event.email),
    ...judgeAt(event.at, rules.now),
    ...judgeProperties(event, rules),
    ...judgeContact(event.contact, rules),
    ...judgeConsent(event.consent, rules),
    ...judgeCameFrom(event.cameFrom),
  ];
}

function judgeId(id: unknown): Complaint[] {
  if (id === undefined) return [];
  if (typeof id !== 'string' || id.length === 0 || id.length > 200) {
    return [{ code: 'bad-id', field: 'id', message: 'must be a text of 1 to 200 characters' }];
  }
  return under('id', judgeJson(id));
}

function judgeEventType(type: unknown, rules: JudgeRules): Complaint[] {
  const known = typeof type === 'string' && Object.hasOwn(rules.events, type) ? rules.events[type] : undefined;
  const outside = () => Object.keys(rules.events).filter((name) => rules.events[name]?.fromOutside);
  if (known?.fromOutside) return [];
  if (known) {
    const message = `\`${String(type)}\` is the product's own verdict and can't be sent from outside`;
    return [{ code: 'not-from-outside', field: 'type', message, hint: `Send one of: ${outside().join(', ')}.` }];
  }
  const written = typeof type === 'string' ? type : '';
  const hint = didYouMean(written, outside()) ?? 'Events of your own are declared under `events` in workspace.json.';
  return [{ code: 'unknown-event-type', field: 'type', message: `${printable(written)} is no known event type`, hint }];
}

function judgeEmail(email: unknown): Complaint[] {
  const address =
    typeof email === 'string' ? canonicalAddress(email) : { ok: false as const, message: 'must be a text' };
  if (address.ok) return [];
  return [
    {
      code: 'bad-address',
      field: 'email',
      message: address.message,
      hint: 'Send one plain address, such as ann@example.com.',
    },
  ];
}

function judgeAt(at: unknown, now: Instant): Complaint[] {
  if (at === undefined) return [];
  const moment = typeof at === 'string' ? readMoment(at) : null;
  if (moment === null) {
    const hint = 'Send ISO 8601 with a time and an offset, such as 2026-11-21T09:30:00Z.';
    return [{ code: 'bad-time', field: 'at', message: 'is no moment in time', hint }];
  }
  if (moment > now + AHEAD_MS) {
    const hint = 'Send when it happened; a clock may be at most 5 minutes ahead.';
    return [{ code: 'in-the-future', field: 'at', message: 'lies in the future', hint }];
  }
  return moment < EARLIEST ? [{ code: 'too-long-ago', field: 'at', message: 'lies before the year 2000' }] : [];
}

function judgeProperties(event: IncomingEvent, rules: JudgeRules): Complaint[] {
  const { properties } = event;
  if (properties === undefined) return [];
  if (!isRecord(properties)) return [{ code: 'wrong-type', field: 'properties', message: 'must be an object' }];
  const whole = under('properties', judgeJson(properties));
  if (whole.length > 0) return whole;
  const known =
    typeof event.type === 'string' && Object.hasOwn(rules.events, event.type) ? rules.events[event.type] : undefined;
  return known ? typesHold(properties, known.properties, 'properties') : [];
}

/** Declared names hold what they were declared to hold; others are the sender's own. Null says: nothing known. */
function typesHold(values: Readonly<Record<string, unknown>>, types: EventProperties, field: string): Complaint[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    return type === undefined || value === null ? [] : under(`${field}.${name}`, judgeType(value, type));
  });
}

function judgeContact(contact: unknown, rules: JudgeRules): Complaint[] {
  if (contact === undefined) return [];
  if (!isRecord(contact)) return [{ code: 'wrong-type', field: 'contact', message: 'must be an object' }];
  const whole = under('contact', judgeJson(contact));
  if (whole.length > 0) return whole;
  const types = typesHold(contact, rules.fields, 'contact');
  if (types.length > 0) return types;
  return Object.entries(contact).flatMap(([name, value]) =>
    Object.hasOwn(rules.fields, name)
      ? under(`contact.${name}`, value === '' ? null : judgeField(name, value))
      : [unknownName(`contact.${name}`, name, Object.keys(rules.fields), 'fields.contact')],
  );
}

function judgeConsent(consent: unknown, rules: JudgeRules): Complaint[] {
  if (consent === undefined) return [];
  if (!isRecord(consent)) return [{ code: 'wrong-type', field: 'consent', message: 'must be an object' }];
  const { mail, tracking, wording, topics } = consent;
  const flags = Object.entries({ mail, tracking }).flatMap(([name, value]) =>
    value === undefined ? [] : under(`consent.${name}`, judgeType(value, 'boolean')),
  );
  const words = wording === undefined ? [] : under('consent.wording', judgeType(wording, 'text') ?? shortText(wording));
  return [...flags, ...words, ...judgeTopics(topics, rules)];
}

function judgeTopics(topics: unknown, rules: JudgeRules): Complaint[] {
  if (topics === undefined) return [];
  if (!Array.isArray(topics)) return [{ code: 'wrong-type', field: 'consent.topics', message: 'must be a list' }];
  return topics.flatMap((topic: unknown, i) =>
    typeof topic === 'string' && rules.topics.has(topic)
      ? []
      : [unknownName(`consent.topics[${i}]`, typeof topic === 'string' ? topic : '', rules.topics, 'topics')],
  );
}

function judgeCameFrom(cameFrom: unknown): Complaint[] {
  if (cameFrom === undefined) return [];
  if (!isRecord(cameFrom)) return [{ code: 'wrong-type', field: 'cameFrom', message: 'must be an object' }];
  return Object.entries(cameFrom).flatMap(([name, value]) =>
    CAME_FROM.has(name)
      ? under(`cameFrom.${name}`, judgeType(value, 'text') ?? judgeJson(value))
      : [unknownName(`cameFrom.${name}`, name, CAME_FROM, '')],
  );
}

const shortText = (text: unknown): ValueProblem | null =>
  typeof text === 'string' && text.length > 200
    ? { code: 'too-long', at: '', message: 'is longer than 200 characters' }
    : judgeJson(text);

function unknownName(field: string, name: string, known: Iterable<string>, declaredUnder: string): Complaint {
  const declared = declaredUnder ? `It is declared under \`${declaredUnder}\` in workspace.json.` : undefined;
  const hint = didYouMean(name, known) ?? declared;
  return { code: 'unknown-name', field, message: `${printable(name)} is not known here`, ...(hint ? { hint } : {}) };
}

const under = (field: string, problem: ValueProblem | null): Complaint[] =>
  problem === null
    ? []
    : [
        {
          code: problem.code,
          field: field + problem.at,
          message: problem.message,
          ...(problem.hint ? { hint: problem.hint } : {}),
        },
      ];

function accept(event: IncomingEvent, rules: JudgeRules): JudgedEvent {
  const address = canonicalAddress(event.email);
  if (!address.ok) throw new Error(`judged event has a broken address: ${address.message}`);
  const at = event.at === undefined ? null : readMoment(event.at);
  return {
    id: event.id ?? rules.newId(),
    type: event.type,
    email: address.email,
    domain: address.domain,
    at: Math.min(at ?? rules.now, rules.now),
    properties: { ...event.properties },
    fields: known(Object.entries(event.contact ?? {}).map(([name, value]) => [name, tidyField(name, value)])),
    consent: acceptConsent(event),
    cameFrom: { ...event.cameFrom },
    visitor: isVisitorId(event.visitor) ? event.visitor : null,
  };
}

const known = (entries: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));

function acceptConsent({ consent }: IncomingEvent): JudgedEvent['consent'] {
  if (!consent?.mail && !consent?.tracking) return null;
  return {
    mail: consent.mail === true,
    tracking: consent.tracking === true,
    wording: consent.wording ?? null,
    topics: consent.topics ?? [],
  };
}
