import { referenceDocument, referenceModel } from '../../../../test/support/reference-world';
import { compileFlow } from '../flow';
import type { FlowDocument } from '../flow';
import type { Instant } from '../time';
import { absorbContact, firstProfile } from './index';
import type { ContactChanges, ContactState, EnrolmentRecord, FlowBook, Profile, WaitingEvent } from './index';

const DAY = 86_400_000;
const start = Date.parse('2026-11-23T10:00:00Z');
const model = referenceModel();

/** One contact that is absorbed again and again, as the database would keep it. */
class Subject {
  state: ContactState;
  now: Instant = start;
  private readonly book: FlowBook;
  private ids = 0;
  private count = 0;
  paused = new Set<string>();

  constructor(flows: readonly FlowDocument[], profile: Partial<Profile> = {}) {
    const compiled = flows.map((flow) => compileFlow(flow, { version: 1 }));
    this.book = {
      current: compiled,
      versionOf: (id) => compiled.find((flow) => flow.id === id) ?? null,
      statusOf: (id) => (this.paused.has(id) ? 'paused' : 'active'),
    };
    this.state = {
      id: '7',
      email: 'ann@example.com',
      profile: { ...firstProfile(start), ...profile },
      account: null,
      consent: { mail: true, tracking: true },
      enrolments: [],
      ledger: [],
      history: [],
      sentMails: [],
    };
  }

  event(type: string, properties: Record<string, unknown> = {}, more: Partial<WaitingEvent> = {}): WaitingEvent {
    const id = `e${++this.count}`;
    const base = { id, type, properties, at: this.now, receivedAt: this.now, contactId: '7' };
    return { ...base, profile: null, mail: null, verdict: 'human', ...more };
  }

  absorb(...events: WaitingEvent[]): ContactChanges {
    const inputs = { events, nextEnrolmentId: () => String(++this.ids) };
    const changes = absorbContact(model, this.book, this.state, inputs, this.now);
    const kept = this.state.enrolments.map(
      (record) => changes.updated.find((other) => other.enrolment.id === record.enrolment.id) ?? record,
    );
    this.state = {
      ...this.state,
      profile: changes.profile ?? this.state.profile,
      enrolments: [...kept, ...changes.inserted],
      ledger: [...this.state.ledger, ...changes.ledger],
      history: [...this.state.history, ...events],
    };
    return changes;
  }

  walk(flow: string): EnrolmentRecord | undefined {
    return this.state.enrolments.find((record) => record.enrolment.flowId === flow);
  }

  at(flow: string): string | undefined {
    return this.walk(flow)?.enrolment.state;
  }
}

const download = (subject: Subject): WaitingEvent => subject.event('asset.downloaded', { asset: 'b2b-maturity-model' });

