import type { HistoryEvent } from '../condition';
import { enrol, enrolDirectly, leave, moveTo, scheduled, step } from '../flow';
import type { CompiledFlow, EnrolResult, Enrolment, Facts, FlowEvent, Input, StepResult, Timer } from '../flow';
import type { Calendar, Instant } from '../time';
import { applyAction } from './actions';
import type { Dossier } from './dossier';
import type { AbsorbInputs, ByHand, ContactState, EnrolmentRecord, FlowBook, StepRecord, WaitingEvent } from './types';

/** More timers or checks than this in one pass is a flow that runs in a circle. */
const MOST_IN_A_ROW = 100;

/** Why a walk is over that a machine began: it counts as if it had never been. */
const BEGUN_BY_MACHINE = 'a machine began it';

/** What the trace of a walk says that stays though a machine moved it, as what followed has begun. */
export const ON_MACHINE_EVIDENCE = 'on machine evidence: what it led to had begun';

/** One walk while it is absorbed. */
interface Walk {
  record: EnrolmentRecord;
  readonly before: EnrolmentRecord | null;
  /** The version of the facts that it was last looked at with. */
  seen: number;
  /** Timers that were tried and must wait for something else than time. */
  held: readonly Timer[];
}

/** What the walks of one contact look at beside the dossier. */
export interface WalkSurroundings {
  readonly contact: ContactState;
  readonly flows: FlowBook;
  readonly inputs: AbsorbInputs;
  readonly calendar: Calendar;
}

/** An event as walks hear it. Field by field: a spread costs ten times as much, and this is done for every event. */
export function heardEvent(event: WaitingEvent, seq: number): FlowEvent {
  const { id, type, at, receivedAt, contactId, properties, verdict } = event;
  return { id, type, at, receivedAt, contactId, properties, verdict, seq, mail: event.mail ?? undefined };
}

/** The walks of one contact through flows, stepped one after the other in the order of their ids. */
export class Walks {
  readonly steps: StepRecord[] = [];
  /** Flows whose enrolling threw, or would never have ended. */
  readonly failures: { flowId: string; reason: string }[] = [];
  private readonly walks: Walk[];
  /** Flows that somebody is just being put into, each by an action of the one before. */
  private readonly entering: string[] = [];
  /** An id that was asked for and not used. */
  private spareId: string | null = null;

  constructor(
    private readonly dossier: Dossier,
    private readonly around: WalkSurroundings,
  ) {
    this.walks = around.contact.enrolments.map((record) => ({ record, before: record, seen: 0, held: [] }));
  }

  get inserted(): EnrolmentRecord[] {
    return this.walks.filter((walk) => walk.before === null).map((walk) => this.due(walk));
  }

  get updated(): EnrolmentRecord[] {
    return this.walks.flatMap((walk) => {
      if (walk.before === null) return [];
      const record = this.due(walk);
      return isSame(record, walk.before) ? [] : [record];
    });
  }

  /** Steps every active walk that may care with an event of the contact, or of a colleague. */
  hear(event: FlowEvent, own: boolean): void {
    for (const walk of this.active()) {
      const flow = this.flowOf(walk);
      if (!flow) continue;
      const listens = own ? flow.listens.has(event.type) : flow.accountListens.has(event.type);
      if (listens || (own && looksAtFacts(flow, walk.record.enrolment)))
        this.stepWith(walk, flow, { kind: 'event', event }, event.seq);
    }
  }

  /** Lets one walk alone hear an event. */
  hearAlone(event: FlowEvent, enrolmentId: string): void {
    const walk = this.active().find((other) => other.record.enrolment.id === enrolmentId);
    const flow = walk && this.flowOf(walk);
    if (walk && flow) this.stepWith(walk, flow, { kind: 'event', event }, event.seq);
  }

  /** Enrols into every flow that this event may start, and answers a download asked for again. */
  enter(event: FlowEvent): void {
    for (const flow of this.around.flows.current)
      if (flow.enrolsOn.has(event.type) && this.around.flows.statusOf(flow.id) !== 'archived')
        this.enrolInto(flow, event, event.seq);
  }

  /** Enrols into the flow of that name, if there is one, without an event. */
  enterNamed(flowId: unknown, seq: number): void {
    const flow = this.around.flows.current.find((each) => each.id === flowId);
    if (flow) this.enrolInto(flow, null, seq);
  }

