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
  ])('with %s is told so', async (_what, flow, rules) => {
    const { rules: said, runs } = await told(flow);
    expect(said.filter((rule) => !rule.startsWith('(') && rule !== 'unreachable-state')).toEqual(rules);
    expect(runs).toBe(rules.length === 0);
  });

  it('with 5,000 states is refused before anything walks it', async () => {
    const state = (at: number): Json => ({
      entry: [{ send: 'reminder' }],
      on: { 'page.viewed': `s${(at * 7) % 5000}` },
    });
    const states = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`s${at}`, state(at)]));
    const started = performance.now();
    expect((await told(flowOf(states, { initial: 's0' }))).rules).toEqual(['too-many-states']);
    expect(performance.now() - started).toBeLessThan(20_000);
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
    const started = performance.now();
    const { rules } = await told(flowOf(states, { initial: 's0' }));
    expect(rules).toContain('unreachable-state');
    expect(performance.now() - started).toBeLessThan(60_000);
  });
});
