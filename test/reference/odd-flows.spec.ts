// Flows as odd as the language lets them be; what must come of each was derived by hand from docs/flow-language.md.
import { compileFlow, type FlowDocument, type StateDocument } from '@nurture/core/flow';
import { type Scenario, simulate, type Simulation } from '@nurture/core/simulate';
import { instantOf } from '@nurture/core/time';
import { referenceWorld } from '../support/reference-world';

const ZONE = 'Europe/Amsterdam';
/** A Monday. */
const START = '2026-11-23T10:00';

const flow = (states: FlowDocument['states'], more: Partial<FlowDocument> = {}): FlowDocument => ({
  id: 'odd',
  enrol: { on: 'trial.started' },
  sending: { topic: 'whitepapers' },
  initial: 'a',
  states,
  ...more,
});
const end: StateDocument = { type: 'final' };

function walk(documents: FlowDocument | readonly FlowDocument[], scenario: Scenario = {}): Simulation {
  const flows = [documents].flat().map((document) => compileFlow(document, { version: 1, streams: { empty: [] } }));
  const world = { ...referenceWorld([]), flows };
  const [chosen] = world.flows;
  if (chosen === undefined) throw new Error('no flow');
  const start = instantOf(scenario.start ?? START, ZONE);
  return simulate(world, chosen, scenario, { start: start ?? 0, seed: 1 });
}

const local = (at: number | null): string =>
  at === null ? 'never' : new Date(at).toLocaleString('sv-SE', { timeZone: ZONE }).slice(0, 16);
/** The path, and when it ended. */
const told = (one: Simulation): string => `${one.path} | ${local(one.endedAt)}`;
const mails = (one: Simulation): string[] => one.mails.map(({ mail, at }) => `${mail} ${local(at)}`);

describe('coming and staying', () => {
  it('a transition to its own state is a new visit: mails again, and timers from the start', () => {
    const one = walk(
      flow({ a: { entry: { send: 'm' }, on: { 'page.viewed': 'a' }, after: { '3 days': 'z' } }, z: end }),
      {
        events: [{ at: '+2 days', type: 'page.viewed' }],
      },
    );
    expect(told(one)).toBe('a -> page.viewed -> a -> 3 days -> z | 2026-11-28 10:00');
    expect(mails(one)).toEqual(['m 2026-11-23 10:00', 'm 2026-11-25 10:00']);
  });

  it('a transition without a target leaves the timers running', () => {
    const one = walk(
      flow({ a: { on: { 'page.viewed': { actions: { score: 1 } } }, after: { '3 days': 'z' } }, z: end }),
      {
        events: [{ at: '+2 days', type: 'page.viewed' }],
      },
    );
    expect(told(one)).toBe('a -> 3 days -> z | 2026-11-26 10:00');
    expect(one.score).toBe(1);
  });

  it('gives the same variant on every visit of a state', () => {
    const one = walk(
      flow({
        a: { entry: { send: 'm', variants: ['n'] }, on: { 'page.viewed': 'a' }, after: { '9 days': 'z' } },
        z: end,
      }),
      { events: [1, 2].map((days) => ({ at: `+${days} days`, type: 'page.viewed' })) },
    );
    expect(new Set(one.mails.map(({ mail }) => mail)).size).toBe(1);
    expect(one.mails).toHaveLength(3);
  });
});