  /**
   * Enrols into the flows to whose segment the contact belongs by now. Who was in one before comes in again with a sweep
   * alone: a flow that ends at once would else begin anew with each of its own mails.
   */
  enterSegments(swept: ReadonlySet<unknown>): void {
    for (const flow of this.around.flows.current) {
      if (!flow.hasSegment || this.around.flows.statusOf(flow.id) !== 'active') continue;
      const known = this.walks.some((walk) => walk.record.enrolment.flowId === flow.id);
      if (!known || swept.has(flow.id)) this.enrolInto(flow, null, this.dossier.profile.eventSeq, true);
    }
  }

  /** Enrols; without an event, by another flow's wish or by a segment. */
  enrolInto(flow: CompiledFlow, event: FlowEvent | null, seq: number, bySegment = false): void {
    const past = this.walks.filter(
      ({ record }) => record.enrolment.flowId === flow.id && record.setAside !== BEGUN_BY_MACHINE,
    );
    const contact = { id: this.around.contact.id, seq, bySegment };
    const result = this.enrolled(
      flow,
      event,
      contact,
      past.map((walk) => walk.record.enrolment),
    );
    if (!result) return;
    if (this.entering.includes(flow.id)) return this.refuseCircle(flow.id);
    const known = past.find((walk) => walk.record.enrolment.id === result.enrolment.id);
    const walk = known ?? this.newWalk(result.enrolment, event);
    this.entering.push(flow.id);
    this.take(walk, flow, result, { seq, again: result.kind === 'again' });
    this.entering.pop();
  }

  /** Flows that put people into each other at once would do so for ever. */
  private refuseCircle(flowId: string): void {
    const circle = [...this.entering.slice(this.entering.indexOf(flowId)), flowId];
    this.failures.push({ flowId, reason: `flows enrol in a circle: ${circle.join(' -> ')}` });
  }

  private enrolled(
    flow: CompiledFlow,
    event: FlowEvent | null,
    { id: contactId, seq, bySegment }: { readonly id: string; readonly seq: number; readonly bySegment: boolean },
    past: readonly Enrolment[],
  ): EnrolResult | null {
    const id = (this.spareId ??= this.around.inputs.nextEnrolmentId());
    try {
      const result = event
        ? enrol(flow, event, this.facts(), past, id)
        : enrolDirectly(flow, { id, contactId, seq }, this.facts(), past, bySegment);
      if (result?.kind === 'enrolled') this.spareId = null;
      return result;
    } catch (error) {
      // Nobody is in yet whom it could set aside: the flow is to blame, and the event goes on to the others.
      this.failures.push({ flowId: flow.id, reason: messageOf(error) });
      return null;
    }
  }

  /** The walks as they stand now, by id. */
  get standing(): ReadonlyMap<string, EnrolmentRecord> {
    return new Map(this.walks.map(({ record }) => [record.enrolment.id, record]));
  }

  /** The number of the last step of a walk within this pass; null for none. */
  lastStepOf(enrolmentId: string): number | null {
    return this.steps.findLast((step) => step.enrolmentId === enrolmentId)?.seq ?? null;
  }

  /** Is another active walk in the way of bringing this one back to life? */
  isTaken({ id, flowId, key }: Enrolment): boolean {
    return this.active().some(
      ({ record: { enrolment } }) => enrolment.id !== id && enrolment.flowId === flowId && enrolment.key === key,
    );
  }

  /**
   * Puts a walk where it was, or ends one that should never have begun, with a trace; then it hears what came since.
   * @param before null where the walk began by what is taken back
   */
  putBack(id: string, before: EnrolmentRecord | null, later: readonly WaitingEvent[]): void {
    const walk = this.walks.find((each) => each.record.enrolment.id === id);
    if (!walk) return;
    const { seq, now } = { seq: this.dossier.profile.eventSeq, now: this.dossier.now };
    const from = walk.record.enrolment;
    const ended = { ...walk.record, enrolment: { ...from, status: 'left' as const, timers: [], awaiting: [], endedAt: now }, setAside: BEGUN_BY_MACHINE }; // prettier-ignore
    walk.record = before ? { ...before, enrolment: { ...before.enrolment, lastSeq: from.lastSeq } } : ended;
    walk.seen = -1;
    const to = walk.record.enrolment.state;
    this.trace(id, seq, from.state, before ? to : null, 'taken back: a machine did it');
    for (const event of before ? later : []) {
      const flow = isActive(walk.record) ? this.flowOf(walk) : null;
      if (flow?.listens.has(event.type))
        this.stepWith(
          walk,
          flow,
          { kind: 'event', event: heardEvent(event, this.dossier.nextSeq()) },
          this.dossier.profile.eventSeq,
        );
    }
  }

