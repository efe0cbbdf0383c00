import type { FlowDocument, FlowEvent } from '@nurture/core/flow';
import { plainlyHolds } from './condition';

/**
 * The flow language, read in the plainest way: one object that is written on, no compiling, no copying, every rule a
 * sentence of the language's description. Days have 24 hours here (UTC), so that it needs no calendar. For tests alone.
 */
export interface PlainMail {
  mail: string;
  key: string;
  state: string;
  visit: number;
  kind: string;
  immediately: boolean;
  status: string;
  /** The very action in the document, by which a mail is planned once a visit. */
  action: object;
}

export interface PlainPerson {
  status: string;
  state: string;
  visits: Record<string, number>;
  enteredAt: number;
  clock: number | null;
  fired: string[];
  done: string[];
  enrolledByAt: number;
  lastSeq: number;
  mails: PlainMail[];
  did: string[];
  path: string[];
}

interface World {
  now: number;
  contact: Record<string, unknown>;
  event: FlowEvent | null;
}

interface PlainTransition {
  of?: string;
  guard?: unknown;
  target?: string;
  actions?: unknown;
}

type Loose = Record<string, unknown>;

const day = 24 * 60 * 60 * 1000;
const ownId = 'me';

export class PlainFlow {
  handedOver = false;

  constructor(
    readonly flow: FlowDocument,
    readonly splitPlace: (state: string) => number,
  ) {}

  enrol(world: World): PlainPerson {
    const person: PlainPerson = {
      status: 'active',
      state: '',
      visits: {},
      enteredAt: 0,
      clock: null,
      fired: [],
      done: [],
      enrolledByAt: world.event?.at ?? world.now,
      lastSeq: world.event?.seq ?? 0,
      mails: [],
      did: [],
      path: [this.flow.initial],
    };
    this.handedOver = false;
    this.enter(person, this.flow.initial, world);
    this.afterwards(person, world);
    return person;
  }

  event(person: PlainPerson, world: World): void {
    const event = world.event;
    if (event === null || event.seq <= person.lastSeq) return;
    person.lastSeq = event.seq;
    this.handedOver = false;
    this.outcome(person, event, world);
    if (person.status !== 'active') return;
    if (event.verdict === 'machine' && ['mail.opened', 'mail.clicked'].includes(event.type)) return;
    const own = event.mail?.enrolmentId === ownId;
    if (!own && event.at < person.enrolledByAt) return;
    if (!own && event.at < world.now - 7 * day) return;
    if (this.concerns(event)) this.react(person, event, world);
    this.afterwards(person, world);
  }

  timer(person: PlainPerson, key: string, world: World): void {
    this.handedOver = false;
    person.fired.push(key);
    const transition = this.list(this.stateOf(person).after?.[key]).find((one) => this.holds(one.guard, person, world));
    if (transition !== undefined) this.take(person, transition, key, `after.${key}`, world);
    this.afterwards(person, world);
  }

  /** A fact changed. */
  check(person: PlainPerson, world: World): void {
    this.handedOver = false;
    this.afterwards(person, world);
  }

  /** When the timers of the present visit come. */
  due(person: PlainPerson, contact: Record<string, unknown>): { key: string; at: number }[] {
    if (person.status !== 'active' || person.clock === null) return [];
    const started = person.clock;
    const moments: { key: string; at: number; past: boolean }[] = [];
    for (const key of Object.keys(this.stateOf(person).after ?? {})) {
      if (key === 'at contact.day') {
        const date = contact['day'];
        if (typeof date === 'number') moments.push({ key, at: date, past: date <= started });
      } else moments.push({ key, at: started + Number(key.split(' ')[0]) * day, past: false });
    }
    const waiting = moments.filter((one) => !one.past && !person.fired.includes(one.key));
    if (waiting.length > 0) return waiting;
    const unfired = moments.filter((one) => !person.fired.includes(one.key));
    return unfired.sort((a, b) => b.at - a.at).slice(0, 1);
  }

  private stateOf(person: PlainPerson) {
    const state = this.flow.states[person.state];
    if (state === undefined) throw new Error(person.state);
    return state;
  }

