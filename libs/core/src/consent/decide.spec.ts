import fc from 'fast-check';
import { type ConsentChange, decideConsent } from './decide';
import { emailHash } from './email-hash';
import { allowsMarketing, type ConsentState, NO_CONSENT } from './state';

const signUp = { type: 'sign-up', mail: true, tracking: false, topics: [], confirmed: true, mayAsk: true } as const;
const run = (changes: readonly ConsentChange[], from: ConsentState = NO_CONSENT) =>
  changes.reduce((state, change) => decideConsent(state, change).state, from);
const told = (state: ConsentState, change: ConsentChange) =>
  decideConsent(state, change).events.map(({ type, properties }) => [type, ...Object.values(properties)].join(' '));

describe('consent', () => {
  it('is given at once by a sign-up that counts, and tells so per topic', () => {
    expect(told(NO_CONSENT, { ...signUp, tracking: true, topics: ['a', 'b'] })).toEqual([
      'consent.given mail',
      'contact.subscribed a',
      'contact.subscribed b',
      'consent.given tracking',
    ]);
  });

  it('stays unconfirmed, allows no marketing and causes no event until the mailbox owner confirms', () => {
    const stranger = { ...signUp, confirmed: false, tracking: true };
    const decision = decideConsent(NO_CONSENT, stranger);
    expect(decision).toMatchObject({ confirmationWanted: true, events: [], state: { mail: 'unconfirmed' } });
    expect(allowsMarketing(decision.state, null)).toBe(false);
    expect(told(decision.state, { type: 'confirm' })).toEqual([
      'consent.given mail',
      'contact.subscribed',
      'consent.given tracking',
    ]);
  });

  it('is not lifted by a fresh sign-up after an unsubscribe, but by its confirmation', () => {
    const left = run([signUp, { type: 'unsubscribe', topic: null }]);
    const again = decideConsent(left, signUp);
    expect(again).toMatchObject({ confirmationWanted: true, state: { mail: 'withdrawn', asked: ['mail'] } });
    expect(run([{ type: 'confirm' }], again.state).mail).toBe('given');
  });

  it('asks nothing of an unsubscribed person when a trusted system merely repeats the sign-up', () => {
    const left = run([signUp, { type: 'unsubscribe', topic: null }]);
    expect(decideConsent(left, { ...signUp, mayAsk: false })).toEqual({
      state: left,
      entries: [],
      events: [],
      confirmationWanted: false,
    });
  });

  it('never comes back after a complaint', () => {
    const changes: ConsentChange[] = [
      signUp,
      { type: 'complain' },
      signUp,
      { type: 'confirm' },
      { type: 'choose', shown: ['a'], on: ['a'] },
      { type: 'flow-subscribe', topic: 'a', offByFlow: true },
    ];
    expect(run(changes)).toMatchObject({ mail: 'withdrawn', complained: true });
  });

  it('a link that was asked for before an unsubscribe confirms nothing after it', () => {
    const asked = run([
      { ...signUp, confirmed: false },
      { type: 'unsubscribe', topic: null },
    ]);
    expect(run([{ type: 'confirm' }], asked)).toMatchObject({ mail: 'withdrawn', asked: [] });
  });

  it('leaves the other topics when one is stopped', () => {
    const state = run([signUp, { type: 'unsubscribe', topic: 'a' }]);
    expect([allowsMarketing(state, 'a'), allowsMarketing(state, 'b')]).toEqual([false, true]);
  });

  it('after everything was stopped, keeps the rest when the single topic is chosen instead', () => {
    const state = run([signUp, { type: 'unsubscribe', topic: null }, { type: 'choose', shown: ['a', 'b'], on: ['b'] }]);
    expect([allowsMarketing(state, 'a'), allowsMarketing(state, 'b')]).toEqual([false, true]);
  });

  it('choosing no topic at all stops everything', () => {
    expect(told(run([signUp]), { type: 'choose', shown: ['a', 'b'], on: [] })).toEqual([
      'contact.unsubscribed',
      'consent.withdrawn mail',
    ]);
  });

  it('lets a flow take back its own unsubscribe, and not the person’s', () => {
    const off = run([signUp, { type: 'unsubscribe', topic: 'a' }]);
    const subscribe = { type: 'flow-subscribe', topic: 'a' } as const;
    expect(run([{ ...subscribe, offByFlow: true }], off).topicsOff).toEqual([]);
    expect(run([{ ...subscribe, offByFlow: false }], off).topicsOff).toEqual(['a']);
  });

  it('does not bring a stopped topic back when a form is sent again: it asks', () => {
    const off = run([signUp, { type: 'unsubscribe', topic: 'a' }]);
    const again = decideConsent(off, { ...signUp, topics: ['a', 'b'] });
    expect(again).toMatchObject({ confirmationWanted: true, state: { topicsOff: ['a'], asked: ['topic:a'] } });
    expect(run([{ type: 'confirm' }], again.state).topicsOff).toEqual([]);
  });
});

