import { ANY, edgeId, EXIT, GOAL, START, type FlowGraph, type GraphEdge, type GraphNode } from './graph';

/** How people stand in a flow and moved through it. */
export interface LiveCounts {
  /** In each state now. */
  readonly states: Readonly<Record<string, number>>;
  /** Who came into each state, ever; a person who came twice is one. */
  readonly entered: Readonly<Record<string, number>>;
  /** How many took each way; `from` is null where they came in. */
  readonly ways: readonly LiveWay[];
}

/** A move that people made. */
export interface Taken {
  readonly from: string | null;
  readonly to: string;
  /** Set where the way is an end: `to` is no state then. */
  readonly end: string | null;
}

export interface LiveWay extends Taken {
  readonly people: number;
}

export interface LiveNode extends GraphNode {
  /** In it now; of goal and exit: how many ended so. */
  readonly people: number;
  /** Ever. */
  readonly entered: number;
  /** Whose way ended here, by exit or taken out: neither further on nor by the goal. */
  readonly lost: number;
  /** `lost` as a share of `entered`, 0 to 1; null where nobody came, and where every way ends. */
  readonly dropOff: number | null;
}

export interface LiveEdge extends GraphEdge {
  /** How many took it. */
  readonly people: number;
  /** Of those who ever came into the state that it leaves, 0 to 1; null where nobody did, and from any state. */
  readonly share: number | null;
}

/** A graph whose boxes and arrows carry numbers. */
export interface LiveGraph extends FlowGraph {
  readonly nodes: readonly LiveNode[];
  readonly edges: readonly LiveEdge[];
}

/**
 * Puts numbers into a flow's picture: in a state's box how many are in it now, in those of goal and exit how many ended
 * so, on an arrow how many took it. What somebody was moved by (a migration, a state that is no more) has no arrow.
 */
export function liveGraph(graph: FlowGraph, counts: LiveCounts): LiveGraph {
  const taken = new Map<string, number>();
  for (const way of counts.ways) {
    const edge = edgeTaken(graph, way);
    if (edge !== null) taken.set(edge, (taken.get(edge) ?? 0) + way.people);
  }
  const share = (from: string, people: number): number | null => {
    const of = numberOf(counts.entered, from);
    return of === 0 ? null : people / of;
  };
  return {
    ...graph,
    nodes: graph.nodes.map((node) => liveNode(node, counts)),
    edges: graph.edges.map((edge) => {
      const people = taken.get(edge.id) ?? 0;
      return { ...edge, people, share: share(edge.from, people) };
    }),
  };
}

function liveNode(node: GraphNode, { states, entered, ways }: LiveCounts): LiveNode {
  const sum = (counts: (way: LiveWay) => boolean): number =>
    ways.filter(counts).reduce((people, way) => people + way.people, 0);
  const came = numberOf(entered, node.id);
  const lost = sum(({ from, end }) => from === node.id && (end === 'exit' || end === 'left'));
  const end = node.id === GOAL ? 'goal' : node.id === EXIT ? 'exit' : null;
  return {
    ...node,
    people: end === null ? numberOf(states, node.id) : sum((way) => way.end === end),
    entered: came,
    lost,
    dropOff: came === 0 || node.kind === 'final' ? null : lost / came,
  };
}

const numberOf = (numbers: Readonly<Record<string, number>>, name: string): number =>
  Object.hasOwn(numbers, name) ? (numbers[name] ?? 0) : 0;

/** The same with its numbers in words, for drawing. */
export function labelled({ nodes, edges, ...graph }: LiveGraph): FlowGraph {
  return {
    ...graph,
    nodes: nodes.map(({ people, entered: _, lost: _lost, dropOff: _dropOff, ...node }) =>
      people === 0 ? node : { ...node, lines: [...node.lines, `${people} here`] },
    ),
    edges: edges.map(({ people, share: _, ...edge }) =>
      people === 0 ? edge : { ...edge, labels: [...edge.labels, `${people}×`] },
    ),
  };
}

/** The arrow of a move: the state's own, else the one that leads from anywhere; null where none is drawn. */
export function edgeTaken({ edges }: FlowGraph, { from, to, end }: Taken): string | null {
  const target = end === 'goal' ? GOAL : end === 'exit' ? EXIT : to;
  const ids = [edgeId(from ?? START, target), edgeId(ANY, target)];
  return ids.find((id) => edges.some((edge) => edge.id === id)) ?? null;
}
