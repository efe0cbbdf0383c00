// Pictures of flows: as boxes and arrows, in Mermaid's text, and as SVG.
export { flowGraph, flowWays } from './graph';
export type { FlowGraph, FlowWay, GraphEdge, GraphNode, NodeKind } from './graph';
export { mermaid } from './mermaid';
export { svg } from './svg';
export { labelled, liveGraph, type LiveCounts, type LiveGraph, type LiveWay } from './live';
