// Pictures of flows: as boxes and arrows, in Mermaid's text, and as SVG.
export { flowGraph, guardLabel, type FlowGraph, type GraphEdge, type GraphNode, type NodeKind } from './graph';
export { mermaid } from './mermaid';
export { svg } from './svg';
