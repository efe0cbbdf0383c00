import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import { plainLayout } from './plain-layout';
import { type FlowGraph, type GraphEdge, type GraphNode, START } from './graph';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x` and `y` are the upper left corner. All lengths in pixels. */
export interface Placed extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Placed {
  readonly node: GraphNode;
  /** Its lines as they fit; whole ones stand in `node`. */
  readonly lines: readonly string[];
}

export interface PlacedLabel extends Placed {
  readonly lines: readonly string[];
}

/** An arrow with its bends: straight lines, at right angles to each other where there is room for it. */
export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  readonly label: PlacedLabel | null;
}

/** A graph with a place for everything. */
export interface Picture {
  readonly graph: FlowGraph;
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

/** From top to bottom in layers, in the author's order where that costs no crossing; labels stand on their arrows. */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=24,left=24,bottom=24,right=24]',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.edgeNode': '24',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '2',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};
/** For many arrows: half the care, a tenth of the time. Labels come upon their arrows afterwards. */
const HASTY = {
  ...OPTIONS,
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.thoroughness': '1',
  'elk.layered.layering.strategy': 'LONGEST_PATH',
  'elk.layered.nodePlacement.strategy': 'SIMPLE',
};

/** Beyond so many arrows each way of drawing takes more than a second or two, whatever leads where. */
const MOST_WITH_CARE = 80;
const MOST_ROUTED = 250;
const ON_ITS_ARROW = { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' };
const AT_THE_TOP = { 'elk.layered.layering.layerConstraint': 'FIRST' };

/**
 * Places a graph's boxes, arrows and their labels, by the Eclipse Layout Kernel. The same graph gives the same picture.
 * It keeps the thread busy: a tenth of a second for a flow as people write them. With more than 80 arrows less care is
 * taken, and with more than 250 they are drawn straight, so that it takes no more than a second or two for any.
 */
export async function placed(graph: FlowGraph): Promise<Picture> {
  const drawn = await drawnBySize(graph);
  const nodes = new Map(drawn.children?.map((node) => [node.id, node]));
  const edges = new Map(drawn.edges?.map((edge) => [edge.id, edge]));
  return {
    graph,
    width: Math.ceil(drawn.width ?? 0),
    height: Math.ceil(drawn.height ?? 0),
    nodes: graph.nodes.map((node) => ({ node, ...sizeOf(node), ...cornerOf(nodes.get(node.id)) })),
    edges: graph.edges.map((edge) => placedEdge(edge, edges.get(edge.id))),
  };
}

async function drawnBySize(graph: FlowGraph): Promise<ElkNode> {
  const { length: arrows } = graph.edges;
  if (arrows > MOST_ROUTED) return plainLayout(elkGraph(graph, HASTY));
  return (await kernel()).layout(elkGraph(graph, arrows > MOST_WITH_CARE ? HASTY : OPTIONS));
}

/** It is large, and most who know of pictures draw none: loaded when it is asked for. */
async function kernel(): Promise<ELK> {
  const { default: kernel } = await import('elkjs/lib/elk.bundled.js');
  // Its types have one `default` more than it has itself.
  return new (kernel as unknown as new () => ELK)();
}

function elkGraph({ nodes, edges }: FlowGraph, options: typeof OPTIONS): ElkNode {
  return {
    id: 'flow',
    layoutOptions: options,
    children: nodes.map((node) => {
      const { width, height } = sizeOf(node);
      return { id: node.id, width, height, ...(node.id === START ? { layoutOptions: AT_THE_TOP } : {}) };
    }),
    edges: edges.map((edge) => {
      const label = labelSize(edge);
      const labels =
        label === null || options === HASTY ? [] : [{ ...sizeAlone(label), text: '-', layoutOptions: ON_ITS_ARROW }];
      return { id: edge.id, sources: [edge.from], targets: [edge.to], labels };
    }),
  };
}

const sizeAlone = ({ width, height }: Pick<Placed, 'width' | 'height'>): Pick<Placed, 'width' | 'height'> => {
  return { width, height };
};

const cornerOf = ({ x = 0, y = 0 }: Partial<Point> = {}): Point => ({ x: rounded(x), y: rounded(y) });
const rounded = (length: number): number => Math.round(length * 10) / 10;

function placedEdge(edge: GraphEdge, drawn: ElkExtendedEdge | undefined): PlacedEdge {
  const label = labelSize(edge);
  const sections = drawn?.sections ?? [];
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  const place = label && (drawn?.labels?.[0] ?? middleOf(points, label));
  return { edge, points: points.map(cornerOf), label: label && { ...label, ...cornerOf(place ?? undefined) } };
}

/** The upper left corner of a label upon the middle of an arrow. */
function middleOf(points: readonly Point[], { width, height }: Pick<Placed, 'width' | 'height'>): Point {
  const after = Math.ceil((points.length - 1) / 2);
  const [a = { x: 0, y: 0 }, b = a] = [points[after - 1] ?? points[0], points[after]];
  return { x: (a.x + b.x - width) / 2, y: (a.y + b.y - height) / 2 };
}

function sizeOf({ kind, name, lines }: GraphNode): Omit<PlacedNode, 'x' | 'y' | 'node'> {
  const shown = (kind === 'start' && lines.length > 0 ? lines : [name, ...lines]).flatMap(wrapped);
  const round = kind === 'split' || kind === 'choice' || kind === 'any' ? 28 : 0;
  const width = Math.max(72, widest(shown, NODE_CHAR) + 28 + round);
  return { lines: shown, width: Math.ceil(width), height: shown.length * NODE_LINE + 18 };
}

/** Null where an arrow says nothing. */
function labelSize({ labels }: GraphEdge): Omit<PlacedLabel, 'x' | 'y'> | null {
  const lines = labels.flatMap(wrapped);
  if (lines.length === 0) return null;
  return { lines, width: Math.ceil(widest(lines, LABEL_CHAR)) + 12, height: lines.length * LABEL_LINE + 6 };
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
