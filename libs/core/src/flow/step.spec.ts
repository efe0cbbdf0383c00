import { small, Stroll } from '../../../../test/reference/stroll';
import { compileFlow, FlowError, leave, step, type FlowDocument } from '.';

const wait = { wait: 'forever' } as const;
const fin = { type: 'final' } as const;
const days = (target: string) => ({ after: { '3 days': target } });

function start(document: FlowDocument, options: ConstructorParameters<typeof Stroll>[1] = {}): Stroll {
  return new Stroll(document, options).on('start.now', { n: 1 });
}

describe('one step', () => {
  const crowded = small(
    { a: { on: { 'thing.done': 'b' }, after: { '3 days': 'b' } }, b: fin, c: fin },
    { on: { 'thing.done': 'c', 'thing.other': 'c' } },
  );

  it('lets a goal win over an exit, an exit over the state, and the state over the root', () => {
    const goal = { on: 'thing.done', guard: { 'event.n': 1 } };
    const exit = { on: 'thing.done', guard: { 'event.n': { $lte: 2 } } };
    const walk = (n: number) => start({ ...crowded, goal, exit }).on('thing.done', { n }).path;
    expect(walk(1)).toBe('a -> thing.done -> goal');
    expect(walk(2)).toBe('a -> thing.done -> exit');
    expect(walk(3)).toBe('a -> thing.done -> b');
    expect(start(crowded).on('thing.other').path).toBe('a -> thing.other -> c');
  });

  it('takes the first transition whose guard holds, in document order', () => {
    const on = {
      'thing.done': [{ guard: { 'event.n': 1 }, target: 'b' }, { guard: { 'event.n': { $lt: 3 } }, target: 'c' }, 'd'],
    };
    const flow = small({ a: { on, ...wait }, b: fin, c: fin, d: fin });
    const states = [1, 2, 3].map((n) => start(flow).on('thing.done', { n }).state);
    expect(states).toEqual(['b', 'c', 'd']);
  });

  it('enrols with the event without hearing it: only conditions look at it', () => {
    const a = { on: { 'start.now': 'b' }, always: { guard: { 'event.n': 1 }, target: 'c' }, ...wait };
    expect(start(small({ a, b: fin, c: fin }, { goal: { on: 'start.now' } })).path).toBe('a -> 1 -> c');
  });

  it('does not step with an event that was before the enrolling one, nor one that is 7 days late', () => {
    const stroll = start(crowded);
    expect(stroll.on('thing.done', {}, { at: stroll.now - 1 }).state).toBe('a');
    expect(stroll.on('thing.done', {}, { at: stroll.now }).state).toBe('b');
    const late = start(small({ a: { on: { 'thing.done': 'b' }, ...wait }, b: fin })).pass('30 days');
    expect(late.on('thing.done', {}, { at: late.now - 8 * 86_400_000 }).state).toBe('a');
    expect(late.on('thing.done', {}, { at: late.now - 6 * 86_400_000 }).state).toBe('b');
  });

  it('changes nothing for a number that it has seen, or after the end', () => {
    const stroll = start(crowded).on('thing.unheard');
    const event = { seq: stroll.seq, id: 'x', type: 'thing.done', at: stroll.now, contactId: 'ann', properties: {} };
    const again = step(stroll.flow, stroll.enrolment, { kind: 'event', event }, stroll.facts);
    expect(again.enrolment).toBe(stroll.enrolment);
    expect(again.trace.notes).toEqual(['stepped before']);
    const ended = stroll.on('thing.done').enrolment;
    const later = step(stroll.flow, ended, { kind: 'event', event: { ...event, seq: 99 } }, stroll.facts);
    expect(later.enrolment).toBe(ended);
    expect(later.actions).toEqual([]);
  });

  it('runs the actions of a transition without a target and stays, timers running', () => {
    const on = { 'thing.done': { actions: [{ score: 5 }, { send: 'm' }] } };
    const stroll = start(small({ a: { on, after: { '3 days': 'b' } }, b: fin })).pass('1 day');
    const before = stroll.timers;
    stroll.on('thing.done').on('thing.done');
    expect(stroll.timers).toBe(before);
    expect(stroll.path).toBe('a');
    // Points each time; a mail is planned once a visit.
    expect(stroll.actions.map((action) => action.do)).toEqual(['score', 'send', 'score']);
    expect(stroll.sends[0]).toMatchObject({ key: 'on.thing.done.0.actions.1', state: 'a', visit: 1 });
  });

  it('re-enters the state that it targets itself: a new visit, with mails and clock anew', () => {
    const stroll = start(
      small({ a: { entry: { send: 'm' }, on: { 'thing.done': 'a' }, after: { '3 days': 'b' } }, b: fin }),
    );
    stroll.pass('1 day').on('thing.done');
    expect(stroll.enrolment).toMatchObject({ state: 'a', visit: 2, visits: { a: 2 } });
    expect(stroll.sends.map(({ visit }) => visit)).toEqual([1, 2]);
    expect(stroll.timers).toBe('3 days: 2026-11-27T09:00:00.000Z');
    expect(stroll.path).toBe('a -> thing.done -> a');
  });

  it('lets a state block the root with an empty {}, and the root never lead to where one is', () => {
    const states = { a: { on: { 'thing.done': {} }, ...wait }, b: { ...wait, on: { 'go.a': 'a' } } };
    const flow = small(states, { on: { 'thing.done': 'b', 'thing.more': 'b' } });
    const stroll = start(flow).on('thing.done');
    expect(stroll.path).toBe('a');
    stroll.on('thing.more').on('thing.more').on('thing.done');
    expect(stroll.path).toBe('a -> thing.more -> b');
    expect(stroll.enrolment.visit).toBe(1);
  });

  it('blocks also what only others did, such as a click of a mail outside this enrolment', () => {
    const root = { 'mail.clicked': { of: 'contact', target: 'b' } } as const;
    const foreign = { mailId: 'x', enrolmentId: null, state: null, visit: null, action: null, name: 'newsletter' };
    const open = start(small({ a: wait, b: fin }, { on: root })).on('mail.clicked', {}, { mail: foreign });
    const shut = start(small({ a: { on: { 'mail.clicked': {} }, ...wait }, b: fin }, { on: root }));
    expect(open.state).toBe('b');
    expect(shut.on('mail.clicked', {}, { mail: foreign }).state).toBe('a');
  });

  it('ends by condition after everything else, exits first, but not in the step that handed over', () => {
    const sql = { guard: { 'contact.stage': 'sql' } };
    const talk = { entry: { handoff: { because: 'warm' } }, on: { 'thing.done': {} }, ...wait };
    const flow = small({ a: { on: { 'thing.done': 'talk' }, ...wait }, talk }, { exit: sql, goal: sql });
    const stroll = start(flow);
    stroll.contact['stage'] = 'sql';
    stroll.on('thing.done');
    expect(stroll.path).toBe('a -> thing.done -> talk');
    expect(stroll.on('thing.unheard').path).toBe('a -> thing.done -> talk -> exit');
  });

  it('looks at exits by condition at every timer', () => {
    const stroll = start(
      small({ a: { after: { '3 days': 'b' } }, b: days('c'), c: fin }, { exit: { guard: { 'contact.gone': true } } }),
    );
    stroll.contact['gone'] = true;
    expect(stroll.pass('3 days').path).toBe('a -> 3 days -> b -> exit');
  });

  it('carries out what a goal or an exit says', () => {
    const goal = { on: 'thing.done', actions: [{ tag: 'won' }, { notify: { team: 'sales', due: '1 day' } }] };
    const stroll = start(small({ a: { ...wait } }, { goal })).on('thing.done');
    expect(stroll.last).toMatchObject([
      { do: 'withdraw', scope: 'enrolment', spare: 'service', reason: 'goal' },
      { do: 'tag', tags: ['won'], key: 'goal.0.actions.0' },
      { do: 'notify', team: 'sales', template: null, due: '1 day' },
    ]);
    expect(stroll.enrolment).toMatchObject({ status: 'converted', endedAt: stroll.now, timers: [], awaiting: [] });
  });

  it('is set aside when conditions lead round in a circle, and says which states', () => {
    const flow = small({ a: { always: 'b', ...wait }, b: { always: 'c', ...wait }, c: { always: 'a', ...wait } });
    const walking = () => start(flow);
    expect(walking).toThrow(FlowError);
    expect(walking).toThrow(expect.objectContaining({ code: 'flow.endless', states: ['a', 'b', 'c'] }) as Error);
  });

  it('goes through a hundred conditions in one step, and not through one more', () => {
    const chain = (length: number): FlowDocument['states'] => ({
      ...Object.fromEntries(
        Array.from({ length }, (_, i) => [`s${i}`, { type: 'choice', branches: [], else: `s${i + 1}` }]),
      ),
      [`s${length}`]: fin,
    });
    expect(start(small(chain(100))).status).toBe('completed');
    expect(() => start(small(chain(101)))).toThrow(FlowError);
  });

  it('hears an unsubscription from its own topic and from all, not from another', () => {
    const exit = { on: 'contact.unsubscribed' };
    const flow = small({ a: wait }, { exit });
    expect(start(flow).on('contact.unsubscribed', { topic: 'other' }).status).toBe('active');
    expect(start(flow).on('contact.unsubscribed', { topic: 'news' }).status).toBe('exited');
    expect(start(flow).on('contact.unsubscribed').status).toBe('exited');
  });

  it('is driven by no machine: not by its opens, clicks, replies and fetches', () => {
    const on = { 'mail.opened': 'b', 'mail.clicked': 'b', 'mail.replied': 'b', 'asset.opened': 'b' };
    for (const type of Object.keys(on)) {
      const stroll = start(small({ a: { entry: { send: 'm' }, on, ...wait }, b: fin }));
      for (const verdict of ['machine', 'automatic'] as const) stroll.aboutMail(type, stroll.sends[0], { verdict });
      expect(stroll.state).toBe('a');
      expect(stroll.aboutMail(type, stroll.sends[0], { verdict: 'human' }).state).toBe('b');
    }
  });

  it('takes people out, sparing their service mails', () => {
    const stroll = start(small({ a: wait }));
    const result = leave(stroll.flow, stroll.enrolment, stroll.facts);
    expect(result.enrolment).toMatchObject({ status: 'left', endedAt: stroll.now });
    expect(result.actions).toEqual([{ do: 'withdraw', scope: 'enrolment', spare: 'service', reason: 'left-flow' }]);
    expect(leave(stroll.flow, result.enrolment, stroll.facts).enrolment).toBe(result.enrolment);
  });

  it('says what it saw and why', () => {
    const conditions = { warm: { 'contact.score': { $gte: 50 } } };
    const a = {
      on: {
        'thing.done': [
          { guard: 'warm', target: 'b' },
          { guard: { 'event.n': 2 }, target: 'c' },
        ],
      },
      ...wait,
    };
    const stroll = start(small({ a, b: fin, c: fin }, { conditions })).on('thing.done', { n: 2 });
    expect(stroll.traces.at(-1)).toEqual({
      at: stroll.now,
      seq: 2,
      event: 'thing.done',
      from: 'a',
      to: 'c',
      cause: 'thing.done',
      moves: [{ from: 'a', cause: 'thing.done', to: 'c', end: null }],
      guards: [
        { guard: 'warm', held: false, values: { 'contact.score': 0 } },
        { guard: 'on.thing.done.1', held: true, values: { 'event.n': 2 } },
      ],
      actions: [],
      notes: [],
    });
  });
});

