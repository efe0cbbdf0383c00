import fc from 'fast-check';
import { anyFlow } from '../../../../test/support/any-flow';
import { referenceDocument } from '../../../../test/support/reference-world';
import type { FlowDocument } from '../flow';
import { flowGraph, mermaid, placed, svg } from './index';

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

const drawn = async (document: FlowDocument): Promise<string> => svg(await placed(flowGraph(document)));

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;
const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe('a flow as SVG', () => {
  let picture: string;
  beforeAll(async () => {
    picture = await drawn(referenceDocument);
  });

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

  it('is well-formed for any flow, and as odd as names may be', async () => {
    wellFormed(await drawn(odd));
    await fc.assert(
      fc.asyncProperty(anyFlow, async (document) => wellFormed(await drawn(document))),
      { numRuns: numRuns / 10 },
    );
  });

  it('lays boxes and labels apart from each other, and all of them inside the picture', async () => {
    const { nodes, edges, width, height } = await placed(flowGraph(referenceDocument));
    const boxes = [...nodes, ...edges.flatMap(({ label }) => label ?? [])];
    for (const one of boxes) {
      expect([one.x >= 0, one.y >= 0, one.x + one.width <= width, one.y + one.height <= height]).not.toContain(false);
      expect(boxes.filter((other) => other !== one && overlap(one, other))).toEqual([]);
    }
  });

  it('draws every way from the edge of one box to that of the other, through no third, at right angles', async () => {
    const { nodes, edges } = await placed(flowGraph(referenceDocument));
    const near = (box: Box): Box => ({ x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 });
    for (const { edge, points } of edges) {
      const stretches = points.slice(1).map((to, i) => {
        const from = points[i] ?? to;
        expect(from.x === to.x || from.y === to.y).toBe(true);
        const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
        return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height };
      });
      const met = nodes.filter((box) => stretches.some((stretch) => overlap(stretch, near(box))));
      expect(met.map(({ node }) => node.id).sort()).toEqual([edge.from, edge.to].sort());
    }
  });

  it('gives the same picture each time', async () => {
    expect(await drawn(referenceDocument)).toBe(picture);
  });

  it('draws a flow of as many states as there may be', async () => {
    const most = process.env['NURTURE_TEST_FULL'] === '1' ? 200 : 12;
    const names = Array.from({ length: most }, (_, i) => `s${i}`);
    const states = Object.fromEntries(
      names.map((name, i) => [
        name,
        { after: { '1 day': names[(i + 1) % most] ?? 's0', '2 days': names[(i * 7) % most] ?? 's0' } },
      ]),
    );
    wellFormed(await drawn({ id: 'long', initial: 's0', states }));
  });
});
