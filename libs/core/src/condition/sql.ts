import { parseExactMs, type Instant } from '../time';
import { compileCondition, type ConditionContext } from './compile';
import { typesOf } from './did';
import { operatorSql } from './sql-operators';
import { isTime, parsePath } from './path';
import type { Condition, DidQuery } from './types';

/** Binds a value, and gives what stands for it in the text, such as `$3`. */
export type Bind = (value: unknown) => string;

/** Where the values of conditions are kept. Every expression may be null. */
export interface SqlSchema {
  /** A `jsonb` expression of what stands at one name below `contact` or `account`. */
  readonly value: (root: 'contact' | 'account', name: string, bind: Bind) => string;
  /** The events of a contact, or of everybody of its account, that count: machines' opens and clicks do not. */
  readonly events: (by: 'contact' | 'account', alias: string, bind: Bind) => SqlEvents;
}

/** A query over events: `SELECT … FROM source WHERE condition AND …`. */
export interface SqlEvents {
  readonly from: string;
  readonly where: string;
  readonly type: string;
  /** A `timestamptz`. */
  readonly at: string;
  readonly person: string;
  /** A `jsonb` object. */
  readonly properties: string;
}

/** A condition as SQL: an expression that is true or false, never null. */
export interface SqlCondition {
  readonly text: string;
  /** Values of the parameters, in their order. */
  readonly params: readonly unknown[];
}

export interface SqlContext extends ConditionContext {
  readonly schema: SqlSchema;
  /** What `$within` and `within` count from. */
  readonly now: Instant;
  /** Number of the first parameter; 1 when left out. */
  readonly firstParam?: number;
}

interface Place extends Required<ConditionContext> {
  readonly schema: SqlSchema;
  readonly now: Instant;
  readonly bind: Bind;
  /** Inside `did … where`: a `jsonb` expression of the properties of the event asked about. */
  readonly event: string | null;
  /** Names what was not named before. */
  readonly alias: () => string;
}

/**
 * Compiles a condition to SQL that holds for exactly those for whom {@link compileCondition}'s closures hold at a moment
 * without an event and outside of any flow: `event.*` and `enrolment.*` are missing.
 * @throws ConditionError; TimeError for a duration that can't be read
 */
export function sqlOf(condition: Condition, context: SqlContext): SqlCondition {
  // Whatever is no condition is refused there, in the same words; here it is well-formed.
  compileCondition(condition, context);
  const params: unknown[] = [];
  const first = context.firstParam ?? 1;
  let aliases = 0;
  const text = compile(condition, {
    names: context.names ?? {},
    types: context.types ?? {},
    schema: context.schema,
    now: context.now,
    bind: (value) => `$${first + params.push(value) - 1}`,
    event: null,
    alias: () => `h${++aliases}`,
  });
  return { text, params };
}

function compile(condition: Condition, place: Place): string {
  if (typeof condition === 'string') return compile(place.names[condition] ?? {}, place);
  return all(Object.entries(condition).map(([key, value]) => part(key, value, place)));
}

function part(key: string, value: unknown, place: Place): string {
  switch (key) {
    case '$and':
      return all(several(value, place));
    case '$or':
      return any(several(value, place));
    case '$not':
      return negated(compile(value as Condition, place));
    case 'did':
      return did(value as DidQuery, place);
    case 'notDid':
      return negated(did(value as DidQuery, place));
    default:
      return leaf(key, value, place);
  }
}

function several(value: unknown, place: Place): readonly string[] {
  return (value as readonly Condition[]).map((one) => compile(one, place));
}

function leaf(path: string, wanted: unknown, place: Place): string {
  const bare = place.event !== null;
  return operatorSql(valueSql(path, place), wanted, {
    time: isTime(path, bare, place.types),
    now: place.now,
    bind: place.bind,
  });
}

/** A `jsonb` expression of the value at a path; null where anything on the way is missing. */
function valueSql(path: string, { event, schema, bind }: Place): string {
  const { root, names } = parsePath(path, event !== null);
  const [first = '', ...below] = names;
  switch (root) {
    case 'contact':
    case 'account':
      return walk(schema.value(root, first, bind), below, bind);
    case 'event':
      return event === null ? 'NULL::jsonb' : walk(event, names, bind);
    case 'enrolment':
      return 'NULL::jsonb';
  }
}

function walk(object: string, names: readonly string[], bind: Bind): string {
  return names.reduce((value, name) => `(${value} -> ${bind(name)}::text)`, object);
}

function did(query: DidQuery, place: Place): string {
  const { bind, now } = place;
  const events = place.schema.events(query.by ?? 'contact', place.alias(), bind);
  const asked = [
    events.where,
    `${events.type} = ANY (${bind(typesOf(query))}::text[])`,
    ...(query.within === undefined
      ? []
      : [`${events.at} >= to_timestamp(${bind(now - parseExactMs(query.within))}::float8 / 1000)`]),
    ...(query.where === undefined ? [] : [compile(query.where, { ...place, event: events.properties })]),
  ];
  const found = `FROM ${events.from} WHERE ${all(asked)}`;
  const { atLeast = 1, contacts = 1 } = query;
  if (atLeast === 1 && contacts <= 1) return `EXISTS (SELECT 1 ${found})`;
  const people = contacts <= 1 ? '' : ` AND count(DISTINCT ${events.person}) >= ${bind(contacts)}::float8`;
  return `(SELECT count(*) >= ${bind(atLeast)}::float8${people} ${found})`;
}

function all(parts: readonly string[]): string {
  return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`;
}

function any(parts: readonly string[]): string {
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`;
}

function negated(part: string): string {
  return `(NOT ${part})`;
}
