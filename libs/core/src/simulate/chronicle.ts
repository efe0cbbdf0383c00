import type { ContactChanges, EnrolmentRecord, StepRecord, WaitingEvent } from '../absorb';
import { pathOf } from '../flow';
import type { Instant } from '../time';
import type { Person } from './person';
import type { Happening, SimulatedMail, SimulatedStep, Simulation } from './types';

/** What is told of a simulation in the end: everything in the order in which it came. */
export class Chronicle {
  readonly mails: SimulatedMail[] = [];
  readonly skipped: (SimulatedMail & { reason: string })[] = [];
  readonly handoffs: { at: Instant; because: string }[] = [];
  readonly happened: Happening[] = [];
  warmAt: Instant | null = null;
  cutOffAt: Instant | null = null;
  private readonly records: StepRecord[] = [];
  private readonly steps: SimulatedStep[] = [];
  private failure: string | null = null;

  /** @param flowId the flow that is tried; people may come into others on the way */
  constructor(private readonly flowId: string) {}

  /** Notes what a pass did, and the events that moved nobody. */
  note(changes: ContactChanges, events: readonly WaitingEvent[], person: Person, now: Instant): void {
    this.records.push(...changes.steps);
    this.failure ??= changes.failures[0]?.reason ?? null;
    for (const { trace, enrolmentId } of changes.steps) {
      const record = person.state.enrolments.find((each) => each.enrolment.id === enrolmentId);
      const flow = record?.enrolment.flowId ?? null;
      this.steps.push({ at: trace.at, flow, state: trace.to, event: trace.event, actions: trace.actions });
    }
    const stepped = new Set(changes.steps.map((step) => step.trace.event));
    const state = this.walkOf(person)?.enrolment.state ?? null;
    for (const { type } of events)
      if (!stepped.has(type)) this.steps.push({ at: now, flow: null, state, event: type, actions: [] });
  }

  report(person: Person): Simulation {
    const { profile } = person.state;
    const walk = this.walkOf(person);
    const traces = this.records.filter((record) => record.enrolmentId === walk?.enrolment.id).map(({ trace }) => trace);
    const moves = traces.flatMap((trace) => trace.moves);
    return {
      path: pathOf(traces),
      steps: this.steps,
      mails: this.mails,
      skipped: this.skipped,
      score: profile?.score ?? 0,
      ledger: person.ledger.map(({ at, points, because }) => ({ at, points, because })),
      stage: profile?.stage ?? 'visitor',
      handoffs: this.handoffs,
      warmAt: this.warmAt,
      happened: this.happened,
      moves,
      visited: moves.flatMap(({ to, end }) => (end === null ? [to] : [])),
      outcome: walk?.enrolment.status ?? 'not-enrolled',
      endedAt: walk?.enrolment.endedAt ?? null,
      setAside: walk?.setAside ?? this.failure,
      cutOffAt: this.cutOffAt,
    };
  }

  private walkOf(person: Person): EnrolmentRecord | undefined {
    return person.state.enrolments.find(({ enrolment }) => enrolment.flowId === this.flowId);
  }
}
