import { ANY, EXIT, GOAL, START, type FlowGraph, type GraphEdge, type GraphNode, type NodeKind } from './graph';

/** Words that Mermaid's grammar keeps for itself, and the ids of our own places. */
const KEPT = new Set([
  ...['graph', 'flowchart', 'subgraph', 'end', 'style', 'linkstyle', 'classdef', 'class', 'click', 'default', 'href'],
  ...['direction', 'call', 'interpolate', 'start', 'any', 'goal', 'exit', 'tb', 'td', 'bt', 'lr', 'rl'],
]);

const OWN: Readonly<Record<string, string>> = { [START]: 'start', [ANY]: 'any', [GOAL]: 'goal', [EXIT]: 'exit' };

const SHAPES: Readonly<Record<NodeKind, readonly [open: string, close: string]>> = {
  start: ['([', '])'],
  state: ['[', ']'],
  split: ['{', '}'],
  choice: ['{', '}'],
  final: ['([', '])'],
  any: ['{{', '}}'],
  goal: ['([', '])'],
  exit: ['([', '])'],
};

/**
 * A flow as a Mermaid flowchart, which GitHub and most editors render. Every name of the author's is escaped: what
 * Mermaid could take for its own grammar or for HTML goes in as a character code.
 */
export function mermaid(graph: FlowGraph): string {
  const ids = idsOf(graph);
  const id = (node: string): string => ids.get(node) ?? node;
  return [
    'flowchart TD',
    ...graph.nodes.map((node) => `  ${id(node.id)}${shapeOf(node)}`),
    ...graph.edges.map((edge) => `  ${id(edge.from)} ${arrowOf(edge)} ${id(edge.to)}`),
    '',
  ].join('\n');
}

/** A state's own name where Mermaid allows it; a number otherwise. */
function idsOf({ nodes }: FlowGraph): ReadonlyMap<string, string> {
  return new Map(nodes.map(({ id }, i) => [id, OWN[id] ?? (isPlain(id) ? id : `state_${i}`)]));
}

const isPlain = (name: string): boolean =>
  /^[A-Za-z]\w*$/.test(name) && !/^state_\d+$/.test(name) && !KEPT.has(name.toLowerCase());

function shapeOf({ kind, name, lines }: GraphNode): string {
  const [open, close] = SHAPES[kind];
  const title = escaped(name);
  const shown = kind === 'start' ? (lines.length > 0 ? [] : [title]) : [kind === 'state' ? `<b>${title}</b>` : title];
  return `${open}"${[...shown, ...lines.map(escaped)].join('<br/>')}"${close}`;
}

function arrowOf({ labels, anywhere }: GraphEdge): string {
  const arrow = anywhere ? '-.->' : '-->';
  return labels.length === 0 ? arrow : `${arrow}|"${labels.map(escaped).join('<br/>')}"|`;
}

/**
 * Letters, digits and harmless signs as they are, all else of ASCII as `#code;`. Controls and line ends are spaces.
 * A colon stands only before a space: Mermaid looks for `style…:…#…;` before it reads codes.
 */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ')
    .trim()
    .replace(/[^\p{L}\p{M}\p{N}\p{S} .,:/+%_“”’…✉−-]|[<>`|^$~=]|:(?! )/gu, (char) => `#${char.codePointAt(0) ?? 32};`);
}
