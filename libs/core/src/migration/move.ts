import {
  calendarOf,
  contactValues,
  firstProfile,
  type AbsorbModel,
  type ContactChanges,
  type ContactState,
  type EnrolmentRecord,
} from '../absorb';
import { place, type CompiledFlow, type Facts, type FlowDocument } from '../flow';
import type { Instant } from '../time';
import type { Places } from './places';

/** A migration of one flow, ready to be carried out. */
export interface Move {
  readonly target: CompiledFlow;
  readonly places: Places;
  /** The versions that people leave, as written. */
  readonly versions: ReadonlyMap<number, FlowDocument>;
}

/**
 * Moves the enrolments of one contact, all of them of that flow and active: what is to be written. Somebody whom a fault
 * had stopped goes on. Who is put in a final state ends there, and marketing mails that have not left are taken back.
 * Pure.
 * @param flowPaused then nothing of it comes due
 * @throws FlowError `flow.state` for a state without a place: places are to be found beforehand
 */
export function moveContact(
  model: AbsorbModel,
  contact: ContactState,
  move: Move,
  now: Instant,
  flowPaused: boolean,
): ContactChanges {
  const profile = contact.profile ?? firstProfile(now);
  const calendar = calendarOf(model, contact, now);
  const facts: Facts = {
    now,
    contact: contactValues(contact, profile),
    account: contact.account,
    history: contact.history,
    calendar,
  };
  const moved = contact.enrolments.map((record) => {
    const { enrolment } = record;
    const from = move.versions.get(enrolment.flowVersion) ?? null;
    const placement = move.places.get(enrolment.state) ?? { to: enrolment.state, enter: false };
    const placed = place(from, move.target, enrolment, placement, calendar, facts);
    return { trace: withRescue(placed.trace, record), record: due({ ...record, ...placed }, flowPaused) };
  });
  return {
    contactId: contact.id,
    profile: null,
    ledger: [],
    stageChanges: [],
    inserted: [],
    updated: moved.map(({ record }) => record),
    steps: moved.map(({ record, trace }) => ({ enrolmentId: record.enrolment.id, seq: profile.eventSeq, trace })),
    tasks: [],
    withdrawals: moved.flatMap(({ record }) => withdrawn(record)),
    events: [],
    forColleagues: [],
    effects: [],
    revised: [],
    unplanned: [],
    failures: [],
  };
}

function due({ enrolment, enrolledWith }: EnrolmentRecord, flowPaused: boolean): EnrolmentRecord {
  const [first] = enrolment.timers.map(({ at }) => at).toSorted((a, b) => a - b);
  const dueAt = flowPaused || enrolment.status !== 'active' ? null : (first ?? null);
  return { enrolment, enrolledWith, setAside: null, dueAt };
}

const withRescue = <T extends { readonly notes: readonly string[] }>(trace: T, { setAside }: EnrolmentRecord): T =>
  setAside === null ? trace : { ...trace, notes: [...trace.notes, `had been set aside: ${setAside}`] };

function withdrawn({ enrolment: { id, status } }: EnrolmentRecord): ContactChanges['withdrawals'] {
  return status === 'active' ? [] : [{ enrolmentId: id, visit: null, spare: 'service', reason: 'left-flow' }];
}
