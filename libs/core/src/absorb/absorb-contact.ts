import type { FlowEvent } from '../flow';
import type { Instant } from '../time';
import { calendarOf } from './calendar';
import { Dossier } from './dossier';
import { effectsOf, isRevisable, watch } from './effects';
import { takeBack } from './revise';
import type {
  AbsorbInputs,
  AbsorbModel,
  ContactChanges,
  ContactState,
  EventEffects,
  FlowBook,
  Revision,
  WaitingEvent,
} from './types';
import { heardEvent, Walks } from './walks';

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
    from: inputs.events[0]?.at ?? now,
    keepsMoment: inputs.swept === undefined || inputs.events.length > 0,
  });
  const walks = new Walks(dossier, { contact, flows, inputs, calendar: calendarOf(model, contact, now) });
  if (inputs.events.length === 0) dossier.ageTo(now);
  for (const flowId of inputs.joins ?? []) walks.enterNamed(flowId, dossier.profile.eventSeq);
  if (inputs.byHand !== undefined) walks.follow(inputs.byHand);
  settle(dossier, walks, contact);
  const effects: EventEffects[] = [];
  const revised = new Set<string>();
  inputs.events.forEach((event, index) => {
    const before = isRevisable(event, contact.id) ? watch(dossier, walks) : null;
    const absorbed = inputs.events.slice(0, index);
    absorbEvent(event, dossier, walks, contact, (id) => {
      const revision = revised.has(id) ? undefined : revisionOf(id, contact, effects, absorbed, dossier);
      revised.add(id);
      return revision;
    });
    settle(dossier, walks, contact);
    if (before) effects.push(effectsOf(event, before, dossier, walks));
  });
  dossier.ageTo(now);
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
    effects,
    revised: [...revised],
    unplanned: dossier.unplanned,
    failures: walks.failures,
  };
}

const isRevision = (event: WaitingEvent, contact: ContactState): boolean =>
  event.type === 'evidence.revised' && event.contactId === contact.id;

/** What an event did: before this pass, or earlier in it. */
function revisionOf(
  eventId: string,
  contact: ContactState,
  effects: readonly EventEffects[],
  absorbed: readonly WaitingEvent[],
  dossier: Dossier,
): Revision | undefined {
  const own = effects.find((each) => each.eventId === eventId);
  const known = contact.revisions?.get(eventId);
  const at = absorbed.findIndex((event) => event.id === eventId);
  const since = absorbed.slice(at + 1).filter((event) => event.contactId === contact.id);
  if (!own) return known && { ...known, later: [...known.later, ...since] };
  const idle = new Set(dossier.tasks.map((task) => task.key));
  return { effects: own, idle, later: since, lastSteps: new Map() };
}

function absorbEvent(
  event: WaitingEvent,
  dossier: Dossier,
  walks: Walks,
  contact: ContactState,
  revisionOf: (eventId: string) => Revision | undefined,
): void {
  const seq = dossier.nextSeq();
  const heard = heardEvent(event, seq);
  if (event.contactId !== contact.id) {
    walks.hear(heard, false);
    return dossier.remember(event);
  }
  dossier.takeIn(event, seq);
  if (isRevision(event, contact)) {
    const eventId = String(event.properties.event);
    takeBack(eventId, revisionOf(eventId), seq, dossier, walks);
  }
  walks.hear(heard, true);
  walks.enter(heard);
  if (event.type === 'handoff.recycled') walks.enterNamed(event.properties.flow, seq);
  dossier.remember(event);
}

/** Flows of which a sweep says that the contact belongs to their segment: the sweep itself, or its event. */
function sweptFlows({ events, swept }: AbsorbInputs): ReadonlySet<unknown> {
  const told = events.filter(({ type }) => type === 'segment.matched').map(({ properties }) => properties.flow);
  return new Set(swept === undefined ? told : [...told, swept]);
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
