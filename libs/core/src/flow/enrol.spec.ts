import { small, Stroll } from '../../../../test/reference/stroll';
import { enrolDirectly, inSegment, leave, type ActionDocument, type FlowDocument } from '.';

const wait = { wait: 'forever' } as const;
const fin = { type: 'final' } as const;
const short = { a: { on: { stop: 'z' }, ...wait }, z: fin };

function walk(more: Partial<FlowDocument> = {}): Stroll {
  return new Stroll(small(short, more));
}

describe('enrolment', () => {
  it('is by any of several triggers whose guard holds', () => {
    const enrol = [{ on: ['start.now', 'start.later'], guard: { 'event.n': 1 } }, { on: 'start.other' }];
    expect(walk({ enrol }).on('start.now', { n: 2 }).enrolments).toHaveLength(0);
    expect(walk({ enrol }).on('start.later', { n: 1 }).enrolments).toHaveLength(1);
    expect(walk({ enrol }).on('start.other').enrolments).toHaveLength(1);
  });

  it('is once and never again, unless the author says so', () => {
    const ended = (again?: string) =>
      walk({ enrol: { on: 'start.now', ...(again && { again }) } })
        .on('start.now')
        .on('stop');
    expect(ended().pass('1 year').on('start.now').enrolments).toHaveLength(1);
    expect(ended('always').on('start.now').enrolments).toHaveLength(2);
    expect(ended('after 90 days').pass('89 days').on('start.now').enrolments).toHaveLength(1);
    expect(ended('after 90 days').pass('90 days').on('start.now').enrolments).toHaveLength(2);
  });

  it('is at most one at a time, whatever `again` says', () => {
    const stroll = walk({ again: 'always' }).on('start.now').on('start.now');
    expect(stroll.enrolments).toHaveLength(1);
    expect(stroll.on('stop').on('start.now').enrolments).toHaveLength(2);
  });

  it('is one per key, and events that carry it must match', () => {
    const keyed = walk({ key: 'event.webinar' }).on('start.now', { webinar: 'x' }).on('start.now', { webinar: 'y' });
    expect(keyed.enrolments.map(({ key }) => key)).toEqual(['x', 'y']);
    expect(keyed.on('start.now', { webinar: 'x' }).enrolments).toHaveLength(2);
    keyed.on('stop', { webinar: 'x' });
    expect(keyed.enrolments.map(({ key, status }) => `${key} ${status}`).sort()).toEqual(['x completed', 'y active']);
    expect(keyed.on('stop').enrolments.every(({ status }) => status === 'completed')).toBe(true);
  });

  it('remembers what it is told to, once, and counts visits', () => {
    const a = {
      on: {
        round: 'a',
        'start.now': {},
        done: { guard: { 'enrolment.visits.a': 3, 'enrolment.color': 'red' }, target: 'z' },
      },
      ...wait,
    };
    const remember = { color: 'event.color', zone: 'contact.timezone', none: 'event.none' };
    const stroll = new Stroll(small({ a, z: fin }, { remember }))
      .on('start.now', { color: 'red' })
      .on('start.now', { color: 'blue' });
    expect(stroll.enrolment.remembered).toEqual({ color: 'red', zone: 'Europe/Amsterdam', none: null });
    expect(stroll.on('round').on('done').state).toBe('a');
    expect(stroll.on('round').on('done').state).toBe('z');
  });

  it('is never by a fetched download, a machine, or an event of last week', () => {
    expect(walk({ enrol: { on: 'asset.opened' } }).on('asset.opened').enrolments).toHaveLength(0);
    const clicks = walk({ enrol: { on: 'mail.clicked' } });
    expect(clicks.on('mail.clicked', {}, { verdict: 'machine' }).enrolments).toHaveLength(0);
    expect(clicks.on('mail.clicked').enrolments).toHaveLength(1);
    const late = walk();
    expect(late.on('start.now', {}, { at: late.now - 7 * 86_400_000 - 1 }).enrolments).toHaveLength(0);
  });

  it('is by segment for whom its condition holds, and by hand for everybody', () => {
    const { flow, facts } = walk({ enrol: { segment: { 'contact.country': 'NL' } } });
    const dutch = { ...facts, contact: { country: 'NL' } };
    const newcomer = { id: 'n1', contactId: 'ann', seq: 7 };
    expect(inSegment(flow, 'ann', facts)).toBe(false);
    expect(inSegment(flow, 'ann', dutch)).toBe(true);
    expect(enrolDirectly(flow, newcomer, facts, [], true)).toBeNull();
    const result = enrolDirectly(flow, newcomer, dutch, [], true);
    expect(result?.enrolment).toMatchObject({ id: 'n1', state: 'a', lastSeq: 7, status: 'active' });
    if (result === null) throw new Error();
    expect(enrolDirectly(flow, { ...newcomer, id: 'n2' }, dutch, [result.enrolment], true)).toBeNull();
    const gone = leave(flow, result.enrolment, dutch).enrolment;
    expect(enrolDirectly(flow, { ...newcomer, id: 'n2' }, dutch, [gone], true)).toBeNull();
    expect(enrolDirectly(flow, { ...newcomer, id: 'n2' }, facts, [gone])).not.toBeNull();
  });

  it('answers the same download asked for again in later states, and after the end, with the service mails alone', () => {
    const a = { entry: [{ send: 'paper', kind: 'service' }, { send: 'hello' }] as const, on: { stop: 'z' }, ...wait };
    const flow = small({ a, z: fin }, { enrol: { on: 'asset.downloaded' } });
    const stroll = new Stroll(flow).on('asset.downloaded', { asset: 'x' }).on('stop').pass('2 hours');
    stroll.on('asset.downloaded', { asset: 'y' });
    expect(stroll.mails).toBe('paper, hello');
    stroll.on('asset.downloaded', { asset: 'x' });
    expect(stroll.mails).toBe('paper, hello, paper');
    expect(stroll.enrolments).toMatchObject([{ status: 'completed', asks: { count: 1 } }]);
  });

  it('withdraws a service mail asked for again when its state is left', () => {
    const a = { entry: { send: 'paper', kind: 'service' } as const, on: { stop: 'z' }, ...wait };
    const stroll = new Stroll(small({ a, z: fin }, { enrol: { on: 'asset.downloaded' } })).on('asset.downloaded', {
      asset: 'x',
    });
    stroll.pass('2 hours').on('asset.downloaded', { asset: 'x' }).on('stop');
    expect(stroll.last).toMatchObject([{ do: 'withdraw', scope: 'state', state: 'a', visit: 1 }]);
  });
});

