import { type FrequentPath, pathOf, type PathWalked } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { walkKeys } from '../ready/journeys';
import { type Asked, boundsOf } from './asked';

export interface PathsView {
  /** Leads of the period. */
  readonly people: number;
  /** Of them, those who are customers by now. */
  readonly customers: number;
  /** The same of the period before. */
  readonly earlier: { readonly people: number; readonly customers: number };
  readonly paths: readonly FrequentPath[];
}

const MOST_PATHS = 20;

const PEOPLE = /* sql */ `
SELECT count(*)::int AS people, count(customer_at)::int AS customers FROM figure_contact WHERE lead_at >= $1 AND lead_at < $2`;

const FREQUENT = /* sql */ `
SELECT walk, count(*)::int AS customers FROM figure_contact
WHERE lead_at >= $1 AND lead_at < $2 AND customer_at IS NOT NULL AND walk <> '{}'
GROUP BY walk ORDER BY customers DESC, walk LIMIT ${MOST_PATHS}`;

/** Of a walk no more beginnings are looked at than the longest of the ways has. */
const SET_OUT = /* sql */ `
SELECT key, count(*)::int AS people FROM figure_contact CROSS JOIN unnest(walk_keys[:$4]) AS key
WHERE lead_at >= $1 AND lead_at < $2 AND walk_keys && $3::bigint[] AND key = ANY ($3::bigint[]) GROUP BY key`;

/** How many walked each of some ways to its end and bought. */
const WALKED = /* sql */ `
SELECT walk, count(*)::int AS customers FROM figure_contact
WHERE lead_at >= $1 AND lead_at < $2 AND customer_at IS NOT NULL
  AND walk IN (SELECT ARRAY(SELECT jsonb_array_elements_text(way)) COLLATE "C" FROM unnest($3::jsonb[]) AS way)
GROUP BY walk`;

interface Walk {
  readonly walk: readonly string[];
  readonly customers: number;
}
type Bounds = readonly [Date, Date];
const nameOf = (walk: readonly string[]): string => JSON.stringify(walk);

/** The ways on which the leads of a period became customers, and where others on the same way dropped off. */
export async function readPaths(tx: Tx, asked: Asked): Promise<PathsView> {
  const [now, before] = [boundsOf(asked.period, asked.timezone), boundsOf(asked.before, asked.timezone)];
  const frequent = await tx.query<Walk>(FREQUENT, now);
  const ways = frequent.map(({ walk }) => walk);
  const walkedBefore = await tx.query<Walk>(WALKED, [...before, ways.map(nameOf)]);
  const of = await walkedIn(tx, now, ways, frequent);
  const ofBefore = await walkedIn(tx, before, ways, walkedBefore);
  return {
    ...of.count,
    earlier: ofBefore.count,
    paths: ways.map((way) => pathOf(way, of.walked(way), ofBefore.walked(way))),
  };
}

/** How some ways were walked in a period, by its leads. */
async function walkedIn(
  tx: Tx,
  bounds: Bounds,
  ways: readonly (readonly string[])[],
  ended: readonly Walk[],
): Promise<{ count: PathsView['earlier']; walked: (way: readonly string[]) => PathWalked }> {
  const [count = { people: 0, customers: 0 }] = await tx.query<PathsView['earlier']>(PEOPLE, bounds);
  const wanted = [...new Set(ways.flatMap(walkKeys))];
  const longest = Math.max(0, ...ways.map(({ length }) => length));
  const rows = await tx.query<{ key: string; people: number }>(SET_OUT, [...bounds, wanted, longest]);
  const setOut = new Map(rows.map((row) => [row.key, row.people]));
  const customers = new Map(ended.map((row) => [nameOf(row.walk), row.customers]));
  const walked = (way: readonly string[]): PathWalked => ({
    customers: customers.get(nameOf(way)) ?? 0,
    setOut: walkKeys(way).map((key) => setOut.get(key) ?? 0),
    all: count.people,
  });
  return { count, walked };
}
