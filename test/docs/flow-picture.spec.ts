import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docPages, root } from './pages';

interface Way {
  readonly target?: string;
}
type Ways = string | Way | readonly Way[];
interface FlowDocument {
  readonly initial: string;
  readonly on: Readonly<Record<string, Ways>>;
  readonly states: Readonly<
    Record<string, { readonly on?: Record<string, Ways>; readonly after?: Record<string, Ways> }>
  >;
}

const flow = JSON.parse(
  readFileSync(join(root, 'templates/flows/b2b-maturity-whitepaper.json'), 'utf8'),
) as FlowDocument;
const picture = /```mermaid\n([\s\S]*?)```/.exec(docPages[0]?.text ?? '')?.[1] ?? '';

const targetsOf = (ways: Record<string, Ways> = {}): string[] =>
  Object.values(ways).flatMap((way) =>
    typeof way === 'string' ? [way] : [way].flat().flatMap(({ target }) => (target === undefined ? [] : [target])),
  );

const edge = (from: string, to: string): string => `${from}->${to}`;

describe('the picture of the flow in the README', () => {
  it('is what the script draws of the flow (node scripts/flow-picture.mjs --write)', () => {
    const drawn = execFileSync(process.execPath, [join(root, 'scripts/flow-picture.mjs')], { encoding: 'utf8' });
    expect(drawn).toContain(picture);
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
