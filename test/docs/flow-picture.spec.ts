import { transitionList, type TransitionsDocument } from '@nurture/core/flow';
import { flowGraph, mermaid } from '@nurture/core/picture';
import { referenceDocument as flow } from '../support/reference-world';
import { docPages } from './pages';

const picture = /```mermaid\n([\s\S]*?)```/.exec(docPages[0]?.text ?? '')?.[1] ?? '';

const targetsOf = (ways: Readonly<Record<string, TransitionsDocument>> = {}): string[] =>
  Object.values(ways)
    .flatMap(transitionList)
    .flatMap(({ target }) => (target === undefined ? [] : [target]));

const edge = (from: string, to: string): string => `${from}->${to}`;

describe('the picture of the flow in the README', () => {
  it('is what `nurture graph` draws of the flow (node scripts/flow-picture.mjs puts it there)', () => {
    expect(picture).toBe(mermaid(flowGraph(flow)));
  });

  it('has every state, and exactly the ways on that the flow has', () => {
    const states = Object.entries(flow.states);
    const wanted = [
      ...states.flatMap(([from, { on, after }]) => [...targetsOf(on), ...targetsOf(after)].map((to) => edge(from, to))),
      ...targetsOf(flow.on).map((to) => edge('any', to)),
      edge('start', flow.initial),
      edge('any', 'goal'),
      edge('any', 'exit'),
    ];
    const drawn = [...picture.matchAll(/^ {2}(\w+)\S* (?:-->|-\.->)(?:\|.*\|)? (\w+)$/gm)].map(([, from, to]) =>
      edge(from ?? '', to ?? ''),
    );
    for (const [name] of states) expect(picture).toMatch(new RegExp(`^ {2}${name}[[(]`, 'm'));
    expect([...new Set(drawn)].sort()).toEqual([...new Set(wanted)].sort());
  });
});
