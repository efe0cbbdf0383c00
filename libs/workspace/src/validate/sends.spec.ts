import { cpuOf } from '../../../../test/support/cpu';
import type { Finding } from '../finding';
import {
  FLOW_PATH,
  referenceFlow,
  removeTempWorkspaces,
  soundFiles,
  tempWorkspace,
} from '../../../../test/support/temp-workspace';
import { validateWorkspace } from './validate-workspace';

jest.setTimeout(60_000);
afterAll(removeTempWorkspaces);

type Json = Record<string, unknown>;

/** A flow of these states, in a workspace with a cap of 3 mails in 7 days and no gap. */
function workspaceWith(
  states: Json,
  { sending = {}, more = {}, files = {} }: { sending?: Json; more?: Json; files?: Json } = {},
): string {
  const settings = { ...(soundFiles()['workspace.json'] as Json), sending: { cap: { mails: 3, within: '7 days' } } };
  const flow = {
    ...referenceFlow(),
    on: {},
    conditions: {},
    ...more,
    sending: { topic: 'whitepapers', ...sending },
    states,
  };
  return tempWorkspace({ 'workspace.json': settings, [FLOW_PATH]: flow, ...files });
}

async function said(
  ...args: Parameters<typeof workspaceWith>
): Promise<[string, string, string, string | undefined][]> {
  const findings = await validateWorkspace(workspaceWith(...args));
  return findings.map(({ rule, level, path, message }: Finding) => [
    rule,
    level,
    path,
    /`([^`]* -> [^`]*)`/.exec(message)?.[1],
  ]);
}

const send = { entry: [{ send: 'reminder' }] };
const end = { type: 'final' };
const chain = (key: string): Json => ({
  sent: { ...send, after: { [key]: 'b' } },
  b: { ...send, after: { [key]: 'c' } },
  c: { ...send, after: { [key]: 'd' } },
  d: { ...send, after: { [key]: 'end' } },
  end,
});

