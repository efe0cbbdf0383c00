// What the flow language promises in single sentences, each tried by the smallest flow that would show it false.
import { BUILTIN_EVENTS } from '@nurture/core/event';
import { compileFlow, type FlowDocument, type StateDocument } from '@nurture/core/flow';
import { type Scenario, simulate, type Simulation } from '@nurture/core/simulate';
import { instantOf } from '@nurture/core/time';
import { referenceWorld } from '../support/reference-world';
import { small, Stroll } from './stroll';

const ZONE = 'Europe/Amsterdam';
const end: StateDocument = { type: 'final' };
const wait = { wait: 'forever' } as const;

const flow = (states: FlowDocument['states'], more: Partial<FlowDocument> = {}): FlowDocument => ({
  id: 'one',
  enrol: { on: 'trial.started' },
  sending: { topic: 'whitepapers' },
  initial: 'a',
  states,
  ...more,
});

function walk(documents: FlowDocument | readonly FlowDocument[], scenario: Scenario = {}): Simulation {
  const flows = [documents].flat().map((document) => compileFlow(document, { version: 1, streams: {} }));
  const [chosen] = flows;
  if (chosen === undefined) throw new Error('no flow');
  const start = instantOf('2026-11-23T10:00', ZONE) ?? 0;
  return simulate({ ...referenceWorld([]), flows }, chosen, scenario, { start, seed: 1 });
}

const local = (at: number): string => new Date(at).toLocaleString('sv-SE', { timeZone: ZONE }).slice(5, 16);
const happened = (type: string, at: string, properties = {}) => ({ type, at, properties });

describe('events', () => {
  it('are built in with the properties that the language names', () => {
    const named: Readonly<Record<string, string>> = {
      'asset.downloaded': 'asset page', 'asset.opened': 'asset', 'form.submitted': 'form page',
      'page.viewed': 'url title seconds', 'cta.viewed': 'cta url', 'cta.clicked': 'cta url',
      'quiz.completed': 'quiz result', 'content.rated': 'content rating', 'mail.accepted': 'mail link reason',
      'mail.opened': 'mail link reason', 'mail.clicked': 'mail link reason', 'mail.replied': 'mail link reason',
      'mail.failed': 'mail link reason', 'mail.skipped': 'mail link reason', 'mail.bounced': 'mail link reason',
      'mail.complained': 'mail link reason', 'contact.created': '', 'contact.unsubscribed': 'topic',
      'contact.subscribed': 'topic', 'consent.given': 'kind', 'consent.withdrawn': 'kind', 'stage.changed': 'from to',
      'score.changed': 'score', 'meeting.booked': '', 'handoff.created': 'reason person',
      'handoff.assigned': 'reason person', 'handoff.accepted': 'reason person', 'handoff.contacted': 'reason person',
      'handoff.recycled': 'reason person until flow', 'handoff.rejected': 'reason person', 'handoff.won': 'reason person',
      'handoff.lost': 'reason person', 'deal.won': 'amount', 'deal.lost': 'amount', 'stream.exhausted': 'stream',
    }; // prettier-ignore
    for (const [type, properties] of Object.entries(named)) {
      const known = Object.keys(BUILTIN_EVENTS[type]?.properties ?? {});
      expect([type, known]).toEqual([type, expect.arrayContaining(properties.split(' ').filter(Boolean))]);
    }
  });

  it('that are the product’s own verdicts come from nobody outside', () => {
    const own = /^(mail|contact|consent|handoff|stage|score|stream)\./;
    const wrong = Object.entries(BUILTIN_EVENTS).filter(([type, { fromOutside }]) => own.test(type) && fromOutside);
    expect(wrong).toEqual([]);
    expect(BUILTIN_EVENTS['meeting.booked']?.fromOutside).toBe(true);
  });

  it('that a workspace declares enrol, lead on and are asked like those built in', () => {
    const states = {
      a: { on: { 'trial.activated': { guard: { 'event.seats': { $gte: 3 } }, target: 'z' } }, ...wait },
      z: end,
    };
    const seats = (count: number) =>
      walk(flow(states), { events: [happened('trial.activated', '+1 day', { seats: count })] }).path;
    expect([seats(2), seats(3)]).toEqual(['a', 'a -> trial.activated -> z']);
  });

  it('come before a timer that is due at the same moment', () => {
    const states = { a: { on: { 'page.viewed': 'b' }, after: { '3 days': 'c' } }, b: end, c: end };
    expect(walk(flow(states), { events: [happened('page.viewed', '+3 days')] }).path).toBe('a -> page.viewed -> b');
    expect(walk(flow(states), { events: [happened('page.viewed', '+73 hours')] }).path).toBe('a -> 3 days -> c');
  });

  it('of mails that say no mail mean the last one accepted', () => {
    const states = {
      a: { entry: { send: 'm' }, after: { '1 day': 'b' } },
      b: {
        entry: { send: 'n' },
        on: { 'mail.opened': { of: 'state', guard: { 'event.mail': 'n' }, target: 'z' } },
        ...wait,
      },
      z: end,
    } as const;
    expect(walk(flow(states), { events: [happened('mail.opened', '+2 days')] }).path).toBe(
      'a -> 1 day -> b -> opened -> z',
    );
    const named = happened('mail.opened', '+2 days', { mail: 'm' });
    expect(walk(flow(states), { events: [named] }).path).toBe('a -> 1 day -> b');
  });
});

