import type { Action, CompiledFlow, Enrolment, SendAction } from '../flow';
import type { SendMailTask } from '../task';
import type { Instant } from '../time';
import type { EnrolmentRecord, PlannedTask, Withdrawal } from './types';

type ActionOf<D extends Action['do']> = Extract<Action, { do: D }>;

/** Where an action stands: in which walk, and at which number of the contact's events. */
export interface ActionPlace {
  readonly record: EnrolmentRecord;
  readonly flow: CompiledFlow;
  readonly seq: number;
  readonly now: Instant;
  /** Whether it answers the same download asked for once more. */
  readonly again: boolean;
}

/**
 * A mail of a visit. Its key makes it once only: the same visit of the same state never plans it twice, whatever
 * crashes in between. A download asked for again is a wish of its own.
 */
export function sendMailTask(action: SendAction, place: ActionPlace): PlannedTask<'send-mail'> {
  const { enrolment, enrolledWith } = place.record;
  const key = `mail:${enrolment.id}:${action.state}:${action.visit}:${action.key}`;
  const payload: SendMailTask = {
    origin: {
      enrolmentId: enrolment.id,
      flowId: enrolment.flowId,
      flowVersion: enrolment.flowVersion,
      state: action.state,
      visit: action.visit,
      action: action.key,
      name: action.mail,
    },
    kind: action.kind,
    topic: action.topic,
    immediately: action.immediately,
    priority: action.priority,
    gap: action.gap,
    window: action.window,
    notAfter: action.notAfter,
    wantedAt: place.now,
    staysWhenLeft: action.immediately || action.final,
    event: enrolledWith,
    enrolment: { ...enrolment.remembered },
  };
  return planned('send-mail', place.again ? `${key}:again:${place.seq}` : key, enrolment, payload);
}

export function handoffTask(
  contactId: string,
  seq: number,
  reason: { because: string; at: Instant; enrolment: Enrolment | null },
): PlannedTask<'create-handoff'> {
  const { because, at, enrolment } = reason;
  const key = `handoff:${contactId}:${seq}`;
  return {
    queue: 'create-handoff',
    // Two walks may hand over at one event: each gives its own reason.
    key: enrolment ? `${key}:${enrolment.id}:${enrolment.state}:${enrolment.visit}` : key,
    contactId,
    enrolmentId: enrolment?.id ?? null,
    payload: { contactId, because, at, enrolmentId: enrolment?.id ?? null, flowId: enrolment?.flowId ?? null },
  };
}

/** A deal won outside ends the open handoff, whoever holds it. */
export function closeHandoffTask(
  contactId: string,
  eventId: string,
  at: Instant,
  amount: unknown,
): PlannedTask<'close-handoff'> {
  return {
    queue: 'close-handoff',
    key: `close-handoff:${eventId}`,
    contactId,
    enrolmentId: null,
    payload: { contactId, at, amount: typeof amount === 'number' ? amount : null },
  };
}

export function subscriptionTask(
  action: ActionOf<'subscribe' | 'unsubscribe'>,
  place: ActionPlace,
): PlannedTask<'change-subscription'> {
  const { enrolment } = place.record;
  return planned('change-subscription', keyOf('subscription', action, place), enrolment, {
    contactId: enrolment.contactId,
    topic: action.topic,
    subscribed: action.do === 'subscribe',
    because: flowName(place.flow),
  });
}

export function notifyTask(action: ActionOf<'notify'>, place: ActionPlace): PlannedTask<'notify'> {
  const { enrolment } = place.record;
  return planned('notify', keyOf('notify', action, place), enrolment, {
    contactId: enrolment.contactId,
    team: action.team ?? '',
    template: action.template,
    due: action.due,
    flowId: enrolment.flowId,
  });
}

export function webhookTask(action: ActionOf<'webhook'>, place: ActionPlace): PlannedTask<'webhook'> {
  const { enrolment } = place.record;
  const { url, ...data } = action.options;
  return planned('webhook', keyOf('webhook', action, place), enrolment, {
    contactId: enrolment.contactId,
    url: typeof url === 'string' ? url : '',
    flowId: enrolment.flowId,
    state: action.state,
    data,
  });
}

/** Mails planned earlier that a step takes back. */
export function withdrawalOf(action: ActionOf<'withdraw'>, enrolmentId: string): Withdrawal {
  return {
    enrolmentId,
    visit: action.scope === 'state' ? { state: action.state, visit: action.visit } : null,
    spare: action.spare,
    reason: action.reason,
  };
}

/** Does taking back reach this mail? The one rule for mails of the database and mails of the very same pass. */
export function isWithdrawn(mail: SendMailTask, withdrawal: Withdrawal): boolean {
  const { origin } = mail;
  if (origin.enrolmentId !== withdrawal.enrolmentId) return false;
  const { visit } = withdrawal;
  if (visit && (origin.state !== visit.state || origin.visit !== visit.visit)) return false;
  return withdrawal.spare === 'immediately' ? !mail.staysWhenLeft : mail.kind !== 'service';
}

export function flowName(flow: CompiledFlow): string {
  return flow.document.name ?? flow.id;
}

/** An action of a stay may come many times in one visit: the event's number tells them apart. */
function keyOf(kind: string, action: { key: string; state: string; visit: number }, place: ActionPlace): string {
  return `${kind}:${place.record.enrolment.id}:${action.state}:${action.visit}:${action.key}:${place.seq}`;
}

function planned<Q extends PlannedTask['queue']>(
  queue: Q,
  key: string,
  enrolment: Enrolment,
  payload: Extract<PlannedTask, { queue: Q }>['payload'],
): { queue: Q; key: string; contactId: string; enrolmentId: string; payload: typeof payload } {
  return { queue, key, contactId: enrolment.contactId, enrolmentId: enrolment.id, payload };
}
