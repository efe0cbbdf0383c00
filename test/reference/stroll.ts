import type { HistoryEvent, Json } from '@nurture/core/condition';
import {
  compileFlow,
  enrol,
  pathOf,
  place,
  scheduled,
  step,
  type Action,
  type CompiledFlow,
  type Enrolment,
  type Facts,
  type FlowContext,
  type FlowDocument,
  type FlowEvent,
  type Input,
  type SendAction,
  type StepResult,
  type Trace,
} from '@nurture/core/flow';
import { addDuration, parseDuration, type Calendar, type Instant } from '@nurture/core/time';

export interface StrollOptions extends FlowContext {
  readonly start?: string;
  readonly contact?: Record<string, unknown>;
  readonly account?: Record<string, unknown>;
  readonly holidays?: readonly string[];
  /** Mails are accepted as they are planned, unless this is false. */
  readonly accepts?: boolean;
}

/** One person on a virtual clock in one flow: the pure functions, wired as plainly as can be. For tests alone. */
export class Stroll {
  flow: CompiledFlow;
  readonly calendar: Calendar;
  contact: Record<string, unknown>;
  now: Instant;
  seq = 0;
  enrolments: Enrolment[] = [];
  traces: Trace[] = [];
  history: HistoryEvent[] = [];
  actions: Action[] = [];
  /** What the last step asked for. */
  last: readonly Action[] = [];

  constructor(
    document: FlowDocument,
    readonly options: StrollOptions = {},
  ) {
    this.flow = compileFlow(document, options);
    this.contact = { score: 0, stage: 'lead', timezone: 'Europe/Amsterdam', ...options.contact };
    this.calendar = { timezone: this.contact['timezone'] as string, holidays: options.holidays ?? [] };
    this.now = Date.parse(options.start ?? '2026-11-23T10:00:00+01:00');
  }

  get enrolment(): Enrolment {
    const current = this.enrolments.at(-1);
    if (current === undefined) throw new Error('nobody is enrolled');
    return current;
  }

  get state(): string {
    return this.enrolment.state;
  }

  get status(): string {
    return this.enrolment.status;
  }

  get path(): string {
    return pathOf(this.traces);
  }

  get sends(): readonly SendAction[] {
    return this.actions.flatMap((action) => (action.do === 'send' ? [action] : []));
  }

  get mails(): string {
    return this.sends.map(({ mail }) => mail).join(', ');
  }

  get facts(): Facts {
    const { contact, history, now, calendar } = this;
    const sentMails = this.sends.map(({ mail }) => mail);
    return { now, contact: { ...contact }, account: this.options.account ?? null, history, sentMails, calendar };
  }

  /** Something happens: active enrolments step, and whom it enrols is enrolled. */
  on(type: string, properties: Record<string, Json> = {}, more: Partial<FlowEvent> = {}): this {
    this.seq++;
    const base = { seq: this.seq, id: `e${this.seq}`, type, at: this.now, contactId: 'ann', properties };
    return this.feed({ ...base, ...more });
  }

  feed(event: FlowEvent): this {
    this.history = [...this.history, event];
    for (const enrolment of this.enrolments.filter(({ status }) => status === 'active')) {
      this.keep(step(this.flow, enrolment, { kind: 'event', event }, this.facts));
    }
    const result = enrol(this.flow, event, this.facts, this.enrolments, `n${this.enrolments.length + 1}`);
    if (result !== null) this.keep(result);
    return this;
  }

  keep(result: StepResult): void {
    const enrolment = scheduled(this.flow, result.enrolment, this.calendar, this.facts);
    const others = this.enrolments.filter(({ id }) => id !== enrolment.id);
    this.enrolments = [...others, enrolment];
    this.traces.push(result.trace);
    this.last = result.actions;
    this.actions.push(...result.actions);
    if (this.options.accepts === false) return;
    for (const action of result.actions) if (action.do === 'send') this.accept(action);
  }

  accept(send: SendAction | undefined = this.sends.at(-1), type = 'mail.accepted'): this {
    return this.aboutMail(type, send);
  }

  aboutMail(type: string, send: SendAction | undefined = this.sends.at(-1), more: Partial<FlowEvent> = {}): this {
    if (send === undefined) throw new Error('no mail was sent');
    const { mail: name, state, visit, key: action } = send;
    return this.on(
      type,
      { mail: name },
      { mail: { mailId: 'm', enrolmentId: this.enrolment.id, state, visit, action, name }, ...more },
    );
  }

  opens(name?: string): this {
    return this.aboutMail(
      'mail.opened',
      this.sends.findLast(({ mail }) => name === undefined || mail === name),
    );
  }

  clicks(name?: string): this {
    return this.aboutMail(
      'mail.clicked',
      this.sends.findLast(({ mail }) => name === undefined || mail === name),
    );
  }

  /** Facts change, and all conditions are looked at. */
  knows(contact: Record<string, unknown>): this {
    this.contact = { ...this.contact, ...contact };
    return this.input({ kind: 'check' });
  }

  input(input: Input): this {
    this.keep(step(this.flow, this.enrolment, input, this.facts));
    return this;
  }

  /** Is moved to another version of the flow. */
  moveTo(document: FlowDocument, to: string = this.state, enter = false): this {
    const before = this.flow.document;
    this.flow = compileFlow(document, { ...this.options, version: this.flow.version + 1 });
    const placed = place(before, this.flow, this.enrolment, { to, enter }, this.calendar, this.facts);
    this.keep({ ...placed, actions: [] });
    return this;
  }

  /** Time passes, as on a wall clock; timers come due on the way. */
  pass(duration: string): this {
    return this.until(addDuration(this.now, parseDuration(duration), this.calendar));
  }

  until(moment: Instant | string): this {
    const until = typeof moment === 'string' ? Date.parse(moment) : moment;
    for (let due = this.due(until); due !== undefined; due = this.due(until)) {
      this.now = Math.max(this.now, due.at);
      const { state, visit } = this.enrolment;
      this.input({ kind: 'timer', key: due.key, state, visit });
    }
    this.now = until;
    return this;
  }

  private due(until: Instant) {
    return this.enrolments.at(-1)?.timers.find(({ at }) => at <= until);
  }

  /** When the timers come, in UTC. */
  get timers(): string {
    return this.enrolment.timers.map(({ key, at }) => `${key}: ${new Date(at).toISOString()}`).join('; ');
  }
}

/** A flow of a few states, with what every flow needs filled in. */
export function small(states: FlowDocument['states'], more: Partial<FlowDocument> = {}): FlowDocument {
  const initial = Object.keys(states)[0] ?? '';
  return { id: 'small', enrol: { on: 'start.now' }, sending: { topic: 'news' }, initial, states, ...more };
}
