import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';

const SPACE = 40;
const MOST_IN_A_ROW = 14;

type Box = Required<Pick<ElkNode, 'id' | 'x' | 'y' | 'width' | 'height'>>;

/**
 * Places boxes in rows by how many arrows lead to them from the first one, and draws arrows straight: what a graph gets
 * that has too many arrows to be routed. Takes time as the graph grows, whatever its shape.
 */
export function plainLayout(graph: ElkNode): ElkNode {
  const { children = [], edges = [] } = graph;
  const boxes: Box[] = [];
  let y = SPACE;
  for (const row of rowsOf(children, edges)) {
    let x = SPACE;
    for (const { id, width = 0, height = 0 } of row) {
      boxes.push({ id, x, y, width, height });
      x += width + SPACE;
    }
    y += Math.max(...row.map(({ height = 0 }) => height)) + 2 * SPACE;
  }
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return {
    ...graph,
    width: Math.max(0, ...boxes.map(({ x, width }) => x + width)) + SPACE,
    height: y,
    children: boxes,
    edges: edges.map((edge) => drawnStraight(edge, byId)),
  };
}

function rowsOf(nodes: readonly ElkNode[], edges: readonly ElkExtendedEdge[]): ElkNode[][] {
  const layers = new Map<number, ElkNode[]>();
  const depths = depthsOf(nodes, edges);
  for (const node of nodes) {
    const depth = depths.get(node.id) ?? 0;
    const layer = layers.get(depth);
    if (layer) layer.push(node);
    else layers.set(depth, [node]);
  }
  const inOrder = [...layers].sort(([a], [b]) => a - b).map(([, layer]) => layer);
  return inOrder.flatMap((layer) =>
    Array.from({ length: Math.ceil(layer.length / MOST_IN_A_ROW) }, (_, row) =>
      layer.slice(row * MOST_IN_A_ROW, (row + 1) * MOST_IN_A_ROW),
    ),
  );
}

/** In breadth from the first node; what isn't come to from there begins at the top as well. */
function depthsOf(nodes: readonly ElkNode[], edges: readonly ElkExtendedEdge[]): ReadonlyMap<string, number> {
  const targets = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { sources, targets: to } of edges) targets.get(sources[0] ?? '')?.push(to[0] ?? '');
  const depths = new Map<string, number>();
  for (const { id: root } of nodes) {
    if (depths.has(root)) continue;
    const waiting = [root];
    depths.set(root, 0);
    for (const id of waiting) {
      for (const target of targets.get(id) ?? []) {
        if (depths.has(target)) continue;
        depths.set(target, (depths.get(id) ?? 0) + 1);
        waiting.push(target);
      }
    }
  }
  return depths;
}

function drawnStraight(edge: ElkExtendedEdge, boxes: ReadonlyMap<string, Box>): ElkExtendedEdge {
  const [from, to] = [boxes.get(edge.sources[0] ?? ''), boxes.get(edge.targets[0] ?? '')];
  if (!from || !to) return edge;
  return { ...edge, sections: [{ id: `${edge.id}:1`, ...(from === to ? aroundItself(from) : between(from, to)) }] };
}

function between(from: Box, to: Box): { startPoint: Point; endPoint: Point } {
  return {
    startPoint: { x: from.x + from.width / 2, y: to.y > from.y ? from.y + from.height : from.y },
    endPoint: { x: to.x + to.width / 2, y: to.y > from.y ? to.y : to.y + to.height },
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function aroundItself({ x, y, width, height }: Box): { startPoint: Point; bendPoints: Point[]; endPoint: Point } {
  const [side, out] = [x + width, x + width + SPACE / 3];
  const [above, below] = [y + height / 3, y + (2 * height) / 3];
  return {
    startPoint: { x: side, y: above },
    bendPoints: [above, below].map((at) => ({ x: out, y: at })),
    endPoint: { x: side, y: below },
  };
}
