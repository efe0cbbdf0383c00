import { ANY, EXIT, GOAL, START, type FlowGraph, type GraphEdge, type GraphNode } from './graph';

/** How people stand in a flow and moved through it. */
export interface LiveCounts {
  /** In each state now. */
  readonly states: Readonly<Record<string, number>>;
  /** How many took each way; `from` is null where they came in. */
  readonly ways: readonly LiveWay[];
}

export interface LiveWay {
  readonly from: string | null;
  readonly to: string;
  /** Set where the way is an end: `to` is no state then. */
  readonly end: string | null;
  readonly people: number;
}

/** A graph whose boxes and arrows carry numbers. */
export interface LiveGraph extends FlowGraph {
  readonly nodes: readonly (GraphNode & { readonly people: number })[];
  readonly edges: readonly (GraphEdge & { readonly people: number })[];
}

/**
 * Puts numbers into a flow's picture: in a state's box how many are in it now, in those of goal and exit how many ended
 * so, on an arrow how many took it. What somebody was moved by (a migration, a state that is no more) has no arrow.
 */
export function liveGraph(graph: FlowGraph, { states, ways }: LiveCounts): LiveGraph {
  const drawn = new Set(graph.edges.map(keyOf));
  const taken = new Map<string, number>();
  for (const way of ways) {
    const key = edgeOf(way, drawn);
    if (key !== null) taken.set(key, (taken.get(key) ?? 0) + way.people);
  }
  const ended = (end: string): number =>
    ways.filter((way) => way.end === end).reduce((sum, { people }) => sum + people, 0);
  const ends: Readonly<Record<string, number>> = { [GOAL]: ended('goal'), [EXIT]: ended('exit') };
  const here = (id: string): number => ends[id] ?? (Object.hasOwn(states, id) ? (states[id] ?? 0) : 0);
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, people: here(node.id) })),
    edges: graph.edges.map((edge) => ({ ...edge, people: taken.get(keyOf(edge)) ?? 0 })),
  };
}

/** The same with its numbers in words, for drawing. */
export function labelled({ nodes, edges, ...graph }: LiveGraph): FlowGraph {
  return {
    ...graph,
    nodes: nodes.map(({ people, ...node }) =>
      people === 0 ? node : { ...node, lines: [...node.lines, `${people} here`] },
    ),
    edges: edges.map(({ people, ...edge }) =>
      people === 0 ? edge : { ...edge, labels: [...edge.labels, `${people}×`] },
    ),
  };
}

const keyOf = ({ from, to }: Pick<GraphEdge, 'from' | 'to'>): string => JSON.stringify([from, to]);

/** The arrow for a way: the state's own, else the one that leads from anywhere. */
function edgeOf({ from, to, end }: LiveWay, drawn: ReadonlySet<string>): string | null {
  const target = end === 'goal' ? GOAL : end === 'exit' ? EXIT : to;
  const own = keyOf({ from: from ?? START, to: target });
  if (drawn.has(own)) return own;
  const anywhere = keyOf({ from: ANY, to: target });
  return drawn.has(anywhere) ? anywhere : null;
}
