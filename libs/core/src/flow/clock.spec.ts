import { small, Stroll } from '../../../../test/reference/stroll';
import { sendsMarketing, step } from '.';

const wait = { wait: 'forever' } as const;
const fin = { type: 'final' } as const;
const slow = { accepts: false };

describe('the clock of a visit', () => {
  const two = small({ a: { entry: [{ send: 'm' }, { tag: 'x' }, { send: 'n' }], after: { '3 days': 'b' } }, b: fin });

  it('starts on entry where no mail is sent', () => {
    const stroll = new Stroll(small({ a: { entry: { tag: 'x' }, after: { '3 days': 'b' } }, b: fin })).on('start.now');
    expect(stroll.enrolment.clockStartedAt).toBe(stroll.now);
    expect(stroll.timers).toBe('3 days: 2026-11-26T09:00:00.000Z');
  });

  it.each(['mail.accepted', 'mail.failed', 'mail.skipped', 'mail.doubted'])(
    'starts with the last outcome of its mails, such as %s',
    (type) => {
      const stroll = new Stroll(two, slow).on('start.now');
      const [first, last] = stroll.sends;
      expect(stroll.enrolment.awaiting).toEqual(['entry.0', 'entry.2']);
      stroll.pass('1 day').accept(first, type);
      expect(stroll.enrolment).toMatchObject({ awaiting: ['entry.2'], clockStartedAt: null, timers: [] });
      stroll.pass('1 day').accept(last, type);
      expect(stroll.enrolment).toMatchObject({ awaiting: [], clockStartedAt: stroll.now });
      expect(stroll.timers).toBe('3 days: 2026-11-28T09:00:00.000Z');
    },
  );

  it('starts at the moment of acceptance, even when that is heard of later', () => {
    const stroll = new Stroll(small({ a: { entry: { send: 'm' }, after: { '3 days': 'b' } }, b: fin }), slow).on(
      'start.now',
    );
    const accepted = stroll.now + 60_000;
    stroll.pass('5 days').aboutMail('mail.accepted', stroll.sends[0], { at: accepted });
    expect(stroll.enrolment.clockStartedAt).toBe(accepted);
    expect(stroll.pass('0 minutes').path).toBe('a -> 3 days -> b');
  });

  it('is not started by a mail of another state, visit or enrolment', () => {
    const stroll = new Stroll(small({ a: { entry: { send: 'm' }, on: { again: 'a' }, ...wait } }), slow)
      .on('start.now')
      .on('again');
    const [first, second] = stroll.sends;
    stroll.accept(first);
    expect(stroll.enrolment.awaiting).toEqual(['entry.0']);
    expect(stroll.accept(second).enrolment.awaiting).toEqual([]);
  });

  it('lets outcomes also be listened to', () => {
    const a = { entry: { send: 'm' }, on: { 'mail.failed': 'b' }, after: { '3 days': 'c' } };
    const stroll = new Stroll(small({ a, b: fin, c: fin }), slow).on('start.now').accept(undefined, 'mail.failed');
    expect(stroll.path).toBe('a -> failed -> b');
  });
});

