import { cpuOf } from '../../../../test/support/cpu';
import { FLOW_PATH, referenceFlow, removeTempWorkspaces, tempWorkspace } from '../../../../test/support/temp-workspace';
import { compileWorkspace } from '../compile/compile-workspace';
import { loadWorkspace } from '../load/load-workspace';
import { mostMails } from './most-mails';
import { checkWorkspace } from './validate-workspace';

jest.setTimeout(120_000);
afterAll(removeTempWorkspaces);

type Json = Record<string, unknown>;

const flowOf = (states: Json, more: Json = {}): Json => ({
  ...referenceFlow(),
  on: {},
  conditions: {},
  ...more,
  states,
});

async function told(flow: unknown): Promise<{ rules: string[]; runs: boolean; mails: number | undefined }> {
  const loaded = loadWorkspace(tempWorkspace({ [FLOW_PATH]: flow }));
  const findings = await checkWorkspace(loaded);
  const compiled = await compileWorkspace(loaded, findings);
  const rules = [...new Set(findings.map(({ rule, level }) => (level === 'error' ? rule : `(${rule})`)))];
  const runs = compiled !== null && compiled.flows.length > 0 && compiled.refused.length === 0;
  return { rules, runs, mails: mostMails(loaded, findings)[0]?.mails };
}

const done = { type: 'final' };
const plain = { sent: { after: { '3 days': 'done' } }, done };

/** A flow with the given text in the place of a state's. */
const textWith = (text: string): string =>
  JSON.stringify(flowOf({ sent: '@@', done: { type: 'final' } })).replace('"@@"', () => text);