describe('the walk that counts mails', () => {
  it('refuses a fourth mail within 7 days by timers alone, and prints the path', async () => {
    expect(await said(chain('2 days'))).toEqual([
      ['cap-exceeded', 'error', 'states.d.entry[0]', 'sent -> 2 days -> b -> 2 days -> c -> 2 days -> d'],
    ]);
  });

  it('lets the fourth mail leave when the first is 7 days ago', async () => {
    expect(await said({ ...chain('2 days'), c: { ...send, after: { '3 days': 'd' } } })).toEqual([]);
  });

  it('counts from any mail, also from one of a visit that has sent before', async () => {
    const again = { P4D: { guard: { 'contact.score': { $gte: 50 } }, target: 'sent', actions: { send: 'reminder' } } };
    const states = { sent: { ...send, after: { ...again, '8 days': 'end' } }, end };
    expect((await said(states, { sending: { gap: '1 hour' } })).map(([rule]) => rule)).toEqual(['cap-exceeded']);
  });

  it.each([
    ['next tue 10:00', '8 days', ['cap-exceeded']],
    ['at contact.recycleOn', '5 days', ['cap-exceeded']],
    // From a Friday to a Monday at most: 8 days before the fourth.
    ['next business day 09:00', '8 days', []],
  ])('lets what `%s` sends come as late as it may: close to what follows', async (key, leaving, rules) => {
    const two = { actions: [{ send: 'reminder' }, { send: 'deep-dive' }] };
    const more = { '5 hours': { actions: { send: 'reminder' } }, '3 days': { actions: { send: 'follow-up' } } };
    const states = { sent: { after: { [key]: two, [leaving]: 'c' } }, c: { after: { ...more, '8 days': 'end' } }, end };
    expect((await said(states)).map(([rule]) => rule)).toEqual(rules);
    expect(await said({ ...states, c: { after: { '8 days': 'end' } } })).toEqual([]);
  });

  it.each([
    ['2 business days', 1],
    // Monday, Wednesday … at the shortest: 6 business days are 8 days.
    ['3 business days', 0],
    ['6 business days', 0],
    ['56 hours', 0],
    ['55 hours 59 minutes', 1],
    ['P2D', 1],
  ])('takes %s at their shortest', async (key, count) => {
    expect(await said(chain(key))).toHaveLength(count);
  });

  it('lets the gap between mails take its time', async () => {
    expect(await said(chain('1 hour'), { sending: { gap: '56 hours' } })).toEqual([]);
    expect(await said(chain('1 hour'), { sending: { gap: '55 hours' } })).toHaveLength(1);
  });

  it('counts what goes immediately whatever the gap', async () => {
    const states = Object.fromEntries(
      Object.entries(chain('1 day')).map(([name, state]) => [
        name,
        'entry' in (state as Json) ? { ...(state as Json), entry: [{ send: 'reminder', immediately: true }] } : state,
      ]),
    );
    expect(await said(states, { sending: { gap: '5 days' } })).toHaveLength(1);
  });

  it('does not count service mails', async () => {
    const states = {
      ...chain('1 day'),
      b: { entry: [{ send: 'delivery', kind: 'service' }], after: { '1 day': 'c' } },
    };
    expect(await said(states)).toEqual([]);
  });

  it('warns where the path needs events as well, which come at once', async () => {
    const states = { ...chain('2 days'), b: { ...send, on: { 'form.submitted': 'c' }, after: { '9 days': 'end' } } };
    expect(await said(states)).toEqual([
      ['cap-exceeded', 'warning', 'states.d.entry[0]', 'sent -> 2 days -> b -> form.submitted -> c -> 2 days -> d'],
    ]);
  });

  it('finds a circle that sends once a day, from the middle of the flow', async () => {
    const states = {
      sent: { after: { '9 days': 'tip' } },
      tip: { ...send, on: { 'form.submitted': 'end' }, after: { '1 day': 'tip' } },
      end,
    };
    expect(await said(states)).toEqual([
      ['cap-exceeded', 'error', 'states.tip.entry[0]', 'tip -> 1 day -> tip -> 1 day -> tip -> 1 day -> tip'],
    ]);
  });

  it('keeps whoever comes later, but had the last mail earlier, so that a gap ends sooner', async () => {
    const now = { entry: [{ send: 'reminder', immediately: true }] };
    const states = {
      sent: { type: 'choice', branches: [{ guard: { 'contact.country': 'NL' }, target: 'a' }], else: 'b' },
      a: { ...now, after: { '10 hours': 'a2' } },
      a2: { ...now, after: { '1 minute': 'x' } },
      b: { ...now, after: { '2 hours': 'b2' } },
      b2: { ...now, after: { '18 hours': 'x' } },
      x: { entry: [{ send: 'follow-up', gap: '160 hours' }], after: { '1 hour': 'y' } },
      y: { ...now, after: { '9 days': 'end' } },
      end,
    };
    expect((await said(states))[0]?.[3]).toBe('b -> 2 hours -> b2 -> 18 hours -> x -> 1 hour -> y');
  });

  it('knows that Tuesday comes once a week, and business days five times', async () => {
    const weekly = { sent: { ...send, on: { 'form.submitted': 'end' }, after: { 'next tue 10:00': 'sent' } }, end };
    expect(await said(weekly)).toEqual([]);
    const daily = {
      sent: { ...send, on: { 'form.submitted': 'end' }, after: { 'next business day 10:00': 'sent' } },
      end,
    };
    expect(await said(daily)).toHaveLength(1);
    const twice = {
      sent: { ...send, after: { 'next tue 10:00': 'b' } },
      b: { ...send, on: { 'form.submitted': 'end' }, after: { 'next fri 10:00': 'sent' } },
      end,
    };
    expect(await said(twice)).toEqual([]);
  });

  it('sends no more from a stream than it holds', async () => {
    const states = {
      sent: { entry: [{ sendNext: 'tips' }], on: { 'stream.exhausted': 'end' }, after: { '1 day': 'sent' } },
      end,
    };
    const items = (count: number): Json => ({
      'streams/tips.json': Array.from({ length: count }, () => ({ mail: 'reminder' })),
    });
    expect(await said(states, { files: items(3) })).toEqual([]);
    expect(await said(states, { files: items(4) })).toHaveLength(1);
  });

  it('counts mails of transitions, and of those that stay', async () => {
    const mail = { actions: [{ send: 'follow-up' }] };
    const states = {
      sent: { ...send, after: { '1 day': mail, '2 days': mail, '3 days': { ...mail, target: 'b' } } },
      b: { after: { '9 days': 'end' } },
      end,
    };
    expect(await said(states)).toEqual([
      ['cap-exceeded', 'error', 'states.sent.after["3 days"].actions[0]', 'sent -> 3 days -> b'],
    ]);
  });

  it('counts what an event sends while one stays as often as the event may come', async () => {
    const action = { send: 'follow-up', immediately: true };
    const states = { sent: { on: { 'page.viewed': { actions: [action] } }, after: { '9 days': 'end' } }, end };
    expect(await said(states)).toEqual([
      ['cap-exceeded', 'warning', 'states.sent.on["page.viewed"].actions[0]', undefined],
    ]);
    expect(await said({ ...states, sent: { ...states.sent, on: {} } })).toEqual([]);
  });

  it('counts what an event sends just before a timer together with what the timer leads to', async () => {
    const states = {
      sent: { on: { 'page.viewed': { actions: [{ send: 'follow-up', gap: '57 hours' }] } }, after: { '9 days': 'b' } },
      b: { entry: [{ send: 'reminder', gap: '1 hour' }], after: { '1 hour': 'c' } },
      c: { entry: [{ send: 'reminder', gap: '1 hour' }], after: { '1 hour': 'd' } },
      d: { entry: [{ send: 'reminder', gap: '1 hour' }], after: { '9 days': 'end' } },
      end,
    };
    expect(await said(states)).toEqual([
      ['cap-exceeded', 'warning', 'states.d.entry[0]', 'sent -> 9 days -> b -> 1 hour -> c -> 1 hour -> d'],
    ]);
  });

  it('lets the mail with the shorter gap overtake the one before it in the list', async () => {
    const both = { entry: [{ send: 'reminder', gap: '6 days' }, { send: 'follow-up' }] };
    const next = (target: string): Json => ({ ...both, on: { 'mail.accepted': target }, after: { '20 days': 'end' } });
    const states = { sent: next('b'), b: next('c'), c: next('d'), d: next('end'), end };
    expect((await said(states, { sending: { gap: '50 hours' } })).map(([rule, level]) => [rule, level])).toEqual([
      ['cap-exceeded', 'warning'],
    ]);
    expect(await said(states, { sending: { gap: '57 hours' } })).toEqual([]);
  });

  it('lets a mail whose gap is over leave before one that goes immediately', async () => {
    const late = { send: 'reminder', immediately: true };
    const states = {
      sent: { ...send, after: { '57 hours': 'b' } },
      b: { ...send, after: { '57 hours': 'c' } },
      c: { entry: [{ send: 'follow-up' }, late], after: { '9 days': 'end' } },
      end,
    };
    expect(await said(states, { sending: { gap: '57 hours' } })).toEqual([
      ['cap-exceeded', 'error', 'states.c.entry[1]', 'sent -> 57 hours -> b -> 57 hours -> c'],
    ]);
  });

  it('lets mails overtake that of a transition, which is held up longer and leaves later all the same', async () => {
    const held = { target: 'b', actions: [{ send: 'follow-up', gap: '100 hours' }] };
    const states = {
      sent: { ...send, on: { 'form.submitted': held }, after: { '9 days': 'end' } },
      b: { ...send, after: { '140 hours': 'c' } },
      c: { ...send, after: { '9 days': 'end' } },
      end,
    };
    // At 0, 25 hours (overtaking), 125 hours and 165 hours.
    expect((await said(states, { sending: { gap: '25 hours' } })).map(([rule, , path]) => [rule, path])).toEqual([
      ['cap-exceeded', 'states.c.entry[0]'],
    ]);
    expect(await said({ ...states, c: { after: { '9 days': 'end' } } }, { sending: { gap: '25 hours' } })).toEqual([]);
  });

  it('lets a mail of a transition leave at once where nothing holds it up, before one that goes immediately', async () => {
    const both = [
      { send: 'follow-up', gap: '4 days' },
      { send: 'reminder', immediately: true },
    ];
    const states = {
      sent: {
        after: {
          '5 hours': { actions: both },
          '3 days': { guard: { 'contact.score': 5 }, target: 'sent' },
          '8 days': 'end',
        },
      },
      end,
    };
    expect((await said(states, { sending: { gap: '1 hour' } })).map(([rule]) => rule)).toEqual(['cap-exceeded']);
  });

  it('knows that a service mail holds others up, so that they leave closer to what follows', async () => {
    const later = { send: 'reminder', gap: '4 days' };
    const after = (actions: Json[]): Json => ({
      sent: { ...send, after: { '3 days': { actions }, '8 days': 'b' } },
      b: { entry: [{ send: 'reminder' }, { send: 'reminder' }], after: { '5 hours': 'c' } },
      c: { entry: [later], after: { '9 days': 'end' } },
      end,
    });
    const held = after([{ send: 'delivery', kind: 'service' }, later]);
    // At 7 days (4 after the service mail), at 8 days and an hour later, and 4 days after these.
    expect(await said(held, { sending: { gap: '1 hour' } })).toEqual([
      ['cap-exceeded', 'error', 'states.c.entry[0]', 'sent -> 8 days -> b -> 5 hours -> c'],
    ]);
    expect(await said(after([later]), { sending: { gap: '1 hour' } })).toEqual([]);
  });

  it('takes back what a state sent that is left in the same step', async () => {
    const states = {
      sent: { ...send, always: 'b' },
      b: { ...send, always: 'c' },
      c: { ...send, always: 'd' },
      d: { ...send, after: { '1 day': 'end' } },
      end,
    };
    expect(await said(states)).toEqual([]);
  });

  it('sees mails sent in a circle without time, by events too, but not where a gap makes time pass', async () => {
    const states = {
      sent: { ...send, on: { 'form.submitted': 'b' }, after: { '9 days': 'end' } },
      b: { after: { '9 days': 'end' }, on: { 'quiz.completed': 'sent' } },
      end,
    };
    expect(await said(states)).toEqual([
      ['mails-without-time', 'error', 'states.sent.entry[0]', 'sent -> form.submitted -> b -> quiz.completed -> sent'],
    ]);
    expect(await said(states, { sending: { gap: '3 days' } })).toEqual([]);
    const service = { ...states, sent: { ...states.sent, entry: [{ send: 'delivery', kind: 'service' }] } };
    expect(await said(service)).toEqual([]);
  });

  it('refuses what would go round for ever in one step, unless a count of visits or the guards end it', async () => {
    const round = (guard: unknown, back: unknown): Json => ({
      sent: { always: { guard, target: 'b' }, after: { '1 day': 'end' } },
      b: { type: 'choice', branches: [{ guard: back, target: 'sent' }], else: 'end' },
      end,
    });
    const few = { 'contact.score': { $lt: 10 } };
    const many = { 'contact.score': { $gte: 10 } };
    expect((await said(round(few, { 'contact.country': 'NL' })))[0]).toEqual([
      'endless-round',
      'error',
      'states.sent.always.target',
      'sent -> 1 -> b -> 1 -> sent',
    ]);
    expect(await said(round(few, many))).toEqual([]);
    expect(await said(round(few, { 'enrolment.visits.sent': { $lt: 3 } }))).toEqual([]);
  });

  it('answers within seconds for 200 states with thousands of ways round', async () => {
    const names = Array.from({ length: 199 }, (_, i) => `s${i}`);
    const states = Object.fromEntries(
      names.map((name, i) => [
        name,
        {
          entry: i % 3 === 0 ? [{ send: 'reminder', gap: `${30 + (i % 40)} hours` }] : [],
          on: { 'form.submitted': names[(i * 7 + 3) % 199], 'quiz.completed': names[(i * 13 + 5) % 199] },
          after: {
            ...Object.fromEntries(
              Array.from({ length: 12 }, (_, k) => [
                `${1 + ((i * 31 + k * 17) % 97)} minutes`,
                { guard: { 'contact.score': { $gte: k } }, target: names[(i * (k + 2) + k) % 199] },
              ]),
            ),
            '300 hours': names[(i + 1) % 199],
          },
        },
      ]),
    );
    const dir = workspaceWith({ ...states, end }, { more: { initial: 's0' } });
    // Below 2 s on a machine of today.
    const { result: findings, seconds } = await cpuOf(() => validateWorkspace(dir));
    expect(seconds).toBeLessThan(30);
    expect(findings.filter(({ rule }) => rule === 'cannot-run')).toEqual([]);
  });
});
