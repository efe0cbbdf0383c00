import { absorbContact, contactValues, hasWaited, holidayDays, isWithdrawn } from '../absorb';
import type { AbsorbInputs, ContactChanges, FlowBook, PlannedTask, WaitingEvent } from '../absorb';
import type { CompiledCondition } from '../condition';
import type { CompiledFlow, MailOrigin } from '../flow';
import type { Verdict } from '../governor';
import { addDuration, instantOf, parseDuration, scale } from '../time';
import type { Calendar, Instant } from '../time';
import { Agenda } from './agenda';
import { Chronicle } from './chronicle';
import { askGovernor } from './governed';
import { Person } from './person';
import type { Habits, Reaction } from './habits';
import { personaHabits } from './personas';
import { endsTalks, Standing } from './standing';
import { usualTrigger } from './trigger';
import type { Scenario, ScriptedEvent, SimulatedWorld, Simulation, WaitingMail } from './types';

/** A walk that goes on longer than this is cut off: an always-open flow would have no end. */
const MOST_TURNS = 5_000;
const MOST_YEARS_MS = 5 * 366 * 86_400_000;
/** What waits for sales is asked again when they are done. */
const NOBODY_KNOWS = Infinity;

/** What may come: something happens, or a mail asks to leave. */
type Coming =
  | {
      readonly kind: 'event';
      readonly type: string;
      readonly properties: Record<string, unknown>;
      readonly mail?: MailOrigin;
    }
  | { readonly kind: 'mail'; readonly mail: WaitingMail };

type NotNow = Extract<Verdict, { verdict: 'not-now' }>;

/** How a simulation runs: from when, and with which dice. */
export interface SimulationOptions {
  readonly start: Instant;
  /** The same seed gives the same branches of a split. */
  readonly seed: number;
  /** How they take what comes; the scenario's persona when left out. */
  readonly habits?: Habits;
  /** Who is warm, beside those who are handed over. */
  readonly warm?: CompiledCondition | null;
  /** Tells people of one seed apart. */
  readonly person?: number;
}

/**
 * Walks one person through a flow with a virtual clock: the very same absorbing, stepping, scheduling and governor as
 * the running product, a mail server that accepts at once, and nobody playing sales.
 *
 * @param flow one of `world.flows`
 * @returns the same answer for the same arguments, always
 * @throws TimeError for a moment of the scenario that can't be read
 */
export function simulate(
  world: SimulatedWorld,
  flow: CompiledFlow,
  scenario: Scenario,
  options: SimulationOptions,
): Simulation {
  return new SimulationRun(world, flow, scenario, options).run();
}

class SimulationRun {
  private readonly agenda = new Agenda<Coming>();
  private readonly person: Person;
  private readonly book: FlowBook;
  private readonly calendar: Calendar;
  private readonly accepted: MailOrigin[] = [];
  private readonly standing = new Standing();
  private readonly habits: Habits;
  private readonly chronicle: Chronicle;
  private now: Instant;
  private count = 0;
  private enrolmentCount = 0;
  /** How often a mail was only told to wait on: that is no step of the walk. */
  private looks = 0;

  constructor(
    private readonly world: SimulatedWorld,
    private readonly flow: CompiledFlow,
    private readonly scenario: Scenario,
    private readonly options: SimulationOptions,
  ) {
    this.now = options.start;
    const id = options.person === undefined ? '' : `-${options.person}`;
    this.person = new Person(`simulated-${options.seed}${id}`, scenario, options.start);
    this.chronicle = new Chronicle(flow.id);
    this.habits = options.habits ?? personaHabits(scenario.persona);
    const zone = scenario.contact?.timezone;
    this.calendar = {
      timezone: typeof zone === 'string' ? zone : world.model.timezone,
      holidays: holidayDays(world.model.holidays, options.start),
    };
    this.book = {
      current: world.flows,
      versionOf: (flowId) => world.flows.find((each) => each.id === flowId) ?? null,
      statusOf: () => 'active',
    };
  }

  run(): Simulation {
    this.recallHistory();
    const trigger = this.scenario.trigger ?? usualTrigger(this.flow, this.world, this.options.start);
    if (trigger) this.happen(this.options.start, trigger.type, trigger.properties ?? {});
    // No event enrols: a segment does, or somebody by hand.
    else this.absorb([], { joins: [this.flow.id] });
    for (const event of this.scenario.events ?? [])
      this.happen(this.momentOf(event), event.type, event.properties ?? {});
    this.react(this.habits.ofThemselves(this.options.start));
    for (let turn = 0; this.isToCome(turn - this.looks); turn++) this.turn();
    return this.chronicle.report(this.person);
  }

