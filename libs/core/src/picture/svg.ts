import type { FlowGraph, GraphNode } from './graph';
import {
  LABEL_LINE,
  NODE_LINE,
  type Picture,
  type Placed,
  type PlacedEdge,
  type PlacedNode,
  type Point,
} from './layout';

/** Colours as variables, so that dark mode is one list of other values. Contrast of every text is 4.5:1 or more. */
const STYLE = [
  '.nurture-flow{--paper:#fff;--ink:#1b2333;--line:#5a6478;--box:#f3f6fb;--edge:#97a3b8;--good:#e3f4e8;--bad:#fbe9e7;--turn:#fdf3d7;font-family:system-ui,sans-serif;max-width:100%;height:auto}',
  '@media (prefers-color-scheme:dark){.nurture-flow{--paper:#141923;--ink:#e8ecf4;--line:#a3aec2;--box:#232b3a;--edge:#5d6a80;--good:#1d3a29;--bad:#47262a;--turn:#40371c}}',
  '.nurture-flow .paper,.nurture-flow .label{fill:var(--paper)}',
  '.nurture-flow text{fill:var(--ink);font-size:13px;text-anchor:middle}',
  '.nurture-flow .edge text{font-size:12px}',
  '.nurture-flow .name{font-weight:600}',
  '.nurture-flow .box{fill:var(--box);stroke:var(--edge)}',
  '.nurture-flow .goal .box{fill:var(--good)}',
  '.nurture-flow .exit .box{fill:var(--bad)}',
  '.nurture-flow .split .box,.nurture-flow .choice .box,.nurture-flow .any .box{fill:var(--turn)}',
  '.nurture-flow path.way{fill:none;stroke:var(--line);stroke-width:1.4}',
  '.nurture-flow .anywhere path.way{stroke-dasharray:5 4}',
  '.nurture-flow .head{fill:var(--line)}',
].join('');

/**
 * A flow as a picture that stands alone: readable in light and dark, and by a screen reader, which is told every state
 * and every way on.
 */
export function svg({ graph, width, height, nodes, edges }: Picture): string {
  const id = `flow-${graph.id.replace(/[^\w-]/g, '-')}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="nurture-flow" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escaped(graph.title)}</title>`,
    `<desc id="${id}-desc">${escaped(description(graph))}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs><marker id="${id}-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0L10 5L0 10z"/></marker></defs>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...edges.map((edge) => wayOf(edge, `${id}-head`)),
    ...nodes.map(boxOf),
    ...edges.map(labelOf),
    '</svg>',
    '',
  ].join('\n');
}

/** The picture in words: each place with what it does, and where it leads. */
function description({ nodes, edges }: FlowGraph): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return nodes
    .map(({ id, name, lines }) => {
      const ways = edges
        .filter(({ from }) => from === id)
        .map(({ to, labels }) => `${labels.length === 0 ? '' : `${labels.join(' or ')} `}to ${names.get(to) ?? to}`);
      return [lines.length === 0 ? name : `${name} (${lines.join(', ')})`, ...ways].join('; ');
    })
    .join('. ');
}

function boxOf({ node, x, y, width, height, lines }: PlacedNode): string {
  const title = [node.name, ...node.lines].map(escaped).join('\n');
  const named = node.kind !== 'start' || node.lines.length === 0;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const top = middle.y - ((lines.length - 1) * NODE_LINE) / 2;
  const texts = lines.map((line, i) => textAt(line, middle.x, top + i * NODE_LINE, i === 0 && named ? 'name' : ''));
  return `<g class="node ${node.kind}"><title>${title}</title>${shapeOf(node, { x, y, width, height })}${texts.join('')}</g>`;
}

function shapeOf({ kind }: GraphNode, { x, y, width, height }: Placed): string {
  if (kind === 'split' || kind === 'choice' || kind === 'any') {
    const corner = 14;
    const [right, bottom, middle] = [x + width, y + height, y + height / 2];
    const points = [
      [x, middle],
      [x + corner, y],
      [right - corner, y],
      [right, middle],
      [right - corner, bottom],
      [x + corner, bottom],
    ];
    return `<polygon class="box" points="${points.map((point) => point.map(rounded).join(',')).join(' ')}"/>`;
  }
  const radius = kind === 'state' ? 8 : height / 2;
  return `<rect class="box" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="${rounded(Math.min(radius, 24))}"/>`;
}

function wayOf({ edge, points }: PlacedEdge, head: string): string {
  const kind = edge.anywhere ? 'edge anywhere' : 'edge';
  return `<g class="${kind}"><path class="way" d="${pathData(points)}" marker-end="url(#${head})"/></g>`;
}

function labelOf({ label }: PlacedEdge): string {
  if (label === null) return '';
  const { lines, x, y, width, height } = label;
  const top = y + height / 2 - ((lines.length - 1) * LABEL_LINE) / 2;
  const back = `<rect class="label" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="3" opacity="0.92"/>`;
  return `<g class="edge">${back}${lines.map((line, i) => textAt(line, x + width / 2, top + i * LABEL_LINE, '')).join('')}</g>`;
}

const textAt = (text: string, x: number, y: number, kind: string): string =>
  `<text x="${rounded(x)}" y="${rounded(y)}" dominant-baseline="central"${kind === '' ? '' : ` class="${kind}"`}>${escaped(text)}</text>`;

const CORNER = 8;

/** A line through points as SVG's path data, its corners rounded. */
export function pathData(points: readonly Point[]): string {
  return points
    .map((point, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (before === undefined) return `M${at(point)}`;
      if (after === undefined) return `L${at(point)}`;
      return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
    })
    .join('');
}

/** From a corner a little way to another point, at most half of it. */
function towards(corner: Point, to: Point): Point {
  const length = Math.hypot(to.x - corner.x, to.y - corner.y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: corner.x + (to.x - corner.x) * share, y: corner.y + (to.y - corner.y) * share };
}

const at = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;
const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** Text for XML 1.0, which knows no control characters and no half of a pair. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, ' ')
    .replace(/\p{Surrogate}/gu, ' ')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
