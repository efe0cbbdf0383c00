import { type FrequentPath, pathOf } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { walkKeys } from '../ready/journeys';
import { type Asked, boundsOf } from './asked';

export interface PathsView {
  /** Leads of the period. */
  readonly people: number;
  /** Of them, those who are customers by now. */
  readonly customers: number;
  readonly paths: readonly FrequentPath[];
}

const MOST_PATHS = 20;

const PEOPLE = /* sql */ `
SELECT count(*)::int AS people, count(customer_at)::int AS customers FROM figure_contact WHERE lead_at >= $1 AND lead_at < $2`;

const FREQUENT = /* sql */ `
SELECT walk, count(*)::int AS customers FROM figure_contact
WHERE lead_at >= $1 AND lead_at < $2 AND customer_at IS NOT NULL AND walk <> '{}'
GROUP BY walk ORDER BY customers DESC, walk LIMIT ${MOST_PATHS}`;

const SET_OUT = /* sql */ `
SELECT key, count(*)::int AS people FROM figure_contact CROSS JOIN unnest(walk_keys) AS key
WHERE lead_at >= $1 AND lead_at < $2 AND walk_keys && $3::bigint[] AND key = ANY ($3::bigint[]) GROUP BY key`;

/** The ways on which the leads of a period became customers, and where others on the same way dropped off. */
export async function readPaths(tx: Tx, asked: Asked): Promise<PathsView> {
  const bounds = boundsOf(asked.period, asked.timezone);
  const [count] = await tx.query<{ people: number; customers: number }>(PEOPLE, bounds);
  const { people, customers } = count ?? { people: 0, customers: 0 };
  const frequent = await tx.query<{ walk: string[]; customers: number }>(FREQUENT, bounds);
  const wanted = [...new Set(frequent.flatMap(({ walk }) => walkKeys(walk)))];
  const rows = await tx.query<{ key: string; people: number }>(SET_OUT, [...bounds, wanted]);
  const setOut = new Map(rows.map((row) => [row.key, row.people]));
  const paths = frequent.map(
    ({ walk, customers: buyers }) =>
    pathOf(walk, buyers, walkKeys(walk).map((key) => setOut.get(key) ?? 0), people), // prettier-ignore
  );
  return { people, customers, paths };
}
