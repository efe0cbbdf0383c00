import type { Placement } from '../flow';

/** How people of one flow move: old state → new; those that are not named stay in the state of the same name. */
export interface FlowMap {
  readonly states: Readonly<Record<string, Placement>>;
  /** Only people on these versions; null: on any but the one they move to. */
  readonly from: readonly number[] | null;
}

/** What a migration file says, by the flow's id. */
export type MigrationMap = Readonly<Record<string, FlowMap>>;

/** Something that a migration file says wrongly, and where. */
export interface MapProblem {
  /** Such as `flows.whitepaper.states.reminder`. */
  readonly path: string;
  readonly message: string;
}

export type ParsedMigration =
  { readonly ok: true; readonly map: MigrationMap } | { readonly ok: false; readonly problems: readonly MapProblem[] };

type Bag = Readonly<Record<string, unknown>>;

/**
 * Reads a migration: `{ "flows": { "FLOW": { "states": { "old": "new", "other": { "to": "new", "enter": true } },
 * "from": [1, 2] } } }`. An empty `{}` for a flow moves everybody to the state of the same name.
 * @param value parsed JSON, from anybody
 */
export function parseMigration(value: unknown): ParsedMigration {
  const problems: MapProblem[] = [];
  const file = bagAt(value, '', ['$schema', 'flows'], problems);
  const flows = bagAt(file['flows'], 'flows', null, problems);
  const map = Object.entries(flows).map(([id, flow]) => [id, flowMapAt(flow, `flows.${id}`, problems)] as const);
  if (problems.length === 0 && map.length === 0) problems.push({ path: 'flows', message: 'names no flow' });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, map: Object.fromEntries(map) };
}

/** Reads what a migration says of one flow alone: `{ "states": { … }, "from": [ … ] }`. */
export function parseFlowMap(
  value: unknown,
): { readonly ok: true; readonly map: FlowMap } | { readonly ok: false; readonly problems: readonly MapProblem[] } {
  const problems: MapProblem[] = [];
  const map = flowMapAt(value, '', problems);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, map };
}

function flowMapAt(value: unknown, path: string, problems: MapProblem[]): FlowMap {
  const { states: given = {}, from } = bagAt(value, path, ['states', 'from'], problems);
  const under = path === '' ? '' : `${path}.`;
  const states = bagAt(given, `${under}states`, null, problems);
  return {
    states: Object.fromEntries(
      Object.entries(states).map(([old, to]) => [old, parsePlacement(to, `${under}states.${old}`, problems)]),
    ),
    from: parseVersions(from, `${under}from`, problems),
  };
}

function parsePlacement(value: unknown, path: string, problems: MapProblem[]): Placement {
  if (typeof value === 'string') return { to: value, enter: false };
  const { to, enter = false } = bagAt(value, path, ['to', 'enter'], problems);
  if (typeof to !== 'string') problems.push({ path: `${path}.to`, message: 'must name a state' });
  if (typeof enter !== 'boolean') problems.push({ path: `${path}.enter`, message: 'must be true or false' });
  return { to: String(to), enter: enter === true };
}

function parseVersions(value: unknown, path: string, problems: MapProblem[]): readonly number[] | null {
  if (value === undefined) return null;
  const isVersion = (one: unknown): one is number => Number.isSafeInteger(one) && Number(one) > 0;
  if (Array.isArray(value) && value.length > 0 && value.every(isVersion)) return value;
  problems.push({ path, message: 'must be a list of version numbers' });
  return null;
}

/** @param known the names it may have; null: any */
function bagAt(value: unknown, path: string, known: readonly string[] | null, problems: MapProblem[]): Bag {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push({ path: path || 'migration', message: 'must be an object' });
    return {};
  }
  const strange = known === null ? [] : Object.keys(value).filter((name) => !known.includes(name));
  const at = path === '' ? '' : `${path}.`;
  problems.push(...strange.map((name) => ({ path: at + name, message: `is unknown; known: ${known?.join(', ')}` })));
  return { ...value };
}
