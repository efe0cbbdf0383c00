import type { Tx } from '@nurture/store';

/** A won deal. The one truth of it is its event in the log: sales' answer and other systems both write that. */
export interface DealView {
  readonly id: string;
  readonly at: string;
  readonly email: string;
  readonly account: string | null;
  /** Null where whoever reported it didn't say. */
  readonly amount: number | null;
  /** Who reported it: `api` or `handoff`. */
  readonly source: string;
}

export interface SpendView {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly channel: string;
  readonly source: string | null;
  readonly campaign: string | null;
  readonly amount: number;
}

export interface RevenueView {
  readonly account: string;
  readonly month: string;
  readonly amount: number;
}

const DEALS = /* sql */ `
SELECT e.source_id AS id, e.position::text AS cursor, to_jsonb(e.at) AS at, c.email, a.domain AS account, e.source,
       CASE WHEN jsonb_typeof(e.properties -> 'amount') = 'number' THEN (e.properties ->> 'amount')::float8 END AS amount
FROM event e JOIN contact c ON c.id = e.contact_id LEFT JOIN account a ON a.id = c.account_id
WHERE e.type = 'deal.won' AND ($1::bigint IS NULL OR e.position < $1) ORDER BY e.position DESC LIMIT $2`;

const SPEND = /* sql */ `
SELECT id, id AS cursor, from_day::text AS "from", until_day::text AS until, channel, source, campaign,
       amount::float8 AS amount
FROM spend WHERE $1::text IS NULL OR id > $1 ORDER BY id LIMIT $2`;

const REVENUE = /* sql */ `
SELECT account, to_char(month, 'YYYY-MM') AS month, amount::float8 AS amount,
       to_char(month, 'YYYY-MM') || ' ' || account AS cursor
FROM account_revenue
WHERE $1::text IS NULL OR (month, account) > (to_date(split_part($1, ' ', 1), 'YYYY-MM'), split_part($1, ' ', 2))
ORDER BY account_revenue.month, account LIMIT $2`;

/** A piece of a list: what comes after the row with this cursor. */
export interface Slice {
  readonly after?: string;
  readonly limit: number;
}
/** A row with what names its place in the list. */
export type Placed<T> = T & { readonly cursor: string };

/** Won deals, the latest reported first. */
export const listDeals = (tx: Tx, { after, limit }: Slice): Promise<Placed<DealView>[]> =>
  tx.query(DEALS, [after ?? null, limit]);
/** Lines of spend by their ids. */
export const listSpend = (tx: Tx, { after, limit }: Slice): Promise<Placed<SpendView>[]> =>
  tx.query(SPEND, [after ?? null, limit]);
/** What accounts paid, month by month. */
export const listRevenue = (tx: Tx, { after, limit }: Slice): Promise<Placed<RevenueView>[]> =>
  tx.query(REVENUE, [after ?? null, limit]);
