import fc from 'fast-check';
import { anyFlow } from '../../../../test/support/any-flow';
import { referenceDocument } from '../../../../test/support/reference-world';
import type { FlowDocument } from '../flow';
import { flowGraph, mermaid, svg } from './index';
import { placed } from './layout';

const numRuns = process.env['NURTURE_TEST_FULL'] === '1' ? 2_000 : 60;

/** A flow whose names and texts are as odd as the language lets them be. */
const odd: FlowDocument = {
  id: 'odd',
  name: 'A "quoted" <b>name</b> & more',
  initial: 'end',
  exit: { guard: { 'contact.company': 'x"]-->|y|\n<script>#quot;' } },
  states: {
    end: { entry: { tag: ['a "b"', '`c`'] }, on: { 'trial.started': 'x-1' } },
    'x-1': { type: 'choice', branches: [{ guard: { 'contact.role': '}} --> {{' }, target: 'start' }], else: 'end' },
    start: { type: 'split', branches: [{ weight: 100, target: 'style' }] },
    style: { type: 'final' },
  },
};

// ── Mermaid ──────────────────────────────────────────────────────────────────────────────────────

const ID = '[A-Za-z]\\w*';
const TEXT = '"(?:[^"`#|<>\\n]|#\\d+;|<br/>|</?b>)*"';
const SHAPE = `(?:\\(\\[${TEXT}\\]\\)|\\[${TEXT}\\]|\\{${TEXT}\\}|\\{\\{${TEXT}\\}\\})`;
const NODE = new RegExp(`^ {2}(${ID})${SHAPE}$`);
const EDGE = new RegExp(`^ {2}(${ID}) (?:-->|-\\.->)(?:\\|${TEXT}\\|)? (${ID})$`);
const RESERVED = /^(graph|flowchart|subgraph|end|style|linkStyle|classDef|class|click|default|direction)$/i;

/** What Mermaid makes of a chart by its grammar for flowcharts; throws where a line is none of it. */
function parsed(chart: string): { nodes: string[]; edges: string[] } {
  const [first, ...lines] = chart.trimEnd().split('\n');
  expect(first).toBe('flowchart TD');
  const nodes: string[] = [];
  const edges: string[] = [];
  for (const line of lines) {
    const [, node] = NODE.exec(line) ?? [];
    const [, from, to] = EDGE.exec(line) ?? [];
    if (node !== undefined && !RESERVED.test(node)) nodes.push(node);
    else if (from !== undefined && to !== undefined) edges.push(`${from} ${to}`);
    else throw new Error(`Mermaid does not understand: ${line}`);
  }
  return { nodes, edges };
}

describe('a flow as a Mermaid chart', () => {
  it('has every state with what it sends, every way with what leads there, goal, exits and what holds everywhere', () => {
    const chart = mermaid(flowGraph(referenceDocument));
    for (const line of [
      'start(["asset.downloaded, if the download is “b2b-maturity-model”"])',
      'sent["<b>sent</b><br/>✉ whitepaper-delivery"]',
      'resting["<b>resting</b><br/>ignores page.viewed"]',
      'cold(["cold"])',
      'sent -->|"3 days"| reminder',
      'deepDive -->|"clicked, if warm<br/>7 days, if warm"| talk',
      'any -.->|"page.viewed, if prices and warm<br/>handoff.created"| talk',
      'any -.->|"meeting.booked"| goal',
      'any -.->|"contact.unsubscribed<br/>if their stage is “customer” or “disqualified”"| exit',
    ]) {
      expect(chart).toContain(`  ${line}\n`);
    }
  });

  it('escapes what Mermaid would take for its own, and keeps reserved words out of its ids', () => {
    const chart = mermaid(flowGraph(odd));
    const { nodes } = parsed(chart);
    expect(new Set(nodes).size).toBe(nodes.length);
    expect(chart).toContain('["<b>end</b><br/>tag a #34;b#34;, #96;c#96;"]');
    expect(chart).toContain('x#34;#93;--#62;#124;y#124; #60;script#62;#35;quot#59;');
    expect(chart).not.toMatch(/^ {2}(end|style)\b/m);
  });

  it('is understood for any flow, with a node for every state and no arrow to nowhere', () => {
    fc.assert(
      fc.property(anyFlow, (document) => {
        const { nodes, edges } = parsed(mermaid(flowGraph(document)));
        expect(nodes.length).toBeGreaterThanOrEqual(Object.keys(document.states).length + 1);
        for (const end of edges.flatMap((edge) => edge.split(' '))) expect(nodes).toContain(end);
      }),
      { numRuns },
    );
  });

  it('names the parts of splits and choices, variants, and what is done on the way', () => {
    const chart = mermaid(
      flowGraph({
        id: 'f',
        enrol: { segment: 'sleepers' },
        initial: 'lots',
        states: {
          lots: {
            type: 'split',
            branches: [
              { weight: 1, target: 'a' },
              { weight: 2, target: 'b' },
            ],
          },
          a: { entry: { send: 'x', variants: ['y'] }, always: { guard: 'warm', target: 'b', actions: { score: -2 } } },
          b: { type: 'choice', branches: [{ guard: 'warm', target: 'c' }], else: 'a' },
          c: { type: 'final', entry: { sendNext: 'stories' } },
        },
      }),
    );
    for (const text of [
      '"33.3 %"',
      '"66.7 %"',
      '✉ x / y',
      '"if warm: −2 points"',
      '"else"',
      '✉ next of stories',
      'everybody, if sleepers',
    ])
      expect(chart).toContain(text);
  });
});