describe('whose events count', () => {
  const about = (state: string | null, visit: number | null, enrolmentId: string | null = 'n1') => ({
    mail: { mailId: 'x', enrolmentId, state, visit, action: 'entry.0', name: 'm' },
  });
  const listening = (of?: 'state' | 'enrolment' | 'contact' | 'account') =>
    small({
      a: { entry: { send: 'm' }, ...days('b') },
      b: { entry: { send: 'm' }, on: { 'mail.clicked': { target: 'c', ...(of && { of }) } }, ...wait },
      c: fin,
    });
  const heard = (of: Parameters<typeof listening>[0], more: object) =>
    start(listening(of)).pass('3 days').on('mail.clicked', {}, more).state === 'c';

  it('are by default those of any mail of this enrolment', () => {
    expect(heard(undefined, about('a', 1))).toBe(true);
    expect(heard(undefined, about('b', 1, 'another'))).toBe(false);
    expect(heard(undefined, {})).toBe(false);
  });

  it('are with `state` those of this visit of this state', () => {
    expect(heard('state', about('b', 1))).toBe(true);
    expect(heard('state', about('b', 2))).toBe(false);
    expect(heard('state', about('a', 1))).toBe(false);
  });

  it('are with `contact` any of the contact, with `account` any of the company', () => {
    expect(heard('contact', about(null, null, null))).toBe(true);
    expect(heard('contact', { ...about(null, null, null), contactId: 'bob' })).toBe(false);
    expect(heard('account', { ...about(null, null, null), contactId: 'bob' })).toBe(true);
    expect(compileFlow(listening('account')).accountListens).toEqual(new Set(['mail.clicked']));
  });

  it('are by default the contact’s own where they are not mails', () => {
    const flow = small({ a: { on: { 'thing.done': 'b' }, ...wait }, b: fin });
    expect(start(flow).on('thing.done', {}, { contactId: 'bob' }).state).toBe('a');
    expect(start(flow).on('thing.done').state).toBe('b');
  });
});

