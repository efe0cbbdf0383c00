import { conditionText } from '../explain';
import {
  listOf,
  transitionList,
  type ActionDocument,
  type BranchDocument,
  type EndDocument,
  type FlowDocument,
  type StateDocument,
  type TransitionDocument,
  type TransitionsDocument,
  type TriggerDocument,
} from '../flow';
import type { Condition } from '../condition';
import { actionLabel } from './actions';

export type NodeKind = 'start' | 'state' | 'split' | 'choice' | 'final' | 'any' | 'goal' | 'exit';

/** Something to draw: a state, or one of the four places that every flow has. */
export interface GraphNode {
  /** The state's name; `@start`, `@any`, `@goal` and `@exit` otherwise, which no state may be called. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** What is done there, a line each. */
  readonly lines: readonly string[];
}

/** All ways from one place to another. */
export interface GraphEdge {
  /** Made of `from` and `to`: {@link edgeId}. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Event, timer or guard, one for each way. */
  readonly labels: readonly string[];
  /** Dashed: from any state. */
  readonly anywhere: boolean;
}

/** A flow as boxes and arrows, before anything is drawn. */
export interface FlowGraph {
  readonly id: string;
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export const START = '@start';
export const ANY = '@any';
export const GOAL = '@goal';
export const EXIT = '@exit';

interface Way {
  readonly to: string;
  readonly label: string;
}

/** A flow document as a graph: its states with what they do, and every way on with what leads there. */
export function flowGraph(document: FlowDocument): FlowGraph {
  const { id, name, initial, states, on, goal, exit } = document;
  const anywhere = [...waysOf(on), ...endWays(GOAL, goal), ...endWays(EXIT, exit)];
  const edges = [
    ...merged(START, [{ to: initial, label: '' }], false),
    ...Object.entries(states).flatMap(([from, state]) => merged(from, stateWays(state), false)),
    ...merged(ANY, anywhere, true),
  ];
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [
    { id: START, kind: 'start' as const, name: 'start', lines: listOf(document.enrol).map(triggerLabel) },
    ...Object.entries(states).map(([state, its]) => stateNode(state, its)),
    { id: ANY, kind: 'any' as const, name: 'in any state', lines: stayLines({ on }) },
    { id: GOAL, kind: 'goal' as const, name: 'goal', lines: endLines(goal) },
    { id: EXIT, kind: 'exit' as const, name: 'exit', lines: endLines(exit) },
  ];
  const special = new Set([ANY, GOAL, EXIT]);
  return {
    id,
    title: name ?? id,
    nodes: nodes.filter((node) => !special.has(node.id) || used.has(node.id) || node.lines.length > 0),
    edges,
  };
}

function stateNode(name: string, state: StateDocument): GraphNode {
  const kind = state.type === undefined || state.type === 'normal' ? 'state' : state.type;
  return { id: name, kind, name, lines: [...listOf(state.entry).map(actionLabel), ...stayLines(state)] };
}

// ── Ways ─────────────────────────────────────────────────────────────────────────────────────────

type Sources = Pick<StateDocument, 'on' | 'after' | 'always'>;

/** Every transition of a place, with what leads there in few words. */
function transitionsOf({ on, after, always }: Sources): readonly (readonly [string, TransitionDocument])[] {
  const named: readonly (readonly [string, TransitionsDocument])[] = [
    ...Object.entries(on ?? {}).map(([type, ways]) => [eventLabel(type), ways] as const),
    ...Object.entries(after ?? {}),
    ...(always === undefined ? [] : [['', always] as const]),
  ];
  return named.flatMap(([cause, ways]) => transitionList(ways).map((way) => [cause, way] as const));
}

function waysOf(on: FlowDocument['on']): readonly Way[] {
  return stateWays(on === undefined ? {} : { on });
}

function stateWays(state: StateDocument): readonly Way[] {
  const ways = transitionsOf(state).flatMap(([cause, way]) =>
    way.target === undefined ? [] : [{ to: way.target, label: wayLabel(cause, way) }],
  );
  return [...ways, ...branchWays(state)];
}

function branchWays(state: StateDocument): readonly Way[] {
  return branchesOf(state).map(([share, branch]) => ({ to: branch.target, label: wayLabel(share, branch) }));
}

/** The branches of a split with their shares, of a choice with `else` as the last. */
function branchesOf({ branches = [], else: otherwise }: StateDocument): readonly (readonly [string, BranchDocument])[] {
  const total = branches.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const shares = branches.map((branch) => {
    const share = branch.weight === undefined ? '' : `${Math.round((branch.weight / total) * 1000) / 10} %`;
    return [share, branch] as const;
  });
  return otherwise === undefined ? shares : [...shares, ['else', { target: otherwise }] as const];
}

function endWays(to: string, ends: EndDocument | readonly EndDocument[] | undefined): readonly Way[] {
  return listOf(ends).map((end) => ({
    to,
    label: wayLabel(listOf(end.on).map(eventLabel).join(' or '), { guard: end.guard }),
  }));
}

const endLines = (ends: EndDocument | readonly EndDocument[] | undefined): string[] =>
  listOf(ends).flatMap(({ actions }) => listOf(actions).map(actionLabel));

/** What happens without going anywhere: actions alone, and events that are not let through. */
function stayLines(sources: Sources): readonly string[] {
  return transitionsOf(sources).flatMap(([cause, way]) => {
    if (way.target !== undefined) return [];
    return listOf(way.actions).length === 0 && way.guard === undefined ? [`ignores ${cause}`] : [wayLabel(cause, way)];
  });
}

/** One transition of a flow, in words. */
export interface FlowWay {
  /** The state that it leaves; `@any` for every state. */
  readonly from: string;
  /** Event, timer or share; empty where a guard alone decides. */
  readonly cause: string;
  /** Null: one stays. `@goal` and `@exit` for ends. */
  readonly to: string | null;
  readonly guard: string | null;
  /** Its actions in few words. */
  readonly does: readonly string[];
}

/** Every transition of a flow, in the order of the document. */
export function flowWays({ states, on, goal, exit }: FlowDocument): readonly FlowWay[] {
  return [
    ...Object.entries(states).flatMap(([from, state]) => [
      ...transitionsOf(state).map(([cause, way]) => wayOf(from, cause, way)),
      ...branchesOf(state).map(([cause, way]) => wayOf(from, cause, way)),
    ]),
    ...transitionsOf(on === undefined ? {} : { on }).map(([cause, way]) => wayOf(ANY, cause, way)),
    ...endsOf(GOAL, goal),
    ...endsOf(EXIT, exit),
  ];
}

function wayOf(from: string, cause: string, way: Labelled & { readonly target?: string }): FlowWay {
  const { guard, of, target, actions } = way;
  return {
    from,
    cause: of === undefined ? cause : `${cause} of ${of}`,
    to: target ?? null,
    guard: guard === undefined ? null : guardLabel(guard),
    does: listOf<ActionDocument>(actions).map(actionLabel),
  };
}

const endsOf = (to: string, ends: EndDocument | readonly EndDocument[] | undefined): readonly FlowWay[] =>
  listOf(ends).map((end) => wayOf(ANY, listOf(end.on).map(eventLabel).join(' or '), { ...end, target: to }));

// ── Words ────────────────────────────────────────────────────────────────────────────────────────

type Labelled = { readonly guard?: Condition | undefined; readonly of?: string } & {
  readonly actions?: TransitionDocument['actions'];
};

/** `clicked, if warm: +5 points`. */
function wayLabel(cause: string, { guard, of, actions }: Labelled): string {
  const whose = of === 'account' ? `${cause} at their company` : cause;
  const condition = guard === undefined ? '' : `if ${guardLabel(guard)}`;
  const what = [whose, condition].filter((text) => text !== '').join(', ') || 'at once';
  const does = listOf<ActionDocument>(actions).map(actionLabel);
  return does.length === 0 ? what : `${what}: ${does.join(', ')}`;
}

/** A condition by its name where it has one. */
export function guardLabel(guard: Condition): string {
  if (typeof guard === 'string') return guard;
  const { $and: all, $or: any, ...rest } = guard;
  const parts = all ?? any;
  const named = parts?.every((part) => typeof part === 'string') === true && Object.keys(rest).length === 0;
  if (named && (all === undefined) !== (any === undefined)) return parts.join(all === undefined ? ' or ' : ' and ');
  return conditionText(guard);
}

const eventLabel = (type: string): string => type.replace(/^mail\./, '');

function triggerLabel({ on, guard, segment }: TriggerDocument): string {
  if (segment !== undefined) return `everybody, if ${guardLabel(segment)}`;
  return wayLabel(listOf(on).join(' or '), { guard });
}

/** An arrow's name: no state's own has a `>`. */
export const edgeId = (from: string, to: string): string => `${from}>${to}`;

/** Ways to the same place are one arrow with several labels. */
function merged(from: string, ways: readonly Way[], anywhere: boolean): readonly GraphEdge[] {
  const byTarget = new Map<string, readonly string[]>();
  for (const { to, label } of ways) byTarget.set(to, [...(byTarget.get(to) ?? []), ...(label === '' ? [] : [label])]);
  return [...byTarget].map(([to, labels]) => {
    return { id: edgeId(from, to), from, to, labels: [...new Set(labels)], anywhere };
  });
}