const topics = ['a', 'b', 'c'];
const someTopics = fc.subarray(topics);
const anyChange: fc.Arbitrary<ConsentChange> = fc.oneof(
  fc.record({
    type: fc.constant('sign-up' as const),
    mail: fc.boolean(),
    tracking: fc.boolean(),
    topics: someTopics,
    confirmed: fc.boolean(),
    mayAsk: fc.boolean(),
  }),
  fc.constantFrom<ConsentChange>(
    { type: 'confirm' },
    { type: 'give-tracking' },
    { type: 'withdraw-tracking' },
    { type: 'complain' },
    { type: 'unsubscribe', topic: null },
  ),
  fc.constantFrom(...topics).map((topic) => ({ type: 'unsubscribe' as const, topic })),
  someTopics.map((on) => ({ type: 'choose' as const, shown: topics, on })),
  fc.record({
    type: fc.constant('flow-subscribe' as const),
    topic: fc.constantFrom(...topics),
    offByFlow: fc.boolean(),
  }),
);

/** A plain model: may this topic be mailed about, and may a confirmation still turn something on? */
class Model {
  mail = false;
  everWithdrawn = false;
  spam = false;
  tracking = false;
  off = new Set<string>();
  pending = new Set<string>();

  apply(change: ConsentChange): void {
    if (change.type === 'complain') this.spam = true;
    if (change.type === 'give-tracking') this.trackingGiven();
    if (change.type === 'withdraw-tracking') this.trackingGone();
    if (change.type === 'complain' || (change.type === 'unsubscribe' && change.topic === null)) this.stop();
    if (change.type === 'unsubscribe' && change.topic !== null) this.drop(change.topic);
    if (change.type === 'flow-subscribe' && change.offByFlow && !this.spam) this.take(change.topic);
    if (change.type === 'choose') this.choose(change.on);
    if (change.type === 'confirm') this.confirm();
    if (change.type === 'sign-up') this.signUp(change);
  }

  trackingWithdrawn = false;
  private trackingGiven() {
    this.tracking = true;
    this.trackingWithdrawn = false;
    this.pending.delete('tracking');
  }
  private trackingGone() {
    this.tracking = false;
    this.trackingWithdrawn = true;
    this.pending.delete('tracking');
  }
  private mailGiven() {
    this.mail = true;
    this.everWithdrawn = false;
    this.pending.delete('mail');
  }
  private stop() {
    this.mail = false;
    this.everWithdrawn = true;
    for (const what of [...this.pending]) if (what !== 'tracking') this.pending.delete(what);
  }
  private drop(topic: string) {
    this.off.add(topic);
    this.pending.delete(`topic:${topic}`);
  }
  private take(topic: string) {
    if (this.off.delete(topic)) this.pending.delete(`topic:${topic}`);
  }
  private choose(on: readonly string[]) {
    if (on.length === 0) return this.stop();
    if (this.spam) return;
    this.mailGiven();
    for (const topic of topics)
      if (on.includes(topic)) this.take(topic);
      else this.drop(topic);
  }
  private confirm() {
    for (const what of [...this.pending]) {
      if (what === 'tracking') this.trackingGiven();
      else if (this.spam) continue;
      else if (what === 'mail') this.mailGiven();
      else this.take(what.slice('topic:'.length));
    }
    this.pending.clear();
  }
  private signUp(change: Extract<ConsentChange, { type: 'sign-up' }>) {
    if (change.mail && !this.spam) {
      if (!this.mail && !this.everWithdrawn && change.confirmed) this.mailGiven();
      else if (!this.mail && (change.mayAsk || !this.everWithdrawn)) this.pending.add('mail');
      if (change.mayAsk) for (const topic of change.topics) if (this.off.has(topic)) this.pending.add(`topic:${topic}`);
    }
    if (change.tracking) {
      if (!this.tracking && !this.trackingWithdrawn && change.confirmed) this.trackingGiven();
      else if (!this.tracking && (change.mayAsk || !this.trackingWithdrawn)) this.pending.add('tracking');
    }
  }
}

describe('any sequence of changes', () => {
  const runs = process.env.NURTURE_TEST_FULL === '1' ? 20_000 : 1_000;

  it('ends where a plain model says', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 20 }), (changes) => {
        const model = new Model();
        for (const change of changes) model.apply(change);
        const state = run(changes);
        expect(state.tracking === 'given').toBe(model.tracking);
        expect(new Set(state.asked)).toEqual(model.pending);
        for (const topic of topics) {
          expect(allowsMarketing(state, topic)).toBe(model.mail && !model.spam && !model.off.has(topic));
        }
      }),
      { numRuns: runs },
    );
  });

  it('repeats without a trace, but for a confirmation that is asked for again', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), anyChange, (changes, change) => {
        const once = decideConsent(run(changes), change);
        const twice = decideConsent(once.state, change);
        expect(twice).toMatchObject({ state: once.state, entries: [], events: [] });
      }),
      { numRuns: runs },
    );
  });
});

describe('the hash of a suppressed address', () => {
  it('is the same for the same secret and address, and another for any other', () => {
    const hash = emailHash('a secret of the workspace', 'ann@example.com').toString('hex');
    expect(emailHash('a secret of the workspace', 'ann@example.com').toString('hex')).toBe(hash);
    expect(emailHash('another secret', 'ann@example.com').toString('hex')).not.toBe(hash);
    expect(emailHash('a secret of the workspace', 'bob@example.com').toString('hex')).not.toBe(hash);
  });
});