  /** When the next thing happens or is due; null when nothing more comes. */
  private nextAt(): Instant | null {
    const due = this.person.nextDue;
    const next = this.agenda.nextAt;
    const at = due !== null && (next === null || due < next) ? due : next;
    return at === NOBODY_KNOWS ? null : at;
  }

  private isToCome(turns: number): boolean {
    const at = this.nextAt();
    if (at === null) return false;
    const isWalked = turns < MOST_TURNS && at <= this.options.start + MOST_YEARS_MS;
    if (!isWalked) this.chronicle.cutOffAt = this.now;
    return isWalked;
  }

  private turn(): void {
    const at = this.nextAt();
    if (at === null) return;
    const next = this.agenda.nextAt;
    this.now = Math.max(this.now, at);
    if (next === null || at < next) this.absorb([]);
    else this.come();
  }

  private come(): void {
    const coming = this.agenda.take()?.what;
    if (coming?.kind === 'event') this.hear(coming);
    if (coming?.kind === 'mail' && this.isStillWanted(coming.mail)) this.tryToSend(coming.mail);
  }

  private hear(event: Extract<Coming, { kind: 'event' }>): void {
    const { type, properties } = event;
    this.standing.hear(type, properties, this.now);
    if (type === 'contact.unsubscribed' && typeof properties.topic !== 'string') this.person.consentTo(false);
    if (endsTalks(type)) this.askAgain();
    const mail = event.mail ?? this.mailMeant(type, properties);
    this.chronicle.happened.push({ at: this.now, type, mail: mail?.name ?? null });
    this.absorb([this.waiting(type, mail ? { mail: mail.name, ...properties } : properties, mail)]);
  }

  private absorb(
    events: readonly WaitingEvent[],
    also: Pick<AbsorbInputs, 'joins' | 'lookAgainAt'> = {},
  ): ContactChanges {
    const inputs = { ...also, events, nextEnrolmentId: () => String(++this.enrolmentCount) };
    const changes = absorbContact(this.world.model, this.book, this.person.state, inputs, this.now);
    this.person.apply(changes, events, this.now);
    this.chronicle.note(changes, events, this.person, this.now);
    for (const withdrawal of changes.withdrawals)
      for (const gone of this.agenda.remove((each) => each.kind === 'mail' && isWithdrawn(each.mail.task, withdrawal)))
        if (gone.kind === 'mail') this.skip(gone.mail, withdrawal.reason);
    for (const task of changes.tasks) this.carryOut(task);
    if (this.chronicle.warmAt === null && this.isWarm()) this.chronicle.warmAt = this.now;
    return changes;
  }

  private isWarm(): boolean {
    const { warm } = this.options;
    const { state } = this.person;
    const { id, account, history, profile } = state;
    if (this.chronicle.handoffs.length > 0) return true;
    if (!warm || !profile) return false;
    const contact = contactValues(state, profile);
    return warm.holds({ now: this.now, contactId: id, contact, account, enrolment: null, event: null, history });
  }

  private carryOut(task: PlannedTask): void {
    switch (task.queue) {
      case 'send-mail':
        return this.agenda.put(this.now, 'mail', { kind: 'mail', mail: { task: task.payload, key: task.key } });
      case 'create-handoff':
        return this.startTalks(task.payload.because);
      case 'change-subscription': {
        const type = task.payload.subscribed ? 'contact.subscribed' : 'contact.unsubscribed';
        return this.happen(this.now, type, { topic: task.payload.topic });
      }
      case 'close-handoff':
        return this.happen(this.now, 'handoff.won', {});
      case 'send-notification':
      case 'send-service':
      case 'notify':
      case 'webhook':
      case 'announce':
      case 'deliver-webhook':
      case 'post-slack':
        return;
    }
  }

  /** Conditions are looked at again before a mail leaves that had to wait. */
  private isStillWanted(mail: WaitingMail): boolean {
    const { wantedAt, origin } = mail.task;
    if (!hasWaited(wantedAt, this.now) || this.book.versionOf(origin.flowId, origin.flowVersion)?.checks !== true)
      return true;
    const { withdrawals } = this.absorb([], { lookAgainAt: [origin.flowId] });
    const withdrawal = withdrawals.find((each) => isWithdrawn(mail.task, each));
    if (withdrawal) this.skip(mail, withdrawal.reason);
    return withdrawal === undefined;
  }