describe('absorbing one contact', () => {
  it('scores first: a guard sees the points of the very event that it looks at', () => {
    const flow: FlowDocument = {
      id: 'warm',
      enrol: { on: 'asset.downloaded', guard: { 'contact.score': { $gte: 20 } } },
      initial: 'in',
      states: { in: { wait: 'forever', on: { 'page.viewed': 'in' } } },
    };
    const subject = new Subject([flow]);
    subject.absorb(download(subject));
    expect(subject.at('warm')).toBe('in');
  });

  it('changes nothing but the number of the event where nothing follows from it', () => {
    const subject = new Subject([referenceDocument]);
    const changes = subject.absorb(subject.event('meeting.moved'));
    expect(changes).toMatchObject({ ledger: [], inserted: [], updated: [], tasks: [], events: [] });
    expect(changes.profile?.eventSeq).toBe(1);
  });

  it('writes nothing at all when nothing waits', () => {
    expect(new Subject([referenceDocument]).absorb().profile).toBeNull();
  });

  it('counts in the company’s zone where somebody’s own is none', () => {
    const subject = new Subject([referenceDocument], { fields: { timezone: 'Mars/Olympus' } });
    const { inserted } = subject.absorb(download(subject));
    expect(inserted).toMatchObject([{ setAside: null, enrolment: { state: 'sent' } }]);
  });

  it('hands a mail what its enrolment remembers, and what enrolled it', () => {
    const flow: FlowDocument = {
      id: 'webinar',
      enrol: { on: 'webinar.registered', remember: { startsAt: 'event.startsAt' } },
      initial: 'in',
      states: { in: { entry: [{ send: 'invite', kind: 'service' }], wait: 'forever', on: { 'page.viewed': 'in' } } },
    };
    const subject = new Subject([flow]);
    const properties = { startsAt: '2026-12-10T10:00:00Z' };
    expect(subject.absorb(subject.event('webinar.registered', properties)).tasks).toMatchObject([
      { queue: 'send-mail', payload: { enrolment: properties, event: properties } },
    ]);
  });

  it('closes the open handoff when a deal is won outside, and only then', () => {
    const subject = new Subject([], { score: 60 });
    expect(subject.absorb(subject.event('deal.won', { amount: 5 })).tasks).toEqual([]);
    const warm = new Subject([], { score: 60 });
    warm.absorb(download(warm));
    expect(warm.absorb(warm.event('deal.won', { amount: 5 })).tasks).toMatchObject([
      { queue: 'close-handoff', payload: { amount: 5 } },
    ]);
  });

  it('scores an event a week old, but moves, enrols and hands over nobody by it', () => {
    const subject = new Subject([referenceDocument], { score: 70 });
    const old = { at: start - 8 * DAY };
    const changes = subject.absorb({ ...download(subject), ...old });
    expect(changes.ledger).toMatchObject([{ points: 20, at: start - 8 * DAY }]);
    expect(changes).toMatchObject({ inserted: [], tasks: [], stageChanges: [] });
  });

  it('hands over at the threshold once, with its reason, and makes an SQL', () => {
    const subject = new Subject([], { score: 60 });
    const changes = subject.absorb(download(subject));
    expect(changes.tasks).toMatchObject([{ queue: 'create-handoff', payload: { because: 'score reached 80' } }]);
    expect(changes.stageChanges).toMatchObject([{ from: 'lead', to: 'sql' }]);
    expect(changes.events).toMatchObject([{ type: 'stage.changed', properties: { from: 'lead', to: 'sql' } }]);
    const more = subject.absorb(subject.event('form.submitted', { form: 'contact' }));
    expect(more.tasks).toEqual([]);
  });

  it('keeps the stages in order: a newcomer is a lead from their first event on, however late one comes', () => {
    const subject = new Subject([]);
    subject.state = { ...subject.state, profile: null };
    const earlier = start - DAY;
    const asked = { ...subject.event('form.submitted', { form: 'contact' }), at: earlier };
    expect(subject.absorb(asked).stageChanges).toMatchObject([
      { at: earlier, to: 'lead' },
      { at: earlier, to: 'sql' },
    ]);
    const won = { ...subject.event('deal.won', { amount: 5 }), at: earlier - DAY };
    expect(subject.absorb(won).stageChanges).toMatchObject([{ at: earlier, from: 'sql', to: 'customer' }]);
  });

  it('overwrites fields when the sender is trusted, and only fills empty ones when not', () => {
    const subject = new Subject([], { fields: { company: 'Example' } });
    const said = (company: string, trusted: boolean): WaitingEvent =>
      subject.event('form.submitted', {}, { profile: { fields: { company, role: 'marketing' }, trusted } });
    subject.absorb(said('Somebody', false));
    expect(subject.state.profile?.fields).toEqual({ company: 'Example', role: 'marketing' });
    subject.absorb(said('Somebody', true));
    expect(subject.state.profile?.fields).toEqual({ company: 'Somebody', role: 'marketing' });
  });

  it('disqualifies by what the data says, whatever the score', () => {
    const subject = new Subject([]);
    const changes = subject.absorb(
      subject.event('form.submitted', { form: 'contact' }, { profile: { fields: { role: 'student' }, trusted: true } }),
    );
    expect(changes.profile).toMatchObject({ stage: 'disqualified', score: 80 });
    expect(changes.tasks).toEqual([]);
  });

  it('enrols at once whom a fact brings into a segment, and who was in it before by a sweep alone', () => {
    const flow: FlowDocument = {
      id: 'mini',
      enrol: { segment: { 'contact.role': 'buyer' }, again: 'always' },
      initial: 'in',
      states: { in: { type: 'final' } },
    };
    const subject = new Subject([flow]);
    const walks = (): number => subject.state.enrolments.length;
    subject.absorb(subject.event('page.viewed'));
    expect(walks()).toBe(0);
    subject.absorb(subject.event('form.submitted', {}, { profile: { fields: { role: 'buyer' }, trusted: true } }));
    expect(walks()).toBe(1);
    subject.absorb(subject.event('page.viewed'), subject.event('segment.matched', { flow: 'other' }));
    expect(walks()).toBe(1);
    subject.absorb(subject.event('segment.matched', { flow: 'mini' }));
    expect(walks()).toBe(2);
    subject.paused.add('mini');
    subject.absorb(subject.event('segment.matched', { flow: 'mini' }));
    expect(walks()).toBe(2);
  });

  it('lets a machine change nothing', () => {
    const subject = new Subject([referenceDocument]);
    subject.absorb(download(subject));
    const [mail] = subject.state.enrolments;
    const origin = { mailId: '1', enrolmentId: mail?.enrolment.id ?? '', state: 'sent', visit: 1, action: 'entry.0' };
    const opened = { mail: { ...origin, name: 'whitepaper-delivery' }, verdict: 'machine' as const };
    const changes = subject.absorb(subject.event('mail.opened', {}, opened));
    expect(changes).toMatchObject({ ledger: [], tasks: [] });
    expect(subject.at('b2b-maturity-whitepaper')).toBe('sent');
  });

  it('holds a timer back that would lead to a mail while sales has the contact, and fires it afterwards', () => {
    const flow: FlowDocument = {
      id: 'drip',
      enrol: { on: 'quiz.completed' },
      sending: { topic: 'whitepapers' },
      initial: 'waits',
      states: {
        waits: { after: { '2 days': 'mails' } },
        mails: { entry: [{ send: 'more' }], after: { '3 days': 'end' } },
        end: { type: 'final' },
      },
    };
    const subject = new Subject([flow]);
    subject.absorb(subject.event('quiz.completed'));
    subject.absorb(subject.event('handoff.created'));
    subject.now += 3 * DAY;
    expect(subject.absorb().tasks).toEqual([]);
    expect(subject.walk('drip')).toMatchObject({ dueAt: null, enrolment: { state: 'waits' } });
    const after = subject.absorb(subject.event('handoff.lost', { reason: 'price' }));
    expect(after.tasks.map((task) => task.queue)).toEqual(['send-mail']);
    expect(subject.at('drip')).toBe('mails');
  });

  it('lets the timers of a paused flow wait', () => {
    const subject = new Subject([referenceDocument], {});
    subject.absorb(download(subject));
    subject.paused.add('b2b-maturity-whitepaper');
    subject.now += 30 * DAY;
    subject.absorb();
    expect(subject.walk('b2b-maturity-whitepaper')).toMatchObject({ dueAt: null, enrolment: { state: 'sent' } });
  });

  it('sets the date on which a recycled contact comes back, and takes them where sales says', () => {
    const back: FlowDocument = {
      id: 'back',
      enrol: { on: 'quiz.completed' },
      initial: 'rests',
      states: { rests: { after: { 'at contact.recycleOn': 'end', '400 days': 'end' } }, end: { type: 'final' } },
    };
    const subject = new Subject([back]);
    subject.absorb(subject.event('handoff.created'));
    subject.absorb(subject.event('handoff.recycled', { reason: 'not-now', until: '2027-01-15', flow: 'back' }));
    expect(subject.state.profile).toMatchObject({ stage: 'recycled', fields: { recycleOn: '2027-01-15' } });
    expect(new Date(subject.walk('back')?.dueAt ?? 0)).toEqual(new Date('2027-01-14T23:00:00Z'));
  });

  it.each([
    ['competitor', 'disqualified'],
    ['too-far', 'lead'],
  ])('takes the stage from the reason of a rejection: %s', (reason, stage) => {
    const subject = new Subject([]);
    subject.absorb(subject.event('handoff.created'), subject.event('handoff.rejected', { reason }));
    expect(subject.state.profile?.stage).toBe(stage);
  });

  it("carries out a flow's own actions: points, fields, tags, stage, tasks, other flows", () => {
    const acts: FlowDocument = {
      id: 'acts',
      name: 'Acts',
      enrol: { on: 'quiz.completed' },
      initial: 'all',
      states: {
        all: {
          entry: [
            { score: 12 },
            { set: { interest: 'pricing' } },
            { tag: ['hot', 'quiz'] },
            { untag: 'hot' },
            { subscribe: 'newsletter' },
            { notify: { team: 'sales', template: 'look' } },
            { webhook: { url: 'https://x.example/hook' } },
            { enrol: 'other' },
          ],
          wait: 'forever',
          on: { 'page.viewed': 'end' },
        },
        end: { type: 'final', entry: [{ score: { reset: true } }, { leave: 'other' }] },
      },
    };
    const other: FlowDocument = {
      id: 'other',
      initial: 'in',
      states: { in: { wait: 'forever', on: { 'deal.won': 'in' } } },
    };
    const subject = new Subject([acts, other]);
    const changes = subject.absorb(subject.event('quiz.completed'));
    expect(changes.profile).toMatchObject({ score: 12, fields: { interest: 'pricing' }, tags: ['quiz'] });
    expect(changes.ledger).toMatchObject([{ rule: 'flow:acts', points: 12, because: 'Acts' }]);
    expect(changes.tasks.map((task) => task.queue)).toEqual(['change-subscription', 'notify', 'webhook']);
    expect(subject.at('other')).toBe('in');
    const ended = subject.absorb(subject.event('page.viewed'));
    expect(ended.profile?.score).toBe(0);
    expect(subject.walk('other')?.enrolment.status).toBe('left');
  });

  it('lets other flows see at once what one of them changed', () => {
    const tags: FlowDocument = {
      id: 'a-later',
      enrol: { on: 'quiz.completed' },
      initial: 'waits',
      states: {
        waits: { wait: 'forever', always: { guard: { 'contact.interest': 'pricing' }, target: 'saw' } },
        saw: { type: 'final' },
      },
    };
    const sets: FlowDocument = {
      id: 'b-sets',
      enrol: { on: 'content.rated' },
      initial: 'sets',
      states: { sets: { type: 'final', entry: [{ set: { interest: 'pricing' } }] } },
    };
    const subject = new Subject([tags, sets]);
    subject.absorb(subject.event('quiz.completed'));
    subject.absorb(subject.event('content.rated'));
    expect(subject.walk('a-later')?.enrolment).toMatchObject({ state: 'saw', status: 'completed' });
  });

  it('answers a download asked for again once an hour, also after the walk has ended', () => {
    const subject = new Subject([referenceDocument]);
    subject.absorb(download(subject));
    subject.absorb(subject.event('meeting.booked'));
    subject.now += 2 * 3_600_000;
    const again = subject.absorb(download(subject), download(subject));
    expect(again.tasks.map((task) => task.key)).toEqual(['mail:1:sent:1:entry.0:again:4']);
    subject.now += 60_000;
    expect(subject.absorb(download(subject)).tasks).toEqual([]);
    expect(subject.state.enrolments).toHaveLength(1);
  });

  it('does the same for the same', () => {
    const run = (): ContactChanges[] => {
      const subject = new Subject([referenceDocument], { score: 40 });
      return [
        subject.absorb(download(subject)),
        subject.absorb(subject.event('page.viewed', { url: 'https://x.example/pricing' })),
      ];
    };
    expect(run()).toEqual(run());
  });
});
