import type { AttributionModel } from '@nurture/core/figures';
import { amountOf } from '@nurture/core/money';
import type { Tx } from '@nurture/store';
import type { AttributionBy } from '../ready/journeys';
import { type Asked, boundsOf } from './asked';

export interface AttributionView {
  /** Revenue of the period: the sum of each model's column. */
  readonly revenue: number;
  readonly deals: number;
  readonly rows: readonly ({ readonly key: string } & Readonly<Record<AttributionModel, number>>)[];
}

const DEALS = /* sql */ `
SELECT count(*)::int AS deals, coalesce(sum(value), 0)::float8 AS cents FROM figure_point
WHERE kind = 'deal' AND at >= $1 AND at < $2`;

const CREDIT = /* sql */ `
SELECT key, sum(first)::float8 AS first, sum(last)::float8 AS last, sum(linear)::float8 AS linear,
       sum(position)::float8 AS position, sum(decay)::float8 AS decay
FROM figure_credit WHERE "by" = $3 AND won_at >= $1 AND won_at < $2 GROUP BY key ORDER BY sum(linear) DESC, key`;

/** The revenue of a period, shared among what came before each deal, by every model side by side. */
export async function readAttribution(tx: Tx, by: AttributionBy, asked: Asked): Promise<AttributionView> {
  const bounds = boundsOf(asked.period, asked.timezone);
  const [sum] = await tx.query<{ deals: number; cents: number }>(DEALS, bounds);
  const rows = await tx.query<AttributionView['rows'][number]>(CREDIT, [...bounds, by]);
  return {
    revenue: amountOf(sum?.cents ?? 0),
    deals: sum?.deals ?? 0,
    rows: rows.map(({ key, first, last, linear, position, decay }) => ({
      key,
      first: amountOf(first),
      last: amountOf(last),
      linear: amountOf(linear),
      position: amountOf(position),
      decay: amountOf(decay),
    })),
  };
}
