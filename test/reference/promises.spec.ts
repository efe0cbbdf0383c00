import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDraft, loadWorkspace } from '@nurture/workspace';
import { codeBlocks } from '../docs/pages';
import { PROMISES } from './promises';

const root = join(__dirname, '..', '..');
const page = readFileSync(join(root, 'docs/flow-language.md'), 'utf8');
const promised = [...page.matchAll(/^- (.+)$/gm)].map(([, promise]) => promise ?? '');

describe('the promises of the flow language', () => {
  it('have a test each, and no test is named for a promise that nobody makes', () => {
    expect(Object.keys(PROMISES).sort()).toEqual(promised.sort());
    expect(new Set(promised).size).toBe(promised.length);
  });

  it('are held by tests that exist, and are not left out', () => {
    const missing = Object.values(PROMISES)
      .flat()
      .filter(([spec, title]) => {
        const text = readFileSync(join(root, spec), 'utf8').replaceAll("\\'", "'");
        const at = text.indexOf(title);
        return at < 0 || /\b(skip|todo)\b[^\n]*$/.test(text.slice(0, at));
      });
    expect(missing).toEqual([]);
  });
});

interface Document {
  readonly states: Readonly<Record<string, object>>;
  readonly [part: string]: unknown;
}

describe('the examples of the page', () => {
  const examples = codeBlocks.filter(({ page: where, label }) => where === 'docs/flow-language.md' && label !== null);
  const of = (label: string) => JSON.parse(examples.find((each) => each.label === label)?.code ?? 'null') as object;
  const whole = of('check: flow') as Document;
  const withState = (name: string): Document => {
    return { ...whole, states: { ...whole.states, [name]: { ...whole.states[name], ...of(`check: state ${name}`) } } };
  };

  it.each<[string, Document]>([
    ['the whole flow', whole],
    ['an event of this visit', withState('welcome')],
    ['timers', withState('reminder')],
    ['states of other kinds', { ...whole, states: { ...whole.states, ...of('check: states') } }],
    ['who comes in', { ...whole, ...of('check: whole') }],
    ['a condition', { ...whole, exit: [{ on: 'contact.unsubscribed' }, { guard: of('check: condition') }] }],
  ])('may stand in a flow: %s', async (_, document) => {
    const { findings } = await checkDraft(loadWorkspace(join(root, 'templates')), JSON.stringify(document, null, 2));
    expect(findings).toEqual([]);
  });

  it('are all looked at', () => expect(examples).toHaveLength(6));
});
