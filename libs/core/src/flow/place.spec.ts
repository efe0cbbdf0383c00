import { small, Stroll } from '../../../../test/reference/stroll';
import { FlowError, type FlowDocument } from '.';

const wait = { wait: 'forever' } as const;
const fin = { type: 'final' } as const;
const slow = { accepts: false };
const begin = (document: FlowDocument, options: ConstructorParameters<typeof Stroll>[1] = {}): Stroll =>
  new Stroll(document, options).on('start.now');

const before = small({ a: { entry: { send: 'm' }, after: { '3 days': 'b' } }, b: fin });
const withAfter = (after: Record<string, string>, more: FlowDocument['states'] = {}): FlowDocument =>
  small({ x: { entry: { send: 'other' }, after }, b: fin, c: fin, ...more });

describe('somebody who is moved to another version', () => {
  it('is placed without entering: the same visit, nothing sent, the clock from the same start', () => {
    const stroll = begin(before)
      .pass('1 day')
      .moveTo(withAfter({ '5 days': 'c' }), 'x');
    expect(stroll.enrolment).toMatchObject({ state: 'x', visit: 1, flowVersion: 2, visits: { a: 1, x: 1 } });
    expect(stroll.mails).toBe('m');
    expect(stroll.timers).toBe('5 days: 2026-11-28T09:00:00.000Z');
    expect(stroll.pass('4 days').path).toBe('a -> migrated -> x -> 5 days -> c');
  });

  it('keeps what is due where the state is the same, whatever else changed', () => {
    const changed = small({ a: { entry: { send: 'new' }, after: { '3 days': 'b' } }, b: fin });
    const stroll = begin(before).pass('1 day');
    const { timers } = stroll;
    expect(stroll.moveTo(changed).timers).toBe(timers);
    expect(stroll.traces.at(-1)).toMatchObject({ event: 'migrate', from: 'a', to: 'a', moves: [] });
    expect(stroll.traces.at(-1)?.notes).toEqual(['moved from version 1 to version 2']);
  });

  it('misses moments that are past by the new version, unless all are: then the latest comes', () => {
    const some = begin(before)
      .pass('2 days')
      .moveTo(withAfter({ '1 day': 'b', '5 days': 'c' }), 'x');
    expect(some.timers).toBe('5 days: 2026-11-28T09:00:00.000Z');
    const all = begin(before)
      .pass('2 days')
      .moveTo(withAfter({ '1 hour': 'b', '1 day': 'c' }), 'x');
    expect(all.timers).toBe('1 day: 2026-11-24T09:00:00.000Z');
    expect(all.pass('0 minutes').path).toBe('a -> migrated -> x -> 1 day -> c');
  });

  it('does not get what it missed when a date moves later', () => {
    const dates = { '1 day': 'b', '5 days': 'c', '2 days before contact.recycleOn': 'c' };
    const stroll = begin(before, { contact: { recycleOn: '2027-02-01' } }).pass('2 days');
    stroll.moveTo(withAfter(dates), 'x').knows({ recycleOn: '2027-03-01' });
    expect(stroll.timers).toMatch(/^5 days: .*; 2 days before contact.recycleOn: 2027-02-26T/);
  });

  it('still gets what was due already and has not come yet', () => {
    const stroll = begin(small({ a: { after: { '1 day': {}, '3 days': 'b' } }, b: fin }));
    stroll.now += 2 * 86_400_000;
    stroll.moveTo(small({ a: { after: { '1 day': {}, '9 days': 'b' } }, b: fin }));
    expect(stroll.timers).toContain('1 day: 2026-11-24T09:00:00.000Z; 9 days');
  });

  it('does not hear again what fired before', () => {
    const stay = { '1 day': { actions: { tag: 'seen' } }, '9 days': 'b' };
    const stroll = begin(small({ a: { after: stay }, b: fin })).pass('2 days');
    expect(stroll.moveTo(small({ a: { after: { ...stay, '20 days': 'b' } }, b: fin })).timers).not.toContain('1 day:');
  });

  it('hears the outcome of a mail that is still on its way, under its old name', () => {
    const stroll = begin(before, slow)
      .pass('1 day')
      .moveTo(withAfter({ '5 days': 'c' }), 'x');
    expect(stroll.enrolment).toMatchObject({ awaiting: ['entry.0'], timers: [] });
    stroll.accept();
    expect(stroll.enrolment).toMatchObject({ awaiting: [], clockStartedAt: stroll.now });
    expect(stroll.timers).toContain('5 days');
  });

  it('counts a click in a mail of the old name as one of this visit', () => {
    const clicks = small({ x: { on: { 'mail.clicked': { of: 'state', target: 'c' } }, ...wait }, c: fin });
    expect(begin(before).moveTo(clicks, 'x').clicks().path).toBe('a -> migrated -> x -> clicked -> c');
  });

  it('takes back mails of every name that the visit had, once it is left', () => {
    const next = small({ x: { on: { 'thing.done': 'y' }, ...wait }, y: { ...wait } });
    const stroll = begin(before, slow).moveTo(next, 'x').on('thing.done');
    const withdrawn = stroll.last.flatMap((action) =>
      action.do === 'withdraw' && action.scope === 'state' ? [`${action.state} ${action.visit}`] : [],
    );
    expect(withdrawn).toEqual(['x 1', 'a 1']);
    expect(stroll.enrolment.former).toBeUndefined();
  });

  it('never gets a mail of a stay twice in one visit, wherever the new version has it', () => {
    const send = { actions: { send: 'extra' } };
    const one = small({ a: { on: { 'thing.done': send }, ...wait } });
    const other = small({ z: { on: { 'else.done': {}, 'thing.done': [{ guard: { 'event.n': 9 } }, send] }, ...wait } });
    const stroll = begin(one).on('thing.done').moveTo(other, 'z').on('thing.done', { n: 1 });
    expect(stroll.mails).toBe('extra');
    expect(stroll.moveTo(one, 'a').on('thing.done').mails).toBe('extra');
    expect(stroll.enrolment).toMatchObject({ state: 'a', visit: 1 });
  });

  it('comes back to the very visit that it left', () => {
    const stroll = begin(before).pass('1 day');
    const { timers, enrolment } = stroll;
    stroll.moveTo(withAfter({ '9 days': 'c' }), 'x').moveTo(before, 'a');
    const { state, visit, visits, clockStartedAt } = stroll.enrolment;
    expect({ state, visit, clockStartedAt }).toEqual({
      state: 'a',
      visit: 1,
      clockStartedAt: enrolment.clockStartedAt,
    });
    expect(visits).toEqual({ a: 1, x: 1 });
    expect(stroll.timers).toBe(timers);
  });

  it('gets a number of its own where the state was visited before, so that its mails are others', () => {
    const two = small({ a: { on: { 'thing.done': 'b' }, ...wait }, b: { on: { 'thing.done': 'a' }, ...wait } });
    const stroll = begin(two).on('thing.done').moveTo(two, 'a');
    expect(stroll.enrolment).toMatchObject({ state: 'a', visit: 2, visits: { a: 2, b: 1 } });
  });

  it('enters the state where that is asked: a new visit, with its mails and a clock of its own', () => {
    const stroll = begin(before)
      .pass('2 days')
      .moveTo(withAfter({ '1 day': 'c' }), 'x', true);
    expect(stroll.mails).toBe('m');
    stroll.pass('0 minutes');
    expect(stroll.mails).toBe('m, other');
    expect(stroll.enrolment).toMatchObject({ state: 'x', visit: 2, clockStartedAt: stroll.now });
  });

  it('waits to enter, whatever happens meanwhile', () => {
    const stroll = begin(before, slow)
      .pass('2 days')
      .moveTo(withAfter({ '1 day': 'c' }), 'x', true);
    stroll.accept();
    expect(stroll.timers).toContain('@enter');
    expect(stroll.pass('0 minutes').mails).toBe('m, other');
  });

  it('ends where it is put in a final state', () => {
    const stroll = begin(before).moveTo(withAfter({ '1 day': 'c' }), 'c');
    expect(stroll.enrolment).toMatchObject({ status: 'completed', endedAt: stroll.now, timers: [] });
  });

  it('leads on at once where the new version has a condition that holds', () => {
    const warm = { guard: { 'contact.score': { $gte: 50 } }, target: 'c' };
    const next = small({ a: { always: warm, after: { '3 days': 'c' } }, c: fin });
    const moved = (score: number) => begin(before, { contact: { score } }).moveTo(next).pass('0 minutes');
    expect(moved(60)).toMatchObject({ status: 'completed' });
    expect(moved(10).timers).toBe('3 days: 2026-11-26T09:00:00.000Z');
  });

  it('leaves by an exit that only the new version has', () => {
    const next = { ...before, exit: { guard: { 'contact.stage': 'customer' } } };
    const stroll = begin(before, { contact: { stage: 'customer' } })
      .moveTo(next)
      .pass('0 minutes');
    expect(stroll.status).toBe('exited');
  });

  it('is put nowhere where nobody can be', () => {
    const choice = small({ a: { type: 'choice', branches: [], else: 'b' }, b: fin });
    expect(() => begin(before).moveTo(choice, 'a')).toThrow(FlowError);
    expect(() => begin(before).moveTo(before, 'nowhere')).toThrow(FlowError);
  });
});
