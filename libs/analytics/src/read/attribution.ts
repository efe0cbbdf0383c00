import type { AttributionModel, Period } from '@nurture/core/figures';
import { amountOf } from '@nurture/core/money';
import type { Tx } from '@nurture/store';
import type { AttributionBy } from '../ready/journeys';
import { type Asked, boundsOf, forBoth } from './asked';

type Shares = Readonly<Record<AttributionModel, number>>;

export interface AttributionView {
  /** Revenue of the period: the sum of each model's column. */
  readonly revenue: number;
  readonly deals: number;
  /** The same of the period before. */
  readonly earlier: { readonly revenue: number; readonly deals: number };
  /** What got a share in either period; `before` adds up to exactly the revenue of the period before. */
  readonly rows: readonly ({ readonly key: string; readonly before: Credited } & Credited)[];
}

/** What one key is given, and of how many deals. */
type Credited = Shares & { readonly deals: number };

const DEALS = /* sql */ `
SELECT count(*)::int AS deals, coalesce(sum(value), 0)::float8 AS cents FROM figure_point
WHERE kind = 'deal' AND at >= $1 AND at < $2`;

const CREDIT = /* sql */ `
SELECT key, count(*)::int AS deals, sum(first)::float8 AS first, sum(last)::float8 AS last, sum(linear)::float8 AS linear,
       sum(position)::float8 AS position, sum(decay)::float8 AS decay
FROM figure_credit WHERE "by" = $3 AND won_at >= $1 AND won_at < $2 GROUP BY key ORDER BY sum(linear) DESC, key`;

/** The revenue of a period, shared among what came before each deal, by every model side by side. */
export async function readAttribution(tx: Tx, by: AttributionBy, asked: Asked): Promise<AttributionView> {
  const { now, earlier } = await forBoth(asked, (period) => shared(tx, by, period, asked.timezone));
  const keys = [...new Set([...now.credit.keys(), ...earlier.credit.keys()])];
  const rows = keys.map((key) => ({
    key,
    ...sharesOf(now.credit.get(key)),
    before: sharesOf(earlier.credit.get(key)),
  }));
  return { ...now.sum, earlier: earlier.sum, rows };
}

interface Shared {
  readonly sum: AttributionView['earlier'];
  /** In cents, by key, the most first. */
  readonly credit: ReadonlyMap<string, Credited>;
}

async function shared(tx: Tx, by: AttributionBy, period: Period, timezone: string): Promise<Shared> {
  const bounds = boundsOf(period, timezone);
  const [sum] = await tx.query<{ deals: number; cents: number }>(DEALS, bounds);
  const rows = await tx.query<Credited & { key: string }>(CREDIT, [...bounds, by]);
  return {
    sum: { revenue: amountOf(sum?.cents ?? 0), deals: sum?.deals ?? 0 },
    credit: new Map(rows.map((row) => [row.key, row])),
  };
}

const sharesOf = (cents: Credited | undefined): Credited => ({
  deals: cents?.deals ?? 0,
  first: amountOf(cents?.first ?? 0),
  last: amountOf(cents?.last ?? 0),
  linear: amountOf(cents?.linear ?? 0),
  position: amountOf(cents?.position ?? 0),
  decay: amountOf(cents?.decay ?? 0),
});
