import { absorbContact, firstProfile } from '@nurture/core/absorb';
import type { ContactState, EventEffects, FlowBook, PlannedTask, WaitingEvent } from '@nurture/core/absorb';
import { compileFlow, type FlowDocument } from '@nurture/core/flow';
import { referenceDocument, referenceModel } from '../support/reference-world';
import { randomFrom } from './sessions';

const full = process.env['NURTURE_TEST_FULL'] === '1';
const HOUR = 3_600_000;
const start = Date.parse('2026-11-23T10:00:00Z');
const model = referenceModel();
/** The reference funnel without its handoff, and a flow of tags, points and fields beside it. */
const beside: FlowDocument = {
  id: 'beside',
  enrol: { on: 'asset.downloaded', again: 'always' },
  initial: 'a',
  states: {
    a: {
      wait: 'forever',
      on: {
        'mail.opened': { of: 'contact', target: 'b', guard: { 'contact.score': { $gte: 22 } } },
        'mail.clicked': { of: 'contact', target: 'b' },
        'cta.viewed': 'd',
      },
    },
    d: { wait: 'forever', on: { 'page.viewed': 'c' } },
    b: { entry: [{ score: 7 }, { tag: 'b' }, { set: { seen: true } }], on: { 'page.viewed': 'c' }, after: { '2 hours': 'a' } },
    c: { type: 'final' },
  },
}; // prettier-ignore
const flows = [referenceDocument, beside].map((flow) => compileFlow(flow, { version: 1 }));
const book: FlowBook = {
  current: flows,
  versionOf: (id) => flows.find((flow) => flow.id === id) ?? null,
  statusOf: () => 'active',
};

/** One contact with what the database would keep of them; nothing that is planned ever begins. */
class Life {
  state: ContactState;
  private readonly effects = new Map<string, EventEffects>();
  private readonly absorbed: WaitingEvent[] = [];
  private readonly revised = new Set<string>();
  private tasks: PlannedTask[] = [];
  private steps: { enrolmentId: string; seq: number }[] = [];
  private ids = 0;

  constructor() {
    this.state = {
      id: '7',
      email: 'ann@example.com',
      profile: firstProfile(start),
      account: null,
      consent: { mail: true, tracking: true },
      enrolments: [],
      ledger: [],
      history: [],
      sentMails: [],
    };
  }

  absorb(now: number, ...events: WaitingEvent[]): void {
    const about = events.filter(({ type }) => type === 'evidence.revised').map(({ properties }) => String(properties.event)); // prettier-ignore
    const contact = { ...this.state, revisions: new Map(about.flatMap((id) => this.revisionOf(id))) };
    const inputs = { events, nextEnrolmentId: () => String(++this.ids) };
    const changes = absorbContact(model, book, contact, inputs, now);
    about.forEach((id) => this.revised.add(id));
    changes.effects.forEach((each) => this.effects.set(each.eventId, each));
    this.absorbed.push(...events);
    this.steps.push(...changes.steps);
    this.tasks = [...this.tasks.filter((task) => !changes.unplanned.includes(task.key)), ...changes.tasks];
    const kept = this.state.enrolments.map(
      (record) => changes.updated.find((other) => other.enrolment.id === record.enrolment.id) ?? record,
    );
    this.state = {
      ...this.state,
      profile: changes.profile ?? this.state.profile,
      enrolments: [...kept, ...changes.inserted],
      ledger: [...this.state.ledger, ...changes.ledger],
      history: [...this.state.history, ...events].filter((event) => !this.revised.has(event.id)),
    };
  }

  /** What must be the same whether a machine's deed was taken back or never came. */
  outcome(): unknown {
    const { profile, enrolments, ledger } = this.state;
    const scored = profile && {
      score: profile.score,
      stage: profile.stage,
      tags: profile.tags,
      fields: profile.fields,
    };
    return {
      ...scored,
      ledger: ledger.reduce((sum, line) => sum + line.points, 0),
      lines: pointsByRule(ledger),
      walks: enrolments.map(({ enrolment: { flowId, status, state, visit, visits, timers } }) => ({ flowId, status, state, visit, visits, timers })), // prettier-ignore
      tasks: this.tasks.map((task) => task.key.replace(/:\d+$/, '')).sort(),
    };
  }

  private revisionOf(id: string): [string, NonNullable<ReturnType<typeof this.revision>>][] {
    const revision = this.revision(id);
    return revision && !this.revised.has(id) ? [[id, revision]] : [];
  }

  private revision(id: string) {
    const effects = this.effects.get(id);
    const at = this.absorbed.findIndex((event) => event.id === id);
    const later = this.absorbed.slice(at + 1).filter((event) => !this.revised.has(event.id));
    const lastSteps = new Map(this.steps.map((step) => [step.enrolmentId, step.seq]));
    return effects && { effects, idle: new Set(this.tasks.map((task) => task.key)), later, lastSteps };
  }
}

function pointsByRule(ledger: ContactState['ledger']): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of ledger) sums[line.rule] = (sums[line.rule] ?? 0) + line.points;
  return Object.fromEntries(Object.entries(sums).filter(([, points]) => points !== 0).sort()); // prettier-ignore
}

let ids = 0;
const event = (type: string, at: number, more: Partial<WaitingEvent> = {}): WaitingEvent => ({
  id: `e${++ids}`,
  type,
  at,
  receivedAt: at,
  contactId: '7',
  properties: type === 'asset.downloaded' ? { asset: 'b2b-maturity-model' } : { url: '/blog/x', mail: 'whitepaper-delivery' },
  profile: null,
  mail: null,
  verdict: 'human',
  ...more,
}); // prettier-ignore

/** An open or a click of the delivery mail: of the first walk, which is in the reference funnel. */
const ofMail = (type: string, at: number): WaitingEvent =>
  event(type, at, {
    mail: { mailId: '1', enrolmentId: '1', state: 'sent', visit: 1, action: 'entry.0', name: 'whitepaper-delivery' },
  });

describe('a verdict that turned', () => {
  it('leaves score, ledger, walks and plans as if the machine had never come, where nothing had been sent', () => {
    for (let run = 0; run < (full ? 2_000 : 150); run++) {
      const random = randomFrom(9_001 + run);
      const [told, never] = [new Life(), new Life()];
      const both = (now: number, ...events: WaitingEvent[]): void => [told, never].forEach((life) => life.absorb(now, ...events)); // prettier-ignore
      both(start, event('asset.downloaded', start));
      both(start + 1_000, ofMail('mail.accepted', start + 1_000));
      const clickAt = start + HOUR;
      const machine = ofMail(random() < 0.5 ? 'mail.clicked' : 'mail.opened', clickAt);
      if (random() < 0.3) both(clickAt - 1_000, event('page.viewed', clickAt - 1_000));
      const turned = event('evidence.revised', clickAt + 5_000, { properties: { event: machine.id } });
      if (random() < 0.3) told.absorb(clickAt + 5_000, machine, turned);
      else {
        told.absorb(clickAt, machine);
        if (random() < 0.4) both(clickAt + 2_000, event('cta.viewed', clickAt + 2_000));
        told.absorb(clickAt + 5_000, turned);
      }
      never.absorb(clickAt + 5_000);
      if (random() < 0.5) both(clickAt + HOUR, ofMail('mail.clicked', clickAt + HOUR));
      if (random() < 0.5) both(clickAt + 2 * HOUR, event('page.viewed', clickAt + 2 * HOUR));
      both(clickAt + 100 * HOUR);
      expect([run, told.outcome()]).toEqual([run, never.outcome()]);
    }
  });
});