  private tryToSend(mail: WaitingMail): void {
    const verdict = askGovernor(mail.task, this.world.settings, {
      now: this.now,
      calendar: this.calendar,
      consentMail: this.person.state.consent.mail,
      standing: this.standing,
      holds: this.holds(),
    });
    if (verdict.verdict === 'not-now') this.letWait(mail, verdict);
    else if (verdict.verdict === 'now') this.send(mail);
    else {
      this.skip(mail, verdict.reason);
      const origin = this.originOf(mail);
      this.happen(this.now, 'mail.skipped', { mail: origin.name, reason: verdict.reason }, origin);
    }
  }

  private letWait(mail: WaitingMail, { reason, until }: NotNow): void {
    const { notAfter } = mail.task;
    const tooLate = notAfter === null ? NOBODY_KNOWS : notAfter + 1;
    this.agenda.put(reason === 'with-sales' ? tooLate : until, 'mail', { kind: 'mail', mail });
    this.looks++;
  }

  private send(mail: WaitingMail): void {
    const origin = this.originOf(mail);
    const { name } = origin;
    this.chronicle.mails.push({ mail: name, at: this.now });
    const first = this.accepted.length === 0;
    this.standing.sent(mail.task, this.now);
    this.accepted.push(origin);
    this.happen(this.now, 'mail.accepted', { mail: name }, origin);
    this.react(this.habits.onMail({ name, acceptedAt: this.now, first }), origin);
  }

  /** Lets come what somebody is going to do, but for what can't be seen of them. */
  private react(reactions: readonly Reaction[], origin?: MailOrigin): void {
    const { tracking } = this.person.state.consent;
    for (const { at, type, properties, aboutMail } of reactions) {
      if (!tracking && (type === 'mail.opened' || type === 'mail.clicked')) continue;
      const about = aboutMail === true ? origin : undefined;
      this.happen(at, type, about ? { mail: about.name, ...properties } : { ...properties }, about);
    }
  }

  /** `mail.*` without a mail means the last one accepted, by that name if it has one. */
  private mailMeant(type: string, properties: Record<string, unknown>): MailOrigin | undefined {
    if (!type.startsWith('mail.')) return undefined;
    return this.accepted.findLast((mail) => properties.mail === undefined || properties.mail === mail.name);
  }

  private startTalks(because: string): void {
    this.chronicle.handoffs.push({ at: this.now, because });
    if (this.standing.isWithSales) return;
    this.standing.startTalks(this.now);
    this.happen(this.now, 'handoff.created', { reason: because });
    this.react(this.habits.onHandoff(this.now));
  }

  /** What waited for sales asks again at once, as the product's loop would within minutes. */
  private askAgain(): void {
    for (const coming of this.agenda.remove((each) => each.kind === 'mail')) this.agenda.put(this.now, 'mail', coming);
  }

  private skip({ task }: WaitingMail, reason: string): void {
    this.chronicle.skipped.push({ mail: task.origin.name, at: this.now, reason });
  }

  private holds(): { flowId: string; priority: number }[] {
    return this.person.state.enrolments.flatMap(({ enrolment }) => {
      const sending = this.book.versionOf(enrolment.flowId, enrolment.flowVersion)?.sending;
      const holds = enrolment.status === 'active' && sending?.holds === 'lower';
      return holds ? [{ flowId: enrolment.flowId, priority: sending.priority ?? 5 }] : [];
    });
  }

  private originOf({ task, key }: WaitingMail): MailOrigin {
    const { enrolmentId, state, visit, action, name } = task.origin;
    return { mailId: key, enrolmentId, state, visit, action, name };
  }

  private happen(at: Instant, type: string, properties: Readonly<Record<string, unknown>>, mail?: MailOrigin): void {
    this.agenda.put(at, 'event', { kind: 'event', type, properties: { ...properties }, mail });
  }

  private waiting(type: string, properties: Record<string, unknown>, mail?: MailOrigin): WaitingEvent {
    return {
      id: `event-${++this.count}`,
      type,
      at: this.now,
      receivedAt: this.now,
      contactId: this.person.state.id,
      properties,
      profile: null,
      mail: mail ?? null,
      verdict: 'human',
    };
  }

  private recallHistory(): void {
    const past = (this.scenario.history ?? []).map((event) => ({
      ...this.waiting(event.type, { ...event.properties }),
      at: this.momentOf(event),
    }));
    this.person.state = { ...this.person.state, history: past.sort((a, b) => a.at - b.at) };
  }

  private momentOf({ at }: ScriptedEvent): Instant {
    const instant = instantOf(at, this.calendar.timezone);
    if (instant !== null) return instant;
    const duration = parseDuration(at.replace(/^[+-]\s*/, ''));
    return addDuration(this.options.start, at.startsWith('-') ? scale(duration, -1) : duration, this.calendar);
  }
}