describe('who comes in again', () => {
  it('does so so long after the end of the last time, not after its beginning', () => {
    const states = { a: { on: { stop: 'z' }, ...wait }, z: end };
    const stroll = new Stroll(small(states, { again: 'after 90 days' })).on('start.now').pass('60 days').on('stop');
    expect(stroll.pass('89 days').on('start.now').enrolments).toHaveLength(1);
    expect(stroll.pass('1 day').on('start.now').enrolments).toHaveLength(2);
  });

  it('is nobody who is in: two flows that put people into each other leave them where they are', () => {
    const other = (id: string, enrol: string) =>
      flow({ a: { entry: { enrol }, after: { '2 days': 'z' } }, z: end }, { id });
    const one = walk([other('one', 'two'), { ...other('two', 'one'), enrol: { on: 'deal.won' } }]);
    expect([one.path, one.setAside]).toEqual(['a -> 2 days -> z', null]);
    const itself = walk(other('one', 'one'));
    expect([itself.path, itself.setAside]).toEqual(['a -> 2 days -> z', null]);
  });
});

describe('a mail that leaves immediately', () => {
  it('waits for no gap, and makes the next one wait for it', () => {
    const states = {
      a: { entry: { send: 'm' }, on: { 'page.viewed': 'b' }, ...wait },
      b: { entry: [{ send: 'n', immediately: true }, { send: 'o' }], after: { '30 days': 'z' } },
      z: end,
    };
    const { mails } = walk(flow(states, { sending: { topic: 'whitepapers', gap: '3 days' } }), {
      events: [happened('page.viewed', '+2 days')],
    });
    expect(mails.map(({ mail, at }) => `${mail} ${local(at)}`)).toEqual([
      'm 11-23 10:00',
      'n 11-25 10:00',
      'o 11-28 10:00',
    ]);
  });
});

describe('the name of a condition', () => {
  it('may stand wherever a condition may', () => {
    const conditions = {
      seen: { did: { event: 'page.viewed' } },
      warm: { $and: ['seen', { 'contact.score': { $gte: 5 } }] },
      cold: { $not: 'warm' },
    };
    const states = {
      a: { on: { 'page.viewed': { guard: 'seen', target: 'b' } }, after: { '9 days': 'z' } },
      b: { type: 'choice', branches: [{ guard: { $or: ['cold', 'cold'] }, target: 'z' }], else: 'c' },
      c: { always: { guard: 'warm', target: 'd' }, after: { '1 day': 'z' } },
      d: { ...wait },
      z: end,
    } as const;
    const scenario = { contact: { score: 9 }, events: [happened('page.viewed', '+1 day')] };
    const one = walk(
      flow(states, {
        conditions,
        exit: { guard: { $not: { $not: { $and: ['warm', { 'enrolment.visits.d': 1 }] } } } },
      }),
      scenario,
    );
    expect(one.path).toBe('a -> page.viewed -> b -> else -> c -> warm -> d -> exit');
  });
});