  /** Leaves a walk where it is, and says on what evidence it came there. */
  mark(id: string): void {
    const walk = this.walks.find((each) => each.record.enrolment.id === id);
    if (walk) this.trace(id, this.dossier.profile.eventSeq, walk.record.enrolment.state, null, ON_MACHINE_EVIDENCE);
  }

  private trace(enrolmentId: string, seq: number, from: string, to: string | null, note: string): void {
    const cause = 'evidence.revised';
    const moves = to === null ? [] : [{ from, cause, to, end: null }];
    const trace = { at: this.dossier.now, seq, event: cause, from, to: to ?? from, cause: to === null ? null : cause };
    this.steps.push({ enrolmentId, seq, trace: { ...trace, moves, guards: [], actions: [], notes: [note] } });
  }

  /** Takes the contact out of another flow. */
  leaveFlow(flowId: string, seq: number): void {
    for (const walk of this.active().filter((other) => other.record.enrolment.flowId === flowId)) {
      const flow = this.flowOf(walk);
      if (flow) this.take(walk, flow, leave(flow, walk.record.enrolment, this.facts()), { seq, again: false });
    }
  }

  /** Does with one walk what a person decided. */
  follow(decided: ByHand): void {
    const walk = this.active().find((other) => other.record.enrolment.id === decided.enrolmentId);
    const flow = walk && this.flowOf(walk);
    if (!walk || !flow) return;
    const { enrolment } = walk.record;
    const result = this.tried(walk, () =>
      decided.do === 'leave' ? leave(flow, enrolment, this.facts()) : moveTo(flow, enrolment, decided.to, this.facts()),
    );
    if (result) this.take(walk, flow, result, { seq: this.dossier.profile.eventSeq, again: false });
  }

  /** Fires what is due, earliest first. What would end in a state that sends waits while sales has the contact. */
  fireTimers(): void {
    for (const walk of this.active()) {
      const flow = this.flowOf(walk);
      if (!flow || this.around.flows.statusOf(flow.id) === 'paused') continue;
      for (let count = 0; count < MOST_IN_A_ROW && this.fireOne(walk, flow); count++);
    }
  }

  /** Looks again at walks whose conditions may hold by a fact that changed since they last stepped. */
  check(): boolean {
    const behind = this.active().filter((walk) => {
      const flow = walk.seen === this.dossier.version ? null : this.flowOf(walk);
      return flow !== null && looksAtFacts(flow, walk.record.enrolment);
    });
    for (const walk of behind) {
      const flow = this.flowOf(walk);
      if (flow && isActive(walk.record)) this.stepWith(walk, flow, { kind: 'check' }, this.dossier.profile.eventSeq);
    }
    return behind.length > 0;
  }

  /** Looks again at what conditions alone decide in these flows. */
  lookAgain(flowIds: readonly string[]): void {
    for (const walk of this.active().filter((other) => flowIds.includes(other.record.enrolment.flowId))) {
      const flow = this.flowOf(walk);
      if (flow?.checks) this.stepWith(walk, flow, { kind: 'check' }, this.dossier.profile.eventSeq);
    }
  }

  private fireOne(walk: Walk, flow: CompiledFlow): boolean {
    const { enrolment } = walk.record;
    if (!isActive(walk.record)) return false;
    for (const timer of dueTimers(enrolment, this.dossier.now)) {
      const input: Input = { kind: 'timer', key: timer.key, state: enrolment.state, visit: enrolment.visit };
      const result = this.tried(walk, () => step(flow, enrolment, input, this.facts()));
      if (!result) return false;
      if (result.enrolment !== enrolment && !this.waitsForSales(flow, enrolment, result)) {
        this.take(walk, flow, result, { seq: this.dossier.profile.eventSeq, again: false });
        return true;
      }
      walk.held = [...walk.held, timer];
    }
    return false;
  }

