import type { Instant } from '../time';
import { compileDid, mergeNeeds, type CompiledDid } from './did';
import { ConditionError } from './errors';
import { operatorsOf } from './operators';
import { getterOf, isTime } from './path';
import type {
  CompiledCondition,
  Condition,
  DeclaredTypes,
  DidQuery,
  HistoryEvent,
  HistoryNeed,
  Json,
  Scope,
} from './types';

/** What may be called by name, and how declared values compare. */
export interface ConditionContext {
  readonly names?: Readonly<Record<string, Condition>>;
  readonly types?: DeclaredTypes;
}

/** Puts a value that was looked at beside its path. */
type Note = (path: string, value: unknown) => void;

/** One node of a condition. `event` is the one that `event.*` means: inside `where`, the event asked about. */
interface Node {
  readonly holds: (scope: Scope, event: HistoryEvent | null) => boolean;
  readonly look: (scope: Scope, event: HistoryEvent | null, note: Note) => void;
  readonly turns: ((scope: Scope, event: HistoryEvent | null) => readonly Instant[]) | null;
  readonly paths: readonly string[];
  readonly needs: readonly HistoryNeed[];
}

interface Place extends Required<ConditionContext> {
  /** Inside `did … where`. */
  readonly bare: boolean;
  /** Names that are being resolved, outermost first. */
  readonly calling: readonly string[];
}

/**
 * Compiles a condition to closures.
 * @param condition its JSON, or the name of one of `context.names`
 * @throws ConditionError; TimeError for a duration that can't be read
 */
export function compileCondition(condition: Condition, context: ConditionContext = {}): CompiledCondition {
  const place = { names: context.names ?? {}, types: context.types ?? {}, bare: false, calling: [] };
  const node = compile(condition, place);
  const { turns } = node;
  return {
    name: typeof condition === 'string' ? condition : null,
    holds: (scope) => node.holds(scope, scope.event),
    values: (scope) => valuesOf(node, scope),
    turns: turns !== null,
    turnsAt: turns === null ? () => null : (scope) => firstAfter(scope.now, turns(scope, scope.event)),
    paths: [...new Set(node.paths)],
    history: mergeNeeds(node.needs),
  };
}

function valuesOf(node: Node, scope: Scope): Readonly<Record<string, Json>> {
  const values: Record<string, Json> = {};
  node.look(scope, scope.event, (path, value) => {
    values[path] = value as Json;
  });
  return values;
}

function firstAfter(now: Instant, moments: readonly Instant[]): Instant | null {
  const later = moments.filter((at) => at > now);
  return later.length === 0 ? null : Math.min(...later);
}

function compile(condition: unknown, place: Place): Node {
  if (typeof condition === 'string') return named(condition, place);
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    throw new ConditionError('condition.form', JSON.stringify(condition) ?? 'nothing');
  }
  return all(Object.entries(condition).map(([key, value]) => part(key, value, place)));
}

function named(name: string, place: Place): Node {
  if (!Object.hasOwn(place.names, name)) throw new ConditionError('condition.name', JSON.stringify(name));
  const calling = [...place.calling, name];
  if (place.calling.includes(name)) throw new ConditionError('condition.cycle', calling.join(' → '));
  // A named condition means the same wherever it stands, but that its `event` is the one at hand.
  return compile(place.names[name], { ...place, calling });
}

function part(key: string, value: unknown, place: Place): Node {
  switch (key) {
    case '$and':
      return all(several(key, value, place));
    case '$or':
      return any(several(key, value, place));
    case '$not':
      return negated(compile(value, place));
    case 'did':
      return did(value as DidQuery, place);
    case 'notDid':
      return negated(did(value as DidQuery, place));
    default:
      if (key.startsWith('$')) throw new ConditionError('condition.operator', JSON.stringify(key));
      return leaf(key, value, place);
  }
}

function several(key: string, value: unknown, place: Place): readonly Node[] {
  if (!Array.isArray(value)) throw new ConditionError('condition.value', `${key} wants a list of conditions`);
  return value.map((one) => compile(one, place));
}

function leaf(path: string, value: unknown, { bare, types }: Place): Node {
  const get = getterOf(path, bare);
  const { test, turns } = operatorsOf(value, isTime(path, bare, types));
  return {
    holds: (scope, event) => test(get(scope, event), scope.now),
    look: (scope, event, note) => note(path, get(scope, event)),
    turns: turns === null ? null : (scope, event) => turns(get(scope, event), scope.now),
    paths: [path],
    needs: [],
  };
}

function did(query: DidQuery, place: Place): Node {
  const where = query?.where === undefined ? null : compile(query.where, { ...place, bare: true });
  const compiled: CompiledDid = compileDid(query, where === null ? null : (scope, event) => where.holds(scope, event));
  const { turns } = compiled;
  return {
    holds: (scope) => compiled.holds(scope),
    look: (scope, _, note) => note(`did ${compiled.label}`, compiled.count(scope)),
    turns: turns === null ? null : (scope) => turns(scope),
    paths: [],
    needs: compiled.needs,
  };
}

function negated(node: Node): Node {
  return { ...node, holds: (scope, event) => !node.holds(scope, event) };
}

function all(nodes: readonly Node[]): Node {
  const [first] = nodes;
  if (first !== undefined && nodes.length === 1) return first;
  return together(nodes, (scope, event) => nodes.every((node) => node.holds(scope, event)));
}

function any(nodes: readonly Node[]): Node {
  return together(nodes, (scope, event) => nodes.some((node) => node.holds(scope, event)));
}

function together(nodes: readonly Node[], holds: Node['holds']): Node {
  const turning = nodes.flatMap(({ turns }) => (turns === null ? [] : [turns]));
  return {
    holds,
    look: (scope, event, note) => nodes.forEach((node) => node.look(scope, event, note)),
    turns: turning.length === 0 ? null : (scope, event) => turning.flatMap((turns) => turns(scope, event)),
    paths: nodes.flatMap(({ paths }) => paths),
    needs: nodes.flatMap(({ needs }) => needs),
  };
}