describe('leaving a state', () => {
  const entry = [{ send: 'm' }];
  const withdrawals = (stroll: Stroll) => stroll.last.filter((action) => action.do === 'withdraw');

  it('withdraws what has no outcome yet, but what leaves immediately', () => {
    const stroll = start(small({ a: { entry, on: { 'thing.done': 'b' }, ...wait }, b: fin }), { accepts: false });
    stroll.on('thing.done');
    expect(withdrawals(stroll)).toEqual([
      { do: 'withdraw', scope: 'state', state: 'a', visit: 1, spare: 'immediately', reason: 'left-state' },
    ]);
  });

  it('withdraws before the mails of the transition and of the next state are planned', () => {
    const on = { 'thing.done': { target: 'b', actions: { send: 'bridge' } } };
    const stroll = start(small({ a: { entry, on, ...wait }, b: { entry, ...wait } }), { accepts: false });
    stroll.on('thing.done');
    expect(stroll.traces.at(-1)?.actions).toEqual(['withdraw mails of a', 'send bridge', 'send m']);
    expect(stroll.sends.at(-2)).toMatchObject({ state: 'a', visit: 1, key: 'on.thing.done.0.actions.0' });
  });

  it('withdraws also what was planned while staying', () => {
    const on = { more: { actions: { send: 'extra' } }, stop: 'b' };
    const stroll = start(small({ a: { on, ...wait }, b: fin }), { accepts: false })
      .on('more')
      .on('stop');
    expect(withdrawals(stroll)).toMatchObject([{ scope: 'state', state: 'a', visit: 1 }]);
  });

  it('never withdraws those of a final state', () => {
    const stroll = start(small({ a: { on: { 'thing.done': 'b' }, ...wait }, b: { type: 'final', entry } }));
    stroll.on('thing.done');
    expect(withdrawals(stroll)).toEqual([]);
    expect(stroll.sends.at(-1)).toMatchObject({ final: true, state: 'b' });
  });
});

