import * as dagre from '@dagrejs/dagre';
import type { FlowGraph, GraphEdge, GraphNode } from './graph';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with its place: `x` and `y` are its middle. All lengths in pixels. */
export interface PlacedNode extends Point {
  readonly node: GraphNode;
  readonly width: number;
  readonly height: number;
  /** Its lines as they fit; whole ones stand in `node`. */
  readonly lines: readonly string[];
}

/** An arrow with its bends, and the middle of its label. */
export interface PlacedEdge extends Point {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  readonly labels: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export const NODE_LINE = 19;
export const LABEL_LINE = 16;
const NODE_CHAR = 7.6;
const LABEL_CHAR = 6.8;
const LONGEST = 38;
const MOST_LINES = 3;

/** As much of dagre as is used. Its own types name their files in a way that Node's resolution refuses. */
interface Dagre {
  readonly Graph: new () => Drawing;
  readonly layout: (drawing: Drawing) => void;
}

interface Drawing {
  setGraph(settings: Readonly<Record<string, unknown>>): void;
  setNode(id: string, label: PlacedNode): void;
  setEdge(from: string, to: string, label: Partial<PlacedEdge>): void;
  node(id: string): PlacedNode | undefined;
  edge(from: string, to: string): Partial<PlacedEdge> | undefined;
  graph(): { readonly width?: number; readonly height?: number };
}

const { Graph, layout } = dagre as unknown as Dagre;

/** Places a graph's boxes and arrows from top to bottom, in layers (Sugiyama's method, as dagre has it). */
export function placed(graph: FlowGraph): Picture {
  const drawing = new Graph();
  drawing.setGraph({ rankdir: 'TB', nodesep: 48, edgesep: 24, ranksep: 44, marginx: 24, marginy: 24 });
  for (const node of graph.nodes) drawing.setNode(node.id, { ...sizeOf(node), node, x: 0, y: 0 });
  for (const edge of graph.edges) drawing.setEdge(edge.from, edge.to, { ...labelSize(edge), edge });
  layout(drawing);
  const nodes = graph.nodes.flatMap(({ id }) => drawing.node(id) ?? []);
  const edges = graph.edges.flatMap(({ from, to }) => placedEdge(drawing.edge(from, to)));
  const { width = 0, height = 0 } = drawing.graph();
  return { width: Math.ceil(width), height: Math.ceil(height), nodes, edges };
}

function placedEdge(label: Partial<PlacedEdge> | undefined): PlacedEdge[] {
  const { edge, points = [], labels = [], x = 0, y = 0, width = 0, height = 0 } = label ?? {};
  return edge === undefined ? [] : [{ edge, points, labels, x, y, width, height }];
}

function sizeOf({ kind, name, lines }: GraphNode): Omit<PlacedNode, 'x' | 'y' | 'node'> {
  const shown = (kind === 'start' && lines.length > 0 ? lines : [name, ...lines]).flatMap(wrapped);
  const round = kind === 'split' || kind === 'choice' || kind === 'any' ? 28 : 0;
  const width = Math.max(72, widest(shown, NODE_CHAR) + 28 + round);
  return { lines: shown, width, height: shown.length * NODE_LINE + 18 };
}

function labelSize({ labels }: GraphEdge): Pick<PlacedEdge, 'labels' | 'width' | 'height'> & { labelpos: 'c' } {
  const shown = labels.flatMap(wrapped);
  const empty = shown.length === 0;
  const width = empty ? 0 : widest(shown, LABEL_CHAR) + 12;
  return { labels: shown, width, height: empty ? 0 : shown.length * LABEL_LINE + 6, labelpos: 'c' };
}

/** Wide letters (of Chinese, or pictures) take two places. */
const widest = (lines: readonly string[], char: number): number =>
  Math.max(...lines.map((line) => [...line].reduce((sum, letter) => sum + (letter > '\u1100' ? 1.8 : 1), 0))) * char;

/** A text in lines of words that fit a box, at most three; the picture's titles have it whole. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LONGEST) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(cut(word));
  }
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1] ?? ''} …`] : lines;
}

const cut = (text: string): string => {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : text;
};
