// What PostgreSQL knows of the tables that a backup holds.
import type { Client } from 'pg';
import { StoreError } from '../errors';
import type { SavedPartition, SavedTable } from './format';

const COLUMNS = /* sql */ `
SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped
  AND a.attgenerated = ''
GROUP BY c.relname ORDER BY c.relname`;

/** Which table must be there before which. */
const REFERENCES = /* sql */ `
SELECT conrelid::regclass::text AS name, confrelid::regclass::text AS needs
FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid AND conparentid = 0
  AND connamespace = 'public'::regnamespace`;

const PARTITIONS = /* sql */ `
SELECT c.relname AS name, p.relname AS of, pg_get_expr(c.relpartbound, c.oid) AS bound
FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_class p ON p.oid = i.inhparent
WHERE c.relispartition AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND p.relname = ANY ($1)
ORDER BY c.relname`;

const SEQUENCES = /* sql */ `
SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL AND sequencename <> 'migrations_id_seq' ORDER BY 1`;

/** Everything in the schema that somebody made, but what extensions brought and what goes with its table. */
const OBJECTS = /* sql */ `
SELECT kind, name FROM (
  SELECT CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
    oid, 'pg_class'::regclass AS class, oid::regclass::text AS name
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT relispartition
  UNION ALL
  SELECT 'ROUTINE', oid, 'pg_proc'::regclass, oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'TYPE', oid, 'pg_type'::regclass, oid::regtype::text FROM pg_type
  WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
) AS made
WHERE NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = made.oid AND (d.deptype = 'e' OR kind = 'SEQUENCE' AND d.deptype IN ('i', 'a'))
)
ORDER BY kind, name`;

/** Whoever migrates holds or awaits the lock that the restore holds itself. */
const OTHERS = /* sql */ `
SELECT DISTINCT application_name AS name FROM pg_stat_activity
WHERE datname = current_database() AND application_name LIKE 'nurture %'
  AND application_name NOT IN ($1, 'nurture migration')
ORDER BY 1`;

/** Something in the schema, and what it is. */
export interface MadeObject {
  readonly kind: string;
  readonly name: string;
}

const rowsOf = async <Row>(client: Client, sql: string, params: readonly unknown[] = []): Promise<Row[]> =>
  (await client.query(sql, [...params])).rows as Row[];

/** A table comes after those to which its rows refer. */
function inOrder(tables: readonly SavedTable[], references: readonly { name: string; needs: string }[]): SavedTable[] {
  const placed: SavedTable[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const isFree = ({ name }: SavedTable): boolean =>
      !references.some((each) => each.name === name && waiting.some((other) => other.name === each.needs));
    const index = waiting.findIndex(isFree);
    if (index < 0) throw new Error(`tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`); // prettier-ignore
    placed.push(...waiting.splice(index, 1));
  }
  return placed;
}

/** The tables of these names, in an order in which they can be filled. */
export async function tablesOf(client: Client, names: readonly string[]): Promise<SavedTable[]> {
  const tables = await rowsOf<SavedTable>(client, COLUMNS, [names]);
  return inOrder(tables, await rowsOf(client, REFERENCES));
}

export const partitionsOf = (client: Client, tables: readonly string[]): Promise<SavedPartition[]> =>
  rowsOf(client, PARTITIONS, [tables]);

export async function sequencesOf(client: Client): Promise<Record<string, string>> {
  const rows = await rowsOf<{ name: string; value: string }>(client, SEQUENCES);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

export const objectsIn = (client: Client): Promise<MadeObject[]> => rowsOf(client, OBJECTS);

/** @throws store.database-in-use when another process of the product is connected */
export async function assertAlone(client: Client, own: string): Promise<void> {
  const others = await rowsOf<{ name: string }>(client, OTHERS, [own]);
  if (others.length === 0) return;
  throw new StoreError(
    'store.database-in-use',
    `The database is in use by ${others.map(({ name }) => name).join(', ')}. Stop all processes of the product first.`,
  );
}