describe('actions', () => {
  const acting = (entry: ActionDocument | readonly ActionDocument[], more: Partial<FlowDocument> = {}, options = {}) =>
    new Stroll(small({ a: { entry, ...wait } }, more), options).on('start.now', { startsAt: '2026-12-01T10:00:00Z' });

  it.each<[ActionDocument, object]>([
    [{ score: 5 }, { do: 'score', points: 5, reset: false }],
    [{ score: { reset: true } }, { do: 'score', points: 0, reset: true }],
    [{ set: { country: 'NL' } }, { do: 'set', fields: { country: 'NL' } }],
    [{ tag: 'x' }, { do: 'tag', tags: ['x'] }],
    [{ untag: ['x', 'y'] }, { do: 'untag', tags: ['x', 'y'] }],
    [{ subscribe: 'news' }, { do: 'subscribe', topic: 'news' }],
    [{ unsubscribe: 'news' }, { do: 'unsubscribe', topic: 'news' }],
    [{ stage: 'mql' }, { do: 'stage', stage: 'mql' }],
    [
      { notify: 'sales', template: 't', due: '1 day' },
      { do: 'notify', team: 'sales', template: 't', due: '1 day', options: {} },
    ],
    [{ webhook: 'https://x.example' }, { do: 'webhook', options: { url: 'https://x.example' } }],
    [{ handoff: true }, { do: 'handoff', because: null, options: {} }],
    [{ handoff: { because: 'keen', team: 'east' } }, { do: 'handoff', because: 'keen', options: { team: 'east' } }],
    [{ enrol: 'other' }, { do: 'enrol', flow: 'other' }],
    [{ leave: 'other' }, { do: 'leave', flow: 'other' }],
  ])('%j', (action, expected) => {
    expect(acting(action).actions).toEqual([{ ...expected, key: 'entry.0', state: 'a', visit: 1 }]);
  });

  it('send with what the mail says, or else the flow', () => {
    const sending = { topic: 'news', window: 'office', priority: 3, gap: '2 days' };
    const own = { send: 'n', topic: 'own', window: { from: '09:00' }, priority: 9, gap: '1 day', immediately: true };
    const stroll = acting([{ send: 'm' }, own, { send: 's', kind: 'service' }], { sending });
    expect(stroll.sends).toMatchObject([
      { mail: 'm', topic: 'news', window: 'office', priority: 3, gap: '2 days', immediately: false, kind: 'marketing' },
      { mail: 'n', topic: 'own', window: { from: '09:00' }, priority: 9, gap: '1 day', immediately: true },
      { mail: 's', topic: null, kind: 'service' },
    ]);
  });

  it.each([
    ['enrolment.startsAt', '2026-12-01T10:00:00.000Z'],
    ['1 hour before enrolment.startsAt', '2026-12-01T09:00:00.000Z'],
    ['at event.startsAt', '2026-12-01T10:00:00.000Z'],
    ['2 days', '2026-11-25T09:00:00.000Z'],
    ['2026-12-24', '2026-12-23T23:00:00.000Z'],
  ])('send not after %s', (notAfter, expected) => {
    const stroll = acting({ send: 'm', notAfter }, { remember: { startsAt: 'event.startsAt' } });
    expect(new Date(stroll.sends[0]?.notAfter ?? 0).toISOString()).toBe(expected);
  });

  it('send one of several variants, dealt stably and evenly', () => {
    const flow = small({ a: { entry: { send: 'm', variants: ['n', { mail: 'o', weight: 2 }] }, ...wait } });
    const mailOf = (contactId: string) =>
      new Stroll(flow, { accepts: false }).on('start.now', {}, { contactId }).sends[0];
    const dealt = Array.from({ length: 2000 }, (_, i) => mailOf(`p${i}`)?.mail);
    const share = (mail: string) => dealt.filter((one) => one === mail).length / dealt.length;
    for (const [mail, wanted] of [
      ['m', 0.25],
      ['n', 0.25],
      ['o', 0.5],
    ] as const) {
      expect(Math.abs(share(mail) - wanted)).toBeLessThan(0.05);
    }
    expect(mailOf('p1')).toEqual(mailOf('p1'));
  });

  it('send the next of a stream that was never sent and is not skipped, and say when none is left', () => {
    const streams = {
      reading: [{ mail: 'one' }, { mail: 'two', skip: { 'contact.score': { $gte: 50 } } }, { mail: 'three' }],
    };
    const a = {
      entry: [{ sendNext: 'reading' }],
      on: { next: 'a', 'stream.exhausted': 'z' },
      after: { '3 days': 'z' },
    };
    const stroll = new Stroll(small({ a, z: fin }), { streams }).on('start.now');
    expect(stroll.sends[0]).toMatchObject({ mail: 'one', stream: 'reading', topic: 'news' });
    stroll.contact['score'] = 60;
    expect(stroll.on('next').mails).toBe('one, three');
    stroll.contact['score'] = 0;
    expect(stroll.on('next').mails).toBe('one, three, two');
    stroll.on('next');
    expect(stroll.last).toMatchObject([{ do: 'emit', type: 'stream.exhausted', properties: { stream: 'reading' } }]);
    // Without a mail the clock runs from the entry.
    expect(stroll.enrolment.clockStartedAt).toBe(stroll.now);
    expect(stroll.on('stream.exhausted', { stream: 'reading' }).state).toBe('z');
    expect(stroll.flow.usesStreams).toBe(true);
  });

  it('send two different ones when a stream is asked twice in one step', () => {
    const streams = { reading: [{ mail: 'one' }, { mail: 'two' }] };
    expect(acting([{ sendNext: 'reading' }, { sendNext: 'reading' }], {}, { streams }).mails).toBe('one, two');
  });
});

describe('a flow that can’t be compiled', () => {
  it.each<[string, Partial<FlowDocument>]>([
    ['flow.target', { initial: 'nowhere' }],
    ['flow.target', { on: { 'thing.done': 'nowhere' } }],
    ['flow.action', { states: { a: { entry: {}, ...wait } } }],
    ['flow.action', { states: { a: { entry: { send: 'm', tag: 'x' }, ...wait } } }],
    ['flow.end-mail', { goal: { on: 'x', actions: { send: 'm' } } }],
    ['flow.stream', { states: { a: { entry: { sendNext: 'none' }, ...wait } } }],
    ['flow.weights', { states: { a: { type: 'split', branches: [{ weight: 0, target: 'a' }] } } }],
    ['condition.name', { on: { x: { guard: 'none', target: 'a' } } }],
    ['time.duration', { states: { a: { after: { soon: 'a' } } } }],
    ['time.repeat', { again: 'sometimes' }],
  ])('says why: %s', (code, more) => {
    expect(() => walk(more)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
