import fc from 'fast-check';
import {
  compileFlow,
  enrol,
  FlowError,
  pathOf,
  scheduled,
  step,
  type Action,
  type CompiledFlow,
  type Enrolment,
  type Facts,
  type FlowDocument,
  type FlowEvent,
  type Input,
  type StepResult,
  type Trace,
} from '@nurture/core/flow';
import { fractionOf } from '../../libs/core/src/flow/hash';
import { PlainFlow, type PlainPerson } from './flow';
import { patience, runs } from './runs';
import { flowDocument, happenings, type Happening } from './flows';

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 5, 9);
const calendar = { timezone: 'UTC', holidays: [] };

interface Mail {
  mail: string;
  key: string;
  state: string;
  visit: number;
  kind: string;
  immediately: boolean;
  status: string;
}

/** The product and the plain model side by side, fed with the same. */
class Both {
  readonly compiled: CompiledFlow;
  readonly plain: PlainFlow;
  readonly contact: Record<string, unknown>;
  now = start;
  seq = 1;
  enrolment!: Enrolment;
  person!: PlainPerson;
  mails: Mail[] = [];
  did: string[] = [];
  traces: Trace[] = [];

  constructor(document: FlowDocument, score: number, dayHours: number | null) {
    this.compiled = compileFlow(document);
    this.plain = new PlainFlow(document, (state) => fractionOf(`ann|random|${state}`));
    this.contact = { score, ...(dayHours !== null && { day: start + dayHours * hour }) };
  }

  facts(): Facts {
    return { now: this.now, contact: { ...this.contact }, account: null, history: [] };
  }

  /** Both enrol; false where both found a circle. */
  begin(): boolean {
    const event: FlowEvent = { seq: 1, id: 'e1', type: 'start.now', at: start, contactId: 'ann', properties: { n: 0 } };
    return this.together(
      () => {
        const result = enrol(this.compiled, event, this.facts(), [], 'me');
        if (result === null) throw new Error('nobody enrolled');
        return result;
      },
      () => (this.person = this.plain.enrol({ now: this.now, contact: this.contact, event })),
    );
  }

  feed(input: Input, plainly: () => void): boolean {
    const before = deepFreeze(structuredClone(this.enrolment));
    return this.together(() => {
      const result = step(this.compiled, before, input, this.facts());
      if (input.kind === 'event') this.stepsOnce(result, input);
      return result;
    }, plainly);
  }

  /** The same event once more changes nothing. */
  stepsOnce(result: StepResult, input: Input): void {
    const again = step(this.compiled, result.enrolment, input, this.facts());
    expect(again.enrolment).toBe(result.enrolment);
    expect(again.actions).toEqual([]);
  }

  together(product: () => StepResult, plainly: () => void): boolean {
    const circle = endless(plainly);
    const result = circle ? null : product();
    if (result === null) {
      expect(product).toThrow(FlowError);
      return false;
    }
    this.enrolment = scheduled(this.compiled, result.enrolment, calendar, this.facts());
    expect(JSON.parse(JSON.stringify(this.enrolment))).toEqual(this.enrolment);
    result.actions.forEach((action) => this.carryOut(action));
    this.traces.push(result.trace);
    this.compare();
    return true;
  }

  carryOut(action: Action): void {
    if (action.do === 'send') this.mails.push({ ...action, status: 'pending' });
    if (action.do === 'handoff') this.did.push('handoff');
    if (action.do === 'score') this.did.push(`score ${action.reset ? '{"reset":true}' : action.points}`);
    if (action.do !== 'withdraw') return;
    for (const mail of this.mails) {
      if (mail.status !== 'pending') continue;
      const here = action.scope === 'state' && mail.state === action.state && mail.visit === action.visit;
      if (here && !mail.immediately) mail.status = 'withdrawn';
      if (action.scope === 'enrolment' && mail.kind !== 'service') mail.status = 'withdrawn';
    }
  }

