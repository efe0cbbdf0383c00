import { drives, valueAt } from '../condition';
import { dayMs, type Instant } from '../time';
import { defaultOf } from './compile';
import type { CompiledEnd, CompiledFlow, CompiledTransition, Enrolment, FlowEvent } from './types';

/** An event that came so late scores, but moves and enrols nobody any more. */
const latestMs = 7 * dayMs;

/** Whether an event came in time to move anybody. */
export function inTime(event: FlowEvent, now: Instant): boolean {
  return event.at >= (event.receivedAt ?? now) - latestMs;
}

/** Whether an event is about a mail of this enrolment. */
export function isOwnMail(event: FlowEvent, enrolment: Enrolment): boolean {
  return event.mail !== undefined && event.mail.enrolmentId === enrolment.id;
}

/**
 * Why an event doesn't step an enrolment; null when it does. The enrolment's own mails can't be older than it is,
 * whatever the clocks say.
 */
export function whyNot(event: FlowEvent, enrolment: Enrolment, now: Instant): string | null {
  if (!drives(event)) return 'a machine did it';
  if (isOwnMail(event, enrolment)) return null;
  if (event.at < enrolment.enrolledByAt) return 'it was before the enrolment';
  return inTime(event, now) ? null : 'it came more than 7 days late';
}

/** Whether a flow hears an event at all: of its topic, and of its enrolment's key. */
export function hears(flow: CompiledFlow, key: string | null, event: FlowEvent): boolean {
  return hearsTopic(flow, event) && (flow.key === null || matchesKey(flow.key, key, event));
}

/** An unsubscription from one topic concerns the flows of that topic, one from everything concerns all. */
export function hearsTopic(flow: CompiledFlow, event: FlowEvent): boolean {
  if (event.type !== 'contact.unsubscribed') return true;
  const topic = event.properties['topic'] ?? null;
  return topic === null || topic === flow.sending.topic;
}

/** Events that carry the property of the key must match it; others are heard by all. */
function matchesKey(path: string, key: string | null, event: FlowEvent): boolean {
  if (!path.startsWith('event.')) return true;
  const value = valueAt(event.properties, path.split('.').slice(1));
  return value === null || keyText(value) === key;
}

/** A key as it is compared and stored. */
export function keyText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** Whether an event is of whom a transition listens to. */
export function isOf(event: FlowEvent, of: CompiledTransition['of'], enrolment: Enrolment): boolean {
  switch (of) {
    case 'any':
    case 'account':
      return true;
    case 'contact':
      return event.contactId === enrolment.contactId;
    case 'enrolment':
      return isOwnMail(event, enrolment);
    case 'state':
      return isOwnMail(event, enrolment) && isOfVisit(event, enrolment);
  }
}

function isOfVisit({ mail }: FlowEvent, { state, visit, former = [] }: Enrolment): boolean {
  if (mail === undefined) return false;
  return [{ state, visit }, ...former].some((one) => mail.state === one.state && mail.visit === one.visit);
}

/** Whether a goal or an exit listens to an event. */
export function endHears(end: CompiledEnd, event: FlowEvent, enrolment: Enrolment): boolean {
  return end.events.includes(event.type) && isOf(event, end.of ?? defaultOf(event.type), enrolment);
}