describe('timers', () => {
  it('try their transitions in order, and go by without one whose guard holds', () => {
    const hot = { guard: { 'contact.score': { $gte: 50 } } };
    const flow = small({
      a: { after: { '2 days': { ...hot, target: 'b' }, '1 day': { actions: { tag: 'x' } }, '5 days': 'c' } },
      b: fin,
      c: fin,
    });
    const stroll = new Stroll(flow).on('start.now').pass('1 day');
    expect(stroll.last).toMatchObject([{ do: 'tag' }]);
    expect(stroll.pass('4 days').path).toBe('a -> 5 days -> c');
    expect(new Stroll(flow, { contact: { score: 60 } }).on('start.now').pass('5 days').path).toBe('a -> 2 days -> b');
  });

  it('of another state or visit, or that are not due, change nothing', () => {
    const stroll = new Stroll(small({ a: { on: { again: 'a' }, after: { '3 days': 'b' } }, b: fin }))
      .on('start.now')
      .on('again');
    const { flow, enrolment, facts } = stroll;
    const late = { ...facts, now: facts.now + 4 * 86_400_000 };
    const timer = { kind: 'timer', key: '3 days', state: 'a' } as const;
    expect(step(flow, enrolment, { ...timer, visit: 1 }, late).enrolment).toBe(enrolment);
    expect(step(flow, enrolment, { ...timer, visit: 2, state: 'b' }, late).enrolment).toBe(enrolment);
    expect(step(flow, enrolment, { ...timer, visit: 2 }, facts).enrolment).toBe(enrolment);
    const fired = step(flow, enrolment, { ...timer, visit: 2 }, late);
    expect(fired.enrolment.status).toBe('completed');
    expect(step(flow, fired.enrolment, { ...timer, visit: 2 }, late).enrolment).toBe(fired.enrolment);
  });

  const dated = small(
    {
      a: {
        after: {
          '7 days before enrolment.startsAt': 'week',
          '1 day before enrolment.startsAt': 'day',
          'at enrolment.startsAt': 'now',
        },
      },
      week: fin,
      day: fin,
      now: fin,
    },
    { remember: { startsAt: 'event.startsAt' } },
  );
  const webinar = (startsAt: string | null) => new Stroll(dated).on('start.now', { startsAt });

  it('before a date come then, and those already past do not', () => {
    expect(webinar('2026-12-10T10:00:00+01:00').pass('30 days').path).toBe(
      'a -> 7 days before enrolment.startsAt -> week',
    );
    expect(webinar('2026-11-26T10:00:00+01:00').timers).toBe(
      '1 day before enrolment.startsAt: 2026-11-25T09:00:00.000Z; at enrolment.startsAt: 2026-11-26T09:00:00.000Z',
    );
  });

  it('that are all past: the latest fires', () => {
    expect(webinar('2026-11-20T10:00:00+01:00').pass('0 minutes').path).toBe('a -> at enrolment.startsAt -> now');
  });

  it('whose date is missing are absent', () => expect(webinar(null).timers).toBe(''));

  it('are computed again when their date moves, and what fired does not fire again', () => {
    const after = { '1 day': { actions: { tag: 'x' } }, 'at contact.recycleOn': 'b', '30 days': 'c' };
    const stroll = new Stroll(small({ a: { after }, b: fin, c: fin })).on('start.now').pass('2 days');
    expect(stroll.timers).toBe('30 days: 2026-12-23T09:00:00.000Z');
    stroll.knows({ recycleOn: '2026-12-01' });
    expect(stroll.timers).toBe('at contact.recycleOn: 2026-11-30T23:00:00.000Z; 30 days: 2026-12-23T09:00:00.000Z');
    stroll.knows({ recycleOn: '2026-12-02' });
    expect(stroll.timers).toContain('at contact.recycleOn: 2026-12-01T23:00:00.000Z');
    // Moved into the past: it doesn't fire while another is to come.
    stroll.knows({ recycleOn: '2026-11-01' });
    expect(stroll.timers).toBe('30 days: 2026-12-23T09:00:00.000Z');
    stroll.knows({ recycleOn: null });
    expect(stroll.pass('40 days').path).toBe('a -> 30 days -> c');
    expect(stroll.actions).toHaveLength(1);
  });

  it('whose date comes while a slow worker sleeps still fire', () => {
    const after = { 'at contact.recycleOn': 'b', '30 days': 'c' };
    const stroll = new Stroll(small({ a: { after }, b: fin, c: fin }), { contact: { recycleOn: '2026-11-25' } }).on(
      'start.now',
    );
    stroll.now += 10 * 86_400_000;
    expect(stroll.knows({ other: 1 }).pass('0 minutes').path).toBe('a -> at contact.recycleOn -> b');
  });

  it('can be tried beforehand, to see whether marketing would be sent', () => {
    const states = {
      a: { after: { '1 day': 'b', '2 days': 'c' } },
      b: { entry: { send: 'm' }, ...wait },
      c: fin,
    } as const;
    const { flow, enrolment, facts } = new Stroll(small(states)).on('start.now');
    const due = { ...facts, now: facts.now + 2 * 86_400_000 };
    const would = (key: string) =>
      sendsMarketing(step(flow, enrolment, { kind: 'timer', key, state: 'a', visit: 1 }, due));
    expect(would('1 day')).toBe(true);
    expect(would('2 days')).toBe(false);
  });

  it('may stand on the next weekday', () => {
    const stroll = new Stroll(small({ a: { after: { 'next tue 10:00': 'b' } }, b: fin })).on('start.now');
    expect(stroll.timers).toBe('next tue 10:00: 2026-11-24T09:00:00.000Z');
  });
});
