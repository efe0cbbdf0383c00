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
SELECT e.position::text AS cursor, jsonb_build_object(
         'id', e.source_id, 'at', e.at, 'email', c.email, 'account', a.domain, 'source', e.source,
         'amount', CASE WHEN jsonb_typeof(e.properties -> 'amount') = 'number' THEN e.properties -> 'amount' END) AS item
FROM event e JOIN contact c ON c.id = e.contact_id LEFT JOIN account a ON a.id = c.account_id
WHERE e.type = 'deal.won' AND ($1::bigint IS NULL OR e.position < $1) ORDER BY e.position DESC LIMIT $2`;

const SPEND = /* sql */ `
SELECT id AS cursor, jsonb_build_object(
         'id', id, 'from', from_day, 'until', until_day, 'channel', channel, 'source', source, 'campaign', campaign,
         'amount', amount) AS item
FROM spend WHERE $1::text IS NULL OR id > $1 ORDER BY id LIMIT $2`;

const REVENUE = /* sql */ `
SELECT to_char(month, 'YYYY-MM') || ' ' || account AS cursor, jsonb_build_object(
         'account', account, 'month', to_char(month, 'YYYY-MM'), 'amount', amount) AS item
FROM account_revenue
WHERE $1::text IS NULL OR (month, account) > (to_date(split_part($1, ' ', 1), 'YYYY-MM'), split_part($1, ' ', 2))
ORDER BY month, account LIMIT $2`;

/** A piece of a list: what comes after the row with this cursor. */
export interface Slice {
  readonly after?: string;
  readonly limit: number;
}
/** A row with what names its place in the list. */
export interface Placed<T> {
  readonly item: T;
  readonly cursor: string;
}

function placed<T>(tx: Tx, sql: string, { after, limit }: Slice): Promise<Placed<T>[]> {
  return tx.query<Placed<T>>(sql, [after ?? null, limit]);
}

/** Won deals, the latest reported first. */
export const listDeals = (tx: Tx, slice: Slice): Promise<Placed<DealView>[]> => placed(tx, DEALS, slice);
/** Lines of spend by their ids. */
export const listSpend = (tx: Tx, slice: Slice): Promise<Placed<SpendView>[]> => placed(tx, SPEND, slice);
/** What accounts paid, month by month. */
export const listRevenue = (tx: Tx, slice: Slice): Promise<Placed<RevenueView>[]> => placed(tx, REVENUE, slice);