describe('a path', () => {
  const warm = { 'contact.score': { $gte: 50 } };
  const paths: readonly [string, FlowDocument, Scenario, string][] = [
    ['drops `mail.`', flow({ a: { entry: { send: 'm' }, on: { 'mail.replied': 'z' }, ...wait }, z: end }), { events: [happened('mail.replied', '+1 hour')] }, 'a -> replied -> z'],
    ['prints a condition’s name, else the branch’s number from 1', flow({ a: { always: [{ guard: warm, target: 'z' }, { guard: 'any', target: 'b' }], ...wait }, b: { always: [{ guard: warm, target: 'z' }, { target: 'z' }], ...wait }, z: end }, { conditions: { any: { 'contact.score': { $gte: 0 } } } }), {}, 'a -> any -> b -> 2 -> z'],
    ['prints `else`', flow({ a: { type: 'choice', branches: [{ guard: warm, target: 'b' }], else: 'z' }, b: end, z: end }), {}, 'a -> else -> z'],
    ['prints a goal by event', flow({ a: wait }, { goal: { on: 'meeting.booked' } }), { events: [happened('meeting.booked', '+1 day')] }, 'a -> meeting.booked -> goal'],
    ['prints an exit by event', flow({ a: wait }, { exit: { on: 'contact.unsubscribed' } }), { events: [happened('contact.unsubscribed', '+1 day')] }, 'a -> contact.unsubscribed -> exit'],
    ['prints a goal by condition alone', flow({ a: wait }, { goal: { guard: { 'contact.score': 0 } } }), {}, 'a -> goal'],
    ['prints nothing of a stay', flow({ a: { on: { 'page.viewed': { actions: { score: 1 } } }, after: { '2 days': 'z' } }, z: end }), { events: [happened('page.viewed', '+1 day')] }, 'a -> 2 days -> z'],
  ]; // prettier-ignore
  it.each(paths)('%s', (_, document, scenario, path) => expect(walk(document, scenario).path).toBe(path));
});

describe('a persona', () => {
  const states: FlowDocument['states'] = { a: { entry: { send: 'm' }, on: { 'mail.opened': 'b', 'mail.clicked': 'c' }, ...wait }, b: { on: { 'mail.clicked': 'c' }, ...wait }, c: { entry: { handoff: true }, on: { 'handoff.won': 'z' }, ...wait }, z: end }; // prettier-ignore
  const steps = (persona: Scenario['persona']): string[] =>
    walk(flow(states, { exit: { on: 'contact.unsubscribed' } }), { persona })
      .steps.filter(({ event }) => /opened|clicked|unsubscribed|handoff/.test(event))
      .map(({ event, at }) => `${event} ${local(at)}`);

  it('opens two hours after acceptance, and clicks a minute later; nobody plays sales', () => {
    expect(steps('opener')).toEqual(['mail.opened 11-23 12:00']);
    expect(steps('clicker').filter((step) => step.startsWith('mail.'))).toEqual([
      'mail.opened 11-23 12:00',
      'mail.clicked 11-23 12:01',
    ]);
    expect(walk(flow(states), { persona: 'clicker' }).path).toBe('a -> opened -> b -> clicked -> c');
  });

  it('unsubscribes an hour after the first acceptance', () => {
    expect(steps('unsubscriber')).toEqual(['contact.unsubscribed 11-23 11:00']);
  });

  it('does nothing that can be seen where it ignores mails or is not tracked', () => {
    expect([...steps('ignorer'), ...steps('untracked')]).toEqual([]);
  });
});