  /** "Due timers whose step would end in a state that sends wait for the end of an open handoff." */
  private waitsForSales(flow: CompiledFlow, before: Enrolment, result: StepResult): boolean {
    const { enrolment } = result;
    if (this.dossier.profile.handover?.status !== 'open' || enrolment.status !== 'active') return false;
    const moved = enrolment.state !== before.state || enrolment.visit !== before.visit;
    return moved && (flow.states.get(enrolment.state)?.sends ?? false);
  }

  private stepWith(walk: Walk, flow: CompiledFlow, input: Input, seq: number): void {
    const result = this.tried(walk, () => step(flow, walk.record.enrolment, input, this.facts()));
    if (result) this.take(walk, flow, result, { seq, again: false });
  }

  /** Takes over what a step decided, and carries out its actions in their order. */
  private take(walk: Walk, flow: CompiledFlow, result: StepResult, how: { seq: number; again: boolean }): void {
    const enrolment = this.tried(walk, () => scheduled(flow, result.enrolment, this.around.calendar, this.facts()));
    if (!enrolment) return;
    const { trace } = result;
    const told = trace.notes.length > 0 && enrolment !== walk.record.enrolment && flow.listens.has(trace.event);
    const fired = enrolment.fired.length > walk.record.enrolment.fired.length;
    walk.record = { ...walk.record, enrolment };
    walk.seen = this.dossier.version;
    if (trace.moves.length > 0 || trace.actions.length > 0 || told || fired)
      this.steps.push({ enrolmentId: enrolment.id, seq: how.seq, trace });
    const place = { record: walk.record, flow, now: this.dossier.now, ...how };
    for (const action of result.actions) applyAction(action, place, this.dossier, this, this.around.flows);
  }

  /** A step that throws sets its own walk aside, with the reason; nobody else waits for it. */
  private tried<T>(walk: Walk, act: () => T): T | null {
    try {
      return act();
    } catch (error) {
      walk.record = { ...walk.record, setAside: messageOf(error) };
      return null;
    }
  }

  private newWalk(enrolment: Enrolment, event: HistoryEvent | null): Walk {
    const record = { enrolment, enrolledWith: event?.properties ?? {}, setAside: null, dueAt: null };
    const walk: Walk = { record, before: null, seen: this.dossier.version, held: [] };
    this.walks.push(walk);
    return walk;
  }

  private active(): Walk[] {
    return this.walks.filter((walk) => isActive(walk.record));
  }

  private flowOf(walk: Walk): CompiledFlow | null {
    const { flowId, flowVersion } = walk.record.enrolment;
    const flow = this.around.flows.versionOf(flowId, flowVersion);
    if (!flow) walk.record = { ...walk.record, setAside: `flow ${flowId} has no version ${flowVersion} that runs` };
    return flow;
  }

  private facts(): Facts {
    const { contact, calendar } = this.around;
    const planned = this.dossier.tasks.flatMap((task) =>
      task.queue === 'send-mail' ? [task.payload.origin.name] : [],
    );
    return {
      now: this.dossier.now,
      contact: this.dossier.values,
      account: contact.account,
      history: this.dossier.history,
      sentMails: [...contact.sentMails, ...planned],
      calendar,
    };
  }

  /** The record with the moment at which it must be looked at next. */
  private due(walk: Walk): EnrolmentRecord {
    const { record } = walk;
    const paused = this.around.flows.statusOf(record.enrolment.flowId) === 'paused';
    return { ...record, dueAt: !isActive(record) || paused ? null : nextDue(record.enrolment, walk.held) };
  }
}

/** The next moment of its timers, but for those that an event must wake. */
function nextDue(enrolment: Enrolment, held: readonly Timer[]): Instant | null {
  const ahead = enrolment.timers.filter((timer) => !held.includes(timer)).map((timer) => timer.at);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function dueTimers(enrolment: Enrolment, now: Instant): Enrolment['timers'] {
  return enrolment.timers.filter((timer) => timer.at <= now).sort((a, b) => a.at - b.at);
}

function isActive(record: EnrolmentRecord): boolean {
  return record.enrolment.status === 'active' && record.setAside === null;
}

function isSame(one: EnrolmentRecord, other: EnrolmentRecord): boolean {
  return one.enrolment === other.enrolment && one.setAside === other.setAside && one.dueAt === other.dueAt;
}

function looksAtFacts(flow: CompiledFlow, enrolment: Enrolment): boolean {
  return flow.checks || (flow.states.get(enrolment.state)?.datePaths.length ?? 0) > 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