  /** A mail is settled; with the last one of this visit's entry the clock starts. `mailId` is its place in the list. */
  private outcome(person: PlainPerson, event: FlowEvent, world: World): void {
    if (!['mail.accepted', 'mail.failed', 'mail.skipped', 'mail.doubted'].includes(event.type)) return;
    if (event.mail?.enrolmentId !== ownId) return;
    const mail = person.mails[Number(event.mail.mailId)];
    if (mail?.status !== 'pending') return;
    const waited = this.awaited(person).includes(mail);
    mail.status = 'settled';
    if (!waited || this.awaited(person).length > 0) return;
    person.clock = Math.max(person.enteredAt, Math.min(event.at, world.now));
  }

  /** Entry mails of this visit whose outcome isn't known. */
  awaited(person: PlainPerson): PlainMail[] {
    if (person.status !== 'active') return [];
    return person.mails.filter(
      (one) =>
        one.state === person.state &&
        one.visit === this.visit(person) &&
        one.key.startsWith('entry.') &&
        one.status === 'pending',
    );
  }

  visit(person: PlainPerson): number {
    return person.visits[person.state] ?? 0;
  }

  private concerns(event: FlowEvent): boolean {
    const topic = event.properties['topic'];
    return event.type !== 'contact.unsubscribed' || topic === undefined || topic === this.flow.sending?.topic;
  }

  private react(person: PlainPerson, event: FlowEvent, world: World): void {
    for (const kind of ['goal', 'exit'] as const) {
      for (const one of this.list(this.flow[kind]) as Loose[]) {
        const types = typeof one['on'] === 'string' ? [one['on']] : ((one['on'] as string[] | undefined) ?? []);
        if (!types.includes(event.type)) continue;
        if (!this.isOf(event, one['of'] as string | undefined, person)) continue;
        if (!this.holds(one['guard'], person, world)) continue;
        person.path.push(this.label(event.type));
        return this.end(person, kind, one);
      }
    }
    const own = this.list(this.stateOf(person).on?.[event.type]).find((one) => this.hears(one, event, person, world));
    if (own !== undefined) return this.take(person, own, this.label(event.type), `on.${event.type}`, world);
    if ((this.stateOf(person).type ?? 'normal') !== 'normal') return;
    const root = this.list(this.flow.on?.[event.type])
      .filter((one) => one.target !== person.state)
      .find((one) => this.hears(one, event, person, world));
    if (root !== undefined) this.take(person, root, this.label(event.type), `root.on.${event.type}`, world);
  }

  private hears(one: PlainTransition, event: FlowEvent, person: PlainPerson, world: World): boolean {
    if (Object.keys(one).length === 0) return true;
    return this.isOf(event, one.of, person) && this.holds(one.guard, person, world);
  }

  private isOf(event: FlowEvent, of: string | undefined, person: PlainPerson): boolean {
    const whose = of ?? (event.type.startsWith('mail.') ? 'enrolment' : 'contact');
    if (whose === 'account') return true;
    if (whose === 'contact') return event.contactId === 'ann';
    if (event.mail?.enrolmentId !== ownId) return false;
    if (whose === 'enrolment') return true;
    return event.mail.state === person.state && event.mail.visit === this.visit(person);
  }

  private label(type: string): string {
    return type.replace(/^mail\./, '');
  }

  private afterwards(person: PlainPerson, world: World): void {
    let hops = 0;
    while (person.status === 'active' && this.lead(person, world)) {
      hops++;
      if (hops > 100) throw new Error('endless');
    }
    if (person.status !== 'active' || this.handedOver) return;
    for (const kind of ['exit', 'goal'] as const) {
      for (const one of this.list(this.flow[kind]) as Loose[]) {
        if (person.status !== 'active' || one['on'] !== undefined) continue;
        if (this.holds(one['guard'], person, world)) this.end(person, kind, one);
      }
    }
  }