describe('an odd flow', () => {
  it('with states named after the properties of every object runs like any other', async () => {
    const states = {
      constructor: { entry: [{ send: 'reminder' }], after: { '3 days': 'toString' } },
      toString: { entry: [{ send: 'follow-up' }], after: { '3 days': 'hasOwnProperty' } },
      hasOwnProperty: { after: { '3 days': 'valueOf' } },
      valueOf: { type: 'final' },
    };
    expect(await told(flowOf(states, { initial: 'constructor' }))).toEqual({ rules: [], runs: true, mails: 2 });
  });

  it.each([
    ['an empty object', {}, ['missing-property']],
    ['no states', flowOf({}), ['unknown-target', 'empty']],
    ['an empty state', flowOf({ sent: {} }), ['no-way-out']],
    ['a name in Greek', flowOf({ ψυχή: { type: 'final' } }, { initial: 'ψυχή' }), ['bad-format']],
    [
      'a name of 61 letters',
      flowOf({ ['x'.repeat(61)]: { type: 'final' } }, { initial: 'x'.repeat(61) }),
      ['out-of-range', 'bad-format'],
    ],
    ['no number', textWith('{ "after": { "3 days": NaN } }'), ['json-syntax']],
    ['a comment', textWith('{ /* wait */ "after": { "3 days": "done" } }'), ['json-syntax']],
    [
      'two states of one name',
      textWith('{ "after": { "3 days": "done" } }, "sent": { "type": "final" }'),
      ['duplicate-key'],
    ],
    [
      'a prototype',
      textWith('{ "__proto__": { "type": "final" }, "after": { "3 days": "done" } }'),
      ['unknown-property'],
    ],
    [
      'two last durations that are as long, one of them for everybody',
      textWith('{ "after": { "72 hours": { "guard": { "contact.score": 5 }, "target": "done" }, "3 days": "done" } }'),
      [],
    ],
    ['a lonely surrogate', textWith('{ "note": "\\ud800", "after": { "3 days": "done" } }'), []],
    [
      'a number that none is',
      textWith('{ "entry": [{ "score": 1e400 }], "after": { "3 days": "done" } }'),
      ['wrong-type'],
    ],
    ['a byte order mark', `\ufeff${textWith('{ "after": { "3 days": "done" } }')}`, []],
    ['a comma at its end', textWith('{ "after": { "3 days": "done" }, }'), ['json-syntax']],
    ['no time to wait', textWith('{ "after": { "0 days": "done" } }'), []],
    ['a negative wait', textWith('{ "after": { "-3 days": "done" } }'), ['bad-moment']],
    ['a wait of a thousand years', textWith('{ "after": { "P1000Y": "done" } }'), ['bad-moment']],
    ['half a day', textWith('{ "after": { "1.5 days": "done" } }'), ['bad-moment']],
    [
      'an empty guard',
      textWith('{ "on": { "page.viewed": { "guard": {}, "target": "done" } }, "after": { "3 days": "done" } }'),
      ['empty'],
    ],
    [
      'a condition named after what every object has',
      textWith('{ "on": { "page.viewed": { "guard": "toString", "target": "done" } }, "after": { "3 days": "done" } }'),
      ['unknown-condition'],
    ],
    [
      'a target named after what every object has',
      textWith('{ "on": { "page.viewed": "constructor" }, "after": { "3 days": "done" } }'),
      ['unknown-target'],
    ],
    [
      'weights that make no whole',
      flowOf({
        sent: {
          type: 'split',
          branches: [
            { weight: 50, target: 'done' },
            { weight: 51, target: 'done' },
          ],
        },
        done,
      }),
      ['split-weights'],
    ],
    [
      'one branch that is everybody’s',
      flowOf({ sent: { type: 'split', branches: [{ weight: 100, target: 'done' }] }, done }),
      [],
    ],
    [
      'a choice of one',
      flowOf({
        sent: { type: 'choice', branches: [{ guard: { 'contact.score': 5 }, target: 'done' }], else: 'done' },
        done,
      }),
      [],
    ],
    ['an end at its beginning', flowOf({ sent: { type: 'final', entry: [{ send: 'reminder' }] } }), []],
    [
      'a state that only leads to itself',
      flowOf({ sent: { entry: [{ send: 'reminder' }], after: { '9 days': 'sent' } } }),
      ['no-way-out'],
    ],
    [
      'two states that only lead to each other',
      flowOf({ sent: { after: { '4 days': 'back' } }, back: { after: { '4 days': 'sent' } } }),
      ['(round-without-end)'],
    ],
    [
      'a round beside a sound way',
      flowOf({
        sent: { on: { 'page.viewed': 'b' }, after: { '4 days': 'done' } },
        b: { after: { '4 days': 'c' } },
        c: { after: { '4 days': 'b' } },
        done,
      }),
      ['(round-without-end)'],
    ],
    [
      'a round that is meant',
      flowOf({ sent: { after: { '4 days': 'back' }, wait: 'forever' }, back: { after: { '4 days': 'sent' } } }),
      [],
    ],
    [
      'a round that an event leaves',
      flowOf({
        sent: { after: { '4 days': 'back' } },
        back: { on: { 'page.viewed': 'done' }, after: { '4 days': 'sent' } },
        done,
      }),
      [],
    ],
    [
      'a round that the flow’s own transition leaves',
      flowOf(
        { sent: { after: { '4 days': 'back' } }, back: { after: { '4 days': 'sent' } }, done },
        { on: { 'page.viewed': 'done' } },
      ),
      [],
    ],
    [
      'a round through choices',
      flowOf({
        sent: { type: 'choice', branches: [{ guard: { 'contact.score': 5 }, target: 'back' }], else: 'done' },
        back: { type: 'choice', branches: [{ guard: { 'contact.country': 'NL' }, target: 'sent' }], else: 'done' },
        done,
      }),
      ['endless-round'],
    ],
    [
      'what is done where one leads on at once',
      flowOf({ sent: { type: 'split', entry: [{ score: 1 }], branches: [{ weight: 100, target: 'done' }] }, done }),
      ['misplaced-property'],
    ],
    ['a memory under a name of the product', flowOf(plain, { remember: { visits: 'event.asset' } }), ['reserved-name']],
    ['a memory of a memory', flowOf(plain, { remember: { one: 'event.asset', two: 'enrolment.one' } }), ['bad-format']],
    ['a key that the event does not carry', flowOf(plain, { key: 'event.webinar' }), ['unknown-field']],
    [
      'mails counted of an event without',
      textWith('{ "on": { "page.viewed": { "of": "state", "target": "done" } }, "after": { "3 days": "done" } }'),
      ['never-heard'],
    ],
    [
      'mails counted of a fetched download',
      textWith('{ "on": { "asset.opened": { "of": "enrolment", "target": "done" } }, "after": { "3 days": "done" } }'),
      [],
    ],
    [
      'an exit that hears a mail of the state',
      flowOf(plain, { exit: [{ on: 'contact.unsubscribed' }, { on: 'form.submitted', of: 'state' }] }),
      ['never-heard'],
    ],
    [
      'two people of one',
      textWith(
        '{ "on": { "page.viewed": { "guard": { "did": { "event": "page.viewed", "contacts": 2 } }, "target": "done" } }, "after": { "3 days": "done" } }',
      ),
      ['missing-property'],
    ],
    [
      'a text looked for in a number',
      textWith(
        '{ "on": { "page.viewed": { "guard": { "contact.score": { "$contains": "5" } }, "target": "done" } }, "after": { "3 days": "done" } }',
      ),
      ['wrong-type'],
    ],
    [
      'a mail not after a day',
      textWith('{ "entry": [{ "send": "reminder", "notAfter": "2030-01-31" }], "after": { "3 days": "done" } }'),
      [],
    ],
    ['itself to enter', textWith('{ "entry": [{ "enrol": "reference" }], "after": { "3 days": "done" } }'), []],
    [
      'one event for goal and exit',
      flowOf(plain, {
        goal: { on: 'meeting.booked' },
        exit: [{ on: 'meeting.booked' }, { on: 'contact.unsubscribed' }],
      }),
      [],
    ],
  ])('with %s is told so', async (_what, flow, rules) => {
    const { rules: said, runs } = await told(flow);
    expect(said.filter((rule) => rule === '(round-without-end)' || !/^\(|^unreachable-state$/.test(rule))).toEqual(
      rules,
    );
    expect(runs).toBe(rules.every((rule) => rule.startsWith('(')));
  });

  it('with 5,000 states is refused before anything walks it', async () => {
    const state = (at: number): Json => ({
      entry: [{ send: 'reminder' }],
      on: { 'page.viewed': `s${(at * 7) % 5000}` },
    });
    const states = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`s${at}`, state(at)]));
    const { result, seconds } = await cpuOf(() => told(flowOf(states, { initial: 's0' })));
    expect(result.rules).toEqual(['too-many-states']);
    expect(seconds).toBeLessThan(20);
  });

  it('with 200 states that all lead to one another is answered in bounded time, proved or not', async () => {
    const names = Array.from({ length: 199 }, (_, at) => `s${at}`);
    const events = ['form.submitted', 'page.viewed', 'quiz.completed', 'cta.clicked', 'content.rated', 'asset.opened'];
    const state = (at: number): Json => ({
      entry: [
        { send: 'reminder', gap: `${20 + (at % 50)} hours` },
        { send: 'follow-up', gap: `${30 + (at % 40)} hours` },
      ],
      on: Object.fromEntries(
        events.map((event, k) => [
          event,
          {
            target: names[(at * (k + 3) + k) % 199],
            actions: [{ send: 'deep-dive', gap: `${40 + ((at * k) % 60)} hours` }],
          },
        ]),
      ),
      after: { '20 days': names[(at + 1) % 199] },
    });
    const states = { ...Object.fromEntries(names.map((name, at) => [name, state(at)])), end: { type: 'final' } };
    const { result, seconds } = await cpuOf(() => told(flowOf(states, { initial: 's0' })));
    expect(result.rules).toContain('unreachable-state');
    expect(seconds).toBeLessThan(60);
  });
});