describe('states', () => {
  it('of kind choice lead on at once: to the first branch that holds, or else', () => {
    const conditions = { warm: { 'contact.score': { $gte: 50 } } };
    const branches = [
      { guard: 'warm', target: 'b' },
      { guard: { 'contact.score': { $gte: 20 } }, target: 'c' },
    ];
    const flow = small({ pick: { type: 'choice', branches, else: 'd' }, b: fin, c: fin, d: fin }, { conditions });
    const paths = [60, 30, 10].map((score) => start(flow, { contact: { score } }).path);
    expect(paths).toEqual(['pick -> warm -> b', 'pick -> 2 -> c', 'pick -> else -> d']);
  });

  it('of kind split deal people by weight, and the same person always the same way', () => {
    const branches = [
      { weight: 30, target: 'b' },
      { weight: 70, target: 'c' },
    ];
    const flow = small({ deal: { type: 'split', branches }, b: fin, c: fin });
    const dealt = (contactId: string) => new Stroll(flow).on('start.now', {}, { contactId }).path;
    const people = Array.from({ length: 4000 }, (_, i) => dealt(`person-${i}`));
    const share = people.filter((path) => path === 'deal -> 1 -> b').length / people.length;
    expect(share).toBeGreaterThan(0.27);
    expect(share).toBeLessThan(0.33);
    expect(people.every((path) => ['deal -> 1 -> b', 'deal -> 2 -> c'].includes(path))).toBe(true);
    expect(Array.from({ length: 50 }, (_, i) => dealt(`person-${i}`))).toEqual(people.slice(0, 50));
  });

  it('wait with `always` until it is true: on entry, after each event, at each change of a fact', () => {
    const conditions = { warm: { 'contact.score': { $gte: 50 } } };
    const flow = small({ a: { always: { guard: 'warm', target: 'b' }, ...days('c') }, b: fin, c: fin }, { conditions });
    expect(start(flow, { contact: { score: 50 } }).path).toBe('a -> warm -> b');
    expect(start(flow).knows({ score: 49 }).knows({ score: 51 }).path).toBe('a -> warm -> b');
    const byEvent = start(flow);
    byEvent.contact['score'] = 70;
    expect(byEvent.on('thing.unheard').path).toBe('a -> warm -> b');
    expect(start(flow).pass('3 days').path).toBe('a -> 3 days -> c');
  });

  it('wait with `always` until time alone makes it true', () => {
    const guard = { notDid: { event: 'page.viewed', within: '10 days' } };
    const flow = small({ a: { always: { guard, target: 'b' }, ...wait }, b: fin });
    const stroll = new Stroll(flow).on('page.viewed').on('start.now').pass('4 days').on('page.viewed');
    expect(stroll.timers).toBe('@always: 2026-12-07T09:00:00.001Z');
    expect(stroll.pass('10 days').state).toBe('a');
    expect(stroll.pass('1 minute').path).toBe('a -> 1 -> b');
    const quiet = new Stroll(flow).on('page.viewed').pass('9 days').on('start.now');
    expect(quiet.pass('23 hours').state).toBe('a');
    expect(quiet.pass('90 minutes').state).toBe('b');
  });

  it('act once a visit in an `always` without a target', () => {
    const always = [
      { guard: { 'contact.score': { $gte: 5 } }, actions: { tag: 'keen' } },
      { guard: { 'contact.score': { $gte: 9 } }, target: 'b' },
    ];
    const stroll = start(small({ a: { always, ...wait }, b: fin }))
      .knows({ score: 5 })
      .knows({ score: 6 });
    expect(stroll.actions).toHaveLength(1);
    expect(stroll.knows({ score: 9 }).path).toBe('a -> 2 -> b');
  });
});