describe('dates', () => {
  const dated = (after: StateDocument['after'], contact: Scenario['contact'], start?: string): string =>
    told(walk(flow({ a: { after, wait: 'forever' }, b: end, c: end }), { contact, ...(start ? { start } : {}) }));

  it.each([
    ['in the past, beside a duration, do not fire', { 'at contact.renewsOn': 'b', '3 days': 'c' }, { renewsOn: '2026-11-01' }, 'a -> 3 days -> c | 2026-11-26 10:00'],
    ['that are all past: the latest fires at once', { 'at contact.renewsOn': 'b', '7 days before contact.renewsOn': 'c' }, { renewsOn: '2026-11-01' }, 'a -> at contact.renewsOn -> b | 2026-11-23 10:00'],
    ['that are missing are absent', { 'at contact.renewsOn': 'b', '3 days': 'c' }, {}, 'a -> 3 days -> c | 2026-11-26 10:00'],
    ['that say no time begin with the day, in the contact’s zone', { 'at contact.renewsOn': 'b' }, { renewsOn: '2026-12-01', timezone: 'America/New_York' }, 'a -> at contact.renewsOn -> b | 2026-12-01 06:00'],
    ['before which business days are counted leave the weekend out', { '1 business day before contact.renewsOn': 'b' }, { renewsOn: '2026-11-30T09:00' }, 'a -> 1 business day before contact.renewsOn -> b | 2026-11-27 09:00'],
  ] as const)('%s', (_, after, contact, expected) => expect(dated(after, contact)).toBe(expected)); // prettier-ignore

  it.each([
    ['a month from the last of January is the last of February', { P1M: 'b' }, '2027-01-31T10:00', 'a -> P1M -> b | 2027-02-28 10:00'],
    ['a day over a change of the clocks keeps the time on the wall', { '1 day': 'b' }, '2027-03-27T10:00', 'a -> 1 day -> b | 2027-03-28 10:00'],
    ['24 hours over it do not', { '24 hours': 'b' }, '2027-03-27T10:00', 'a -> 24 hours -> b | 2027-03-28 11:00'],
    ['a time in the skipped hour moves forward', { 'next sun 02:30': 'b' }, '2027-03-24T10:00', 'a -> next sun 02:30 -> b | 2027-03-28 03:30'],
    ['a time in the hour that comes twice comes once', { 'next sun 02:30': 'b' }, '2027-10-27T10:00', 'a -> next sun 02:30 -> b | 2027-10-31 02:30'],
    ['the next Tuesday at a time that is past today is in a week', { 'next tue 09:00': 'b' }, '2026-11-24T10:00', 'a -> next tue 09:00 -> b | 2026-12-01 09:00'],
  ] as const)('%s', (_, after, start, expected) => expect(dated(after, {}, start)).toBe(expected)); // prettier-ignore
});

describe('conditions that time turns', () => {
  const quiet = { notDid: { event: 'page.viewed', within: '5 days' } };

  it('`always` comes at the very moment', () => {
    const one = walk(flow({ a: { always: { guard: quiet, target: 'z' }, wait: 'forever' }, z: end }), {
      history: [{ at: '-1 day', type: 'page.viewed' }],
    });
    expect(told(one)).toBe('a -> 1 -> z | 2026-11-27 10:00');
  });

  it('an exit by condition is looked at again at the next timer, before what it leads to is entered', () => {
    const one = walk(flow({ a: { after: { '6 days': 'b' } }, b: { entry: { send: 'm' }, after: { '1 day': 'z' } }, z: end }, { exit: { guard: quiet } }), {
      history: [{ at: '-1 hour', type: 'page.viewed' }],
    }); // prettier-ignore
    expect(one.mails).toEqual([]);
    expect(one.outcome).toBe('exited');
  });
});