// ── SVG ──────────────────────────────────────────────────────────────────────────────────────────

/** Throws where a text is no well-formed XML, as far as a picture uses it. */
function wellFormed(xml: string): void {
  const open: string[] = [];
  for (const [token, text, closing, name, attributes, self] of xml.matchAll(
    /([^<]+)|<(\/?)([\w-]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|</g,
  )) {
    if (text === undefined && name === undefined) throw new Error(`not XML at ${token}`);
    if (/&(?!#\d+;)/.test(text ?? attributes ?? '')) throw new Error(`a bare & in ${token}`);
    if (name === undefined || self === '/') continue;
    if (closing === '') open.push(name);
    else if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(' ')}`);
}

describe('a flow as SVG', () => {
  const picture = svg(flowGraph(referenceDocument));

  it('is named, told in words for those who do not see it, and drawn for light and for dark', () => {
    expect(picture).toMatch(
      /role="img" aria-labelledby="flow-b2b-maturity-whitepaper-title flow-b2b-maturity-whitepaper-desc"/,
    );
    expect(picture).toContain('>Whitepaper: the B2B maturity model</title>');
    expect(picture).toContain(
      'sent (✉ whitepaper-delivery); opened or clicked or asset.opened to deepDive; 3 days to reminder.',
    );
    expect(picture).toContain('@media (prefers-color-scheme:dark)');
  });

  it('needs nothing from anywhere: no script, no address but the namespace', () => {
    expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|<script|<image|@import|<foreignObject/,
    );
  });

  it('is well-formed for any flow, and as odd as names may be', () => {
    wellFormed(svg(flowGraph(odd)));
    fc.assert(
      fc.property(anyFlow, (document) => wellFormed(svg(flowGraph(document)))),
      { numRuns },
    );
  });

  it('lays boxes apart from each other, and all of them inside the picture', () => {
    const { nodes, width, height } = placed(flowGraph(referenceDocument));
    for (const one of nodes) {
      expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width / 2).toBeLessThanOrEqual(width);
      expect(one.y + one.height / 2).toBeLessThanOrEqual(height);
      for (const other of nodes.filter((node) => node !== one)) {
        const apart =
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
          Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
        expect([one.node.id, other.node.id, apart]).toEqual([one.node.id, other.node.id, true]);
      }
    }
  });

  it('draws every way, and gives the same picture each time', () => {
    const graph = flowGraph(referenceDocument);
    expect(placed(graph).edges.map(({ points }) => points.length >= 2)).toEqual(graph.edges.map(() => true));
    expect(svg(graph)).toBe(picture);
  });

  it('draws a flow of as many states as there may be', () => {
    const most = process.env['NURTURE_TEST_FULL'] === '1' ? 200 : 60;
    const names = Array.from({ length: most }, (_, i) => `s${i}`);
    const states = Object.fromEntries(
      names.map((name, i) => [
        name,
        { after: { '1 day': names[(i + 1) % most] ?? 's0', '2 days': names[(i * 7) % most] ?? 's0' } },
      ]),
    );
    wellFormed(svg(flowGraph({ id: 'long', initial: 's0', states })));
  });
});
