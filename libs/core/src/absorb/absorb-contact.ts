import type { FlowEvent } from '../flow';
import type { Instant } from '../time';
import { calendarOf } from './calendar';
import { Dossier } from './dossier';
import type { AbsorbInputs, AbsorbModel, ContactChanges, ContactState, FlowBook, WaitingEvent } from './types';
import { Walks } from './walks';

/** More events than this that absorbing causes itself, in one pass, is flows that chase each other. */
const MOST_DERIVED = 100;

/**
 * Absorbs what waits for one contact: its events in order, then what is due. Each event scores first, then steps every
 * walk that it concerns, then enrols; what that causes is absorbed before the next one. Pure: the same contact, inputs
 * and moment give the same changes.
 *
 * A step that throws sets its own enrolment aside and stops nobody else. Only broken assumptions throw.
 *
 * @param now the moment of this pass, in the database's time
 */
export function absorbContact(
  model: AbsorbModel,
  flows: FlowBook,
  contact: ContactState,
  inputs: AbsorbInputs,
  now: Instant,
): ContactChanges {
  const dossier = new Dossier(model, contact, now, {
    hearsScore: hears(flows, contact, 'score.changed'),
    waiting: new Set(inputs.events.map((event) => event.id)),
  });
  const walks = new Walks(dossier, { contact, flows, inputs, calendar: calendarOf(model, contact, now) });
  for (const flowId of inputs.joins ?? []) walks.enterNamed(flowId, dossier.profile.eventSeq);
  if (inputs.byHand !== undefined) walks.follow(inputs.byHand);
  settle(dossier, walks, contact);
  for (const event of inputs.events) {
    absorbEvent(event, dossier, walks, contact);
    settle(dossier, walks, contact);
  }
  if (inputs.lookAgainAt !== undefined) walks.lookAgain(inputs.lookAgainAt);
  walks.fireTimers();
  settle(dossier, walks, contact);
  walks.enterSegments(sweptFlows(inputs));
  settle(dossier, walks, contact);
  return {
    contactId: contact.id,
    profile: dossier.changedProfile,
    ledger: dossier.ledger,
    stageChanges: dossier.stageChanges,
    inserted: walks.inserted,
    updated: walks.updated,
    steps: walks.steps,
    tasks: dossier.tasks,
    withdrawals: dossier.withdrawals,
    events: dossier.events,
    forColleagues: inputs.events.filter((event) => concernsColleagues(event, contact, flows)).map((event) => event.id),
    failures: walks.failures,
  };
}

function absorbEvent(event: WaitingEvent, dossier: Dossier, walks: Walks, contact: ContactState): void {
  const seq = dossier.nextSeq();
  const heard: FlowEvent = { ...event, seq, mail: event.mail ?? undefined };
  if (event.contactId !== contact.id) {
    walks.hear(heard, false);
    return dossier.remember(event);
  }
  dossier.takeIn(event, seq);
  walks.hear(heard, true);
  walks.enter(heard);
  if (event.type === 'handoff.recycled') walks.enterNamed(event.properties.flow, seq);
  dossier.remember(event);
}

/** Flows of which a sweep says that the contact belongs to their segment. */
function sweptFlows({ events }: AbsorbInputs): ReadonlySet<unknown> {
  return new Set(events.filter(({ type }) => type === 'segment.matched').map(({ properties }) => properties.flow));
}

/** Lets everything that was caused take its effect, until nothing more is caused. */
function settle(dossier: Dossier, walks: Walks, contact: ContactState): void {
  for (let count = 0; count < MOST_DERIVED; count++) {
    const next = dossier.waiting.shift();
    if (!next) {
      if (!walks.check()) return;
      continue;
    }
    const event: FlowEvent = {
      id: `engine:${contact.id}:${next.seq}`,
      type: next.type,
      at: dossier.now,
      contactId: contact.id,
      properties: next.properties,
      seq: next.seq,
    };
    if (next.forEnrolment !== null) walks.hearAlone(event, next.forEnrolment);
    else {
      walks.hear(event, true);
      walks.enter(event);
    }
  }
}

function concernsColleagues(event: WaitingEvent, contact: ContactState, flows: FlowBook): boolean {
  if (event.contactId !== contact.id || contact.account === null) return false;
  return flows.current.some((flow) => flow.accountListens.has(event.type));
}

/** Does any flow hear it? Points change often: the log holds an event of it only where somebody listens. */
function hears(flows: FlowBook, contact: ContactState, type: string): boolean {
  if (flows.current.some((flow) => flow.listens.has(type) || flow.enrolsOn.has(type))) return true;
  return contact.enrolments.some(({ enrolment }) =>
    flows.versionOf(enrolment.flowId, enrolment.flowVersion)?.listens.has(type),
  );
}
