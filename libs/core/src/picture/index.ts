// Pictures of flows: as boxes and arrows, in Mermaid's text, and as SVG.
export { edgeId, flowGraph, flowWays } from './graph';
export type { FlowGraph, FlowWay, GraphEdge, GraphNode, NodeKind } from './graph';
export { mermaid } from './mermaid';
export { placed } from './layout';
export type { Picture, Placed, PlacedEdge, PlacedLabel, PlacedNode, Point } from './layout';
export { pathData, svg } from './svg';
export { edgeTaken, labelled, liveGraph } from './live';
export type { LiveCounts, LiveEdge, LiveGraph, LiveNode, LiveWay, Taken } from './live';