  /** One step on by a condition alone; false when none holds. */
  private lead(person: PlainPerson, world: World): boolean {
    const state = this.stateOf(person);
    if (state.type === 'split') {
      const branches = state.branches ?? [];
      const whole = branches.reduce((sum, one) => sum + (one.weight ?? 0), 0);
      let left = this.splitPlace(person.state) * whole;
      for (const [i, one] of branches.entries()) {
        left -= one.weight ?? 0;
        if (left < 0 || i === branches.length - 1) {
          this.take(person, { target: one.target }, String(i + 1), '', world);
          return true;
        }
      }
    }
    if (state.type === 'choice') {
      const index = (state.branches ?? []).findIndex((one) => this.holds(one.guard, person, world));
      const chosen = state.branches?.[index];
      const target = chosen === undefined ? state.else : chosen.target;
      this.take(person, { target: target ?? '' }, this.branch(chosen?.guard, index), '', world);
      return true;
    }
    for (const [i, one] of this.list(state.always).entries()) {
      if (one.target === undefined && person.done.includes(`always.${i}`)) continue;
      if (!this.holds(one.guard, person, world)) continue;
      if (one.target === undefined) person.done.push(`always.${i}`);
      this.take(person, one, this.branch(one.guard, i), `always.${i}`, world);
      return true;
    }
    return false;
  }

  private branch(guard: unknown, index: number): string {
    if (index < 0) return 'else';
    return typeof guard === 'string' ? guard : String(index + 1);
  }

  private holds(guard: unknown, person: PlainPerson, world: World): boolean {
    if (guard === undefined) return true;
    const scope = {
      ...world,
      contactId: 'ann',
      account: null,
      history: [],
      enrolment: { visits: person.visits, state: person.state },
    };
    return plainlyHolds(guard, scope, this.flow.conditions);
  }

  private take(person: PlainPerson, one: PlainTransition, label: string, key: string, world: World): void {
    const target = one.target;
    if (target === undefined) return this.act(person, one.actions, `${key} stay`, world);
    for (const mail of person.mails) {
      const here = mail.state === person.state && mail.visit === this.visit(person);
      if (here && mail.status === 'pending' && !mail.immediately) mail.status = 'withdrawn';
    }
    this.act(person, one.actions, `${key} go`, world);
    person.path.push(label, target);
    this.enter(person, target, world);
  }

  private enter(person: PlainPerson, state: string, world: World): void {
    person.state = state;
    person.visits[state] = this.visit(person) + 1;
    person.enteredAt = world.now;
    person.clock = null;
    person.fired = [];
    person.done = [];
    this.act(person, this.flow.states[state]?.entry, 'entry.', world);
    if (this.flow.states[state]?.type === 'final') person.status = 'completed';
    else if (this.awaited(person).length === 0) person.clock = world.now;
  }

  private act(person: PlainPerson, actions: unknown, key: string, world: World): void {
    for (const [i, action] of (this.list(actions) as Loose[]).entries()) {
      if (action['send'] !== undefined) this.plan(person, action, `${key}${i}`);
      else if (action['handoff'] !== undefined) {
        this.handedOver = true;
        person.did.push('handoff');
      } else if (action['score'] !== undefined)
        person.did.push(`score ${JSON.stringify(action['score'])} ${world.now}`);
    }
  }

  private plan(person: PlainPerson, action: Loose, key: string): void {
    const visit = this.visit(person);
    // A mail of a visit is planned at most once.
    if (person.mails.some((one) => one.action === action && one.state === person.state && one.visit === visit)) return;
    person.mails.push({
      mail: action['send'] as string,
      key,
      state: person.state,
      visit,
      kind: (action['kind'] as string | undefined) ?? 'marketing',
      immediately: action['immediately'] === true,
      status: 'pending',
      action,
    });
  }

  private end(person: PlainPerson, kind: 'goal' | 'exit', one: Loose): void {
    person.status = kind === 'goal' ? 'converted' : 'exited';
    for (const mail of person.mails) {
      if (mail.status === 'pending' && mail.kind !== 'service') mail.status = 'withdrawn';
    }
    this.act(person, one['actions'], '', { now: 0, contact: {}, event: null });
    person.path.push(kind);
  }

  private list(one: unknown): PlainTransition[] {
    if (one === undefined) return [];
    const all: unknown[] = Array.isArray(one) ? one : [one];
    return all.map((each) => (typeof each === 'string' ? { target: each } : (each as PlainTransition)));
  }
}