describe('several flows at once', () => {
  const other = (id: string, states: FlowDocument['states'], more: Partial<FlowDocument> = {}): FlowDocument =>
    flow(states, { id, ...more });

  it('one that holds lets those of lower priority wait until it ends', () => {
    const low = other('low', { a: { entry: { send: 'm' }, after: { '1 day': 'z' } }, z: end }, { sending: { topic: 'whitepapers', priority: 3 } }); // prettier-ignore
    const high = other('high', { a: { after: { '2 days': 'z' } }, z: end }, { sending: { topic: 'whitepapers', priority: 8, holds: 'lower' } }); // prettier-ignore
    const one = walk([low, high]);
    const [mail] = one.mails;
    expect(one.mails).toHaveLength(1);
    // Asked again within a quarter of an hour: nobody says when another flow ends.
    expect((mail?.at ?? 0) - Date.parse('2026-11-25T10:00+01:00')).toBeLessThanOrEqual(15 * 60_000);
    expect((mail?.at ?? 0) >= Date.parse('2026-11-25T10:00+01:00')).toBe(true);
  });

  it('one may take people out of another and put them into a third', () => {
    const first = other('first', { a: { after: { '5 days': 'z' } }, z: end });
    const second = other('second', { a: { after: { '1 day': 'z' } }, z: { type: 'final', entry: [{ leave: 'first' }, { enrol: 'third' }] } }); // prettier-ignore
    const third = other('third', { a: { entry: { send: 'm' }, after: { '1 day': 'z' } }, z: end }, { enrol: { on: 'deal.won' } }); // prettier-ignore
    const one = walk([first, second, third]);
    expect([one.outcome, local(one.endedAt)]).toEqual(['left', '2026-11-24 10:00']);
    expect(mails(one)).toEqual(['m 2026-11-24 10:00']);
  });

  it('two that put people into each other for ever come to rest', () => {
    const again = { on: 'trial.started', again: 'always' } as const;
    const ping = other('ping', { a: { always: { target: 'z' } }, z: { type: 'final', entry: { enrol: 'pong' } } }, { enrol: again }); // prettier-ignore
    const pong = other('pong', { a: { always: { target: 'z' } }, z: { type: 'final', entry: { enrol: 'ping' } } }, { enrol: again }); // prettier-ignore
    const one = walk([ping, pong]);
    expect([one.path, one.setAside]).toEqual(['a -> 1 -> z', 'flows enrol in a circle: ping -> pong -> ping']);
  });

  it('one that begins anew at its own end does so once at a time', () => {
    const again = { on: 'trial.started', again: 'always' } as const;
    const round = other('round', { a: { entry: { send: 'm' }, after: { '30 days': 'z' } }, z: { type: 'final', entry: { enrol: 'round' } } }, { enrol: again, exit: { on: 'meeting.booked' } }); // prettier-ignore
    const one = walk(round, { events: [{ at: '+70 days', type: 'meeting.booked' }] });
    expect(mails(one)).toEqual(['m 2026-11-23 10:00', 'm 2026-12-23 10:00', 'm 2027-01-22 10:00']);
  });

  it('two that turn a stage back and forth come to rest', () => {
    const on = (to: string) => ({ on: 'stage.changed', guard: { 'event.to': to }, again: 'always' }) as const;
    const up = other('up', { a: { type: 'final', entry: { stage: 'mql' } } }, { enrol: on('lead') });
    const down = other('down', { a: { type: 'final', entry: { stage: 'lead' } } }, { enrol: on('mql') });
    const one = walk([flow({ a: { entry: { stage: 'mql' }, after: { '1 day': 'z' } }, z: end }), up, down]);
    expect(one.path).toBe('a -> 1 day -> z');
  });
});

describe('mails that come to nothing', () => {
  it('a stream that has nothing left says so, and the flow may hear it', () => {
    const one = walk(flow({ a: { entry: { sendNext: 'empty' }, on: { 'stream.exhausted': 'z' }, after: { '1 day': 'a' } }, z: end })); // prettier-ignore
    expect(told(one)).toBe('a -> stream.exhausted -> z | 2026-11-23 10:00');
  });

  it('a mail that is too late is skipped, and the clock of its visit starts then', () => {
    const one = walk(
      flow({ a: { entry: { send: 'm', notAfter: 'contact.startsAt' }, after: { '1 day': 'z' } }, z: end }),
      {
        contact: { startsAt: '2026-11-20' },
      },
    );
    expect(one.skipped.map(({ mail }) => mail)).toEqual(['m']);
    expect(told(one)).toBe('a -> 1 day -> z | 2026-11-24 10:00');
  });

  it('time with sales does not count as waiting, and what would lead to a mail waits for its end', () => {
    const one = walk(flow({ a: { after: { '1 day': 'b' } }, b: { entry: { send: 'm' }, after: { '3 days': 'z' } }, z: end }), {
      events: [{ at: '+12 hours', type: 'handoff.created' }, { at: '+20 days', type: 'handoff.lost' }],
    }); // prettier-ignore
    expect(mails(one)).toEqual(['m 2026-12-13 10:00']);
    expect(told(one)).toBe('a -> 1 day -> b -> 3 days -> z | 2026-12-16 10:00');
  });

  it('a mail that may not leave for more than a week is skipped', () => {
    const shut = { days: ['sun'], from: '03:00', until: '03:01' } as const;
    const sending = { topic: 'whitepapers', window: shut, gap: '20 days' };
    const one = walk(
      flow({ a: { entry: [{ send: 'm' }, { send: 'n' }], after: { '1 day': 'z' } }, z: end }, { sending }),
    );
    expect(mails(one)).toEqual(['m 2026-11-29 03:00']);
    expect(one.skipped.map(({ mail, at }) => `${mail} ${local(at)}`)).toEqual(['n 2026-11-30 10:00']);
    expect(told(one)).toBe('a -> 1 day -> z | 2026-12-01 10:00');
  });
});