  compare(): void {
    const { enrolment, person } = this;
    expect(this.productView()).toEqual({
      status: person.status,
      state: person.state,
      visits: person.visits,
      clock: person.status === 'active' ? person.clock : null,
      awaiting: this.plain.awaited(person).map(({ key }) => key),
      timers: this.plain
        .due(person, this.contact)
        .toSorted(byTime)
        .map(({ key, at }) => ({ key, at })),
      mails: person.mails.map(mailView),
      did: person.did.map((one) => one.replace(/ \d+$/, '').replace('score {', 'score {')),
      path: person.path.join(' -> '),
    });
    const waysOn = enrolment.awaiting.length + enrolment.timers.length;
    if (enrolment.status === 'active') expect(waysOn).toBeGreaterThan(0);
  }

  productView() {
    const { status, state, visits, clockStartedAt, awaiting, timers } = this.enrolment;
    const clock = status === 'active' ? clockStartedAt : null;
    const mails = this.mails.map(mailView);
    const view = { status, state, visits, clock, awaiting, timers: timers.toSorted(byTime), mails };
    return { ...view, did: this.did, path: pathOf(this.traces) };
  }

  /** Timers that come due until a moment, one after the other; false where both found a circle. */
  passTime(until: number): boolean {
    for (let rounds = 0; rounds < 200; rounds++) {
      const timer = this.enrolment.timers.find(({ at }) => at <= until);
      if (timer === undefined || this.enrolment.status !== 'active') break;
      this.now = Math.max(this.now, timer.at);
      const { state, visit } = this.enrolment;
      const world = { now: this.now, contact: this.contact, event: null };
      const input: Input = { kind: 'timer', key: timer.key, state, visit };
      if (!this.feed(input, () => this.plain.timer(this.person, timer.key, world))) return false;
    }
    this.now = Math.max(this.now, until);
    return true;
  }

  happen(one: Happening): boolean {
    if (!this.passTime(this.now + one.hours * hour)) return false;
    if (one.score !== null) this.contact['score'] = one.score;
    if (one.type === 'check') {
      return this.feed({ kind: 'check' }, () =>
        this.plain.check(this.person, { now: this.now, contact: this.contact, event: null }),
      );
    }
    const event = this.eventOf(one);
    const world = { now: this.now, contact: this.contact, event };
    if (event.mail?.enrolmentId === 'me') this.settleMail(this.mails[Number(event.mail.mailId)], one.type);
    return this.feed({ kind: 'event', event }, () => this.plain.event(this.person, world));
  }

  /** The mail has its outcome before anybody hears of it. */
  settleMail(mail: Mail | undefined, type: string): void {
    const settles = ['mail.accepted', 'mail.failed'].includes(type);
    if (settles && mail?.status === 'pending') mail.status = 'settled';
  }

  eventOf(one: Happening): FlowEvent {
    this.seq++;
    const base = {
      seq: this.seq,
      id: `e${this.seq}`,
      type: one.type,
      at: this.now - one.late * hour,
      contactId: one.whose === 'colleague' ? 'bob' : 'ann',
      properties: { n: one.n, ...(one.topic !== null && { topic: one.topic }) },
      ...(one.machine && { verdict: 'machine' as const }),
    };
    const place = one.mail % Math.max(1, this.mails.length);
    const mail = this.mails[place];
    if (!one.type.startsWith('mail.') || mail === undefined) return base;
    const { state, visit, key, mail: name } = mail;
    const enrolmentId = one.whose === 'mine' ? 'me' : 'another';
    return { ...base, mail: { mailId: String(place), enrolmentId, state, visit, action: key, name } };
  }
}

function mailView({ mail, state, visit, kind, immediately, status }: Mail) {
  return { mail, state, visit, kind, immediately, status };
}

function byTime(a: { at: number; key: string }, b: { at: number; key: string }): number {
  return a.at - b.at || (a.key < b.key ? -1 : 1);
}

function endless(run: () => void): boolean {
  try {
    run();
    return false;
  } catch (error) {
    if (error instanceof Error && error.message === 'endless') return true;
    throw error;
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

describe('the flow interpreter beside a plain reference model', () => {
  jest.setTimeout(patience);

  it('gives the same states, mails, timers and path for random flows and events, and leaves nobody without a way on', () => {
    const day = fc.option(fc.integer({ min: -50, max: 300 }), { nil: null });
    const property = fc.property(flowDocument, happenings, fc.nat({ max: 97 }), day, (document, list, score, at) => {
      const both = new Both(document, score, at);
      let going = both.begin();
      for (const one of list) going &&= both.happen(one);
    });
    fc.assert(property, runs(150));
  });
});
