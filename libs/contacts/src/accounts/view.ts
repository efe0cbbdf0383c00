import type { AccountScore, Coverage } from '@nurture/core/account';
import type { BuyingRole } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import { type AccountContact, peopleOfAccounts, standingOf } from './people';

/** A company with all that sales asks of it. Times are ISO 8601. */
export interface AccountView extends AccountScore {
  readonly id: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly contacts: readonly AccountContact[];
  readonly coverage: Coverage;
  readonly openHandoffs: readonly AccountHandoff[];
  readonly deals: readonly AccountDeal[];
  /** What it paid per month, as it was handed in under its domain, name or id. */
  readonly revenue: readonly { readonly month: string; readonly amount: number }[];
  /** Accounts that were said to be the same company, also those that were taken apart again. */
  readonly merges: readonly AccountMergeView[];
}

export interface AccountHandoff {
  readonly id: string;
  readonly email: string;
  readonly status: string;
  readonly salesperson: string | null;
  readonly createdAt: string;
}

export interface AccountDeal {
  readonly email: string;
  readonly outcome: 'won' | 'lost';
  readonly amount: number | null;
  readonly at: string;
}

export interface AccountMergeView {
  readonly account: { readonly id: string; readonly name: string | null; readonly domain: string | null };
  readonly at: string;
  readonly by: string;
  readonly partedAt: string | null;
  readonly partedBy: string | null;
}

const ACCOUNT = /* sql */ `
SELECT a.id, a.name, a.domain FROM account asked JOIN account a ON a.id = coalesce(asked.merged_into, asked.id)
WHERE asked.id = $1`;

const HANDOFFS = /* sql */ `
SELECT h.id, c.email, h.status, h.salesperson, to_jsonb(h.created_at) AS "createdAt"
FROM handoff h JOIN contact c ON c.id = h.contact_id
WHERE c.account_id = $1 AND h.closed_at IS NULL ORDER BY h.id`;

const DEALS = /* sql */ `
SELECT c.email, CASE e.type WHEN 'deal.won' THEN 'won' ELSE 'lost' END AS outcome,
       (e.properties ->> 'amount')::float8 AS amount, to_jsonb(e.at) AS at
FROM contact c JOIN event e ON e.contact_id = c.id AND e.type IN ('deal.won', 'deal.lost')
WHERE c.account_id = $1 ORDER BY e.at DESC LIMIT 200`;

const REVENUE = /* sql */ `
SELECT to_char(r.month, 'YYYY-MM') AS month, sum(r.amount)::float8 AS amount
FROM account_revenue r
WHERE lower(r.account) IN (SELECT lower(word) FROM account a, unnest(ARRAY[a.domain, a.name, a.id::text]) AS word
                           WHERE $1 IN (a.id, a.merged_into))
GROUP BY 1 ORDER BY 1 DESC LIMIT 60`;

const MERGES = /* sql */ `
SELECT jsonb_build_object('id', a.id::text, 'name', a.name, 'domain', a.domain) AS account, to_jsonb(m.merged_at) AS at,
       m.merged_by AS by, to_jsonb(m.parted_at) AS "partedAt", m.parted_by AS "partedBy"
FROM account_merge m JOIN account a ON a.id = m.from_id WHERE m.into_id = $1 ORDER BY m.id`;

/** The account that an id stands for, or null: one that was merged leads to the other. */
export async function accountView(tx: Tx, id: string, roles: readonly BuyingRole[]): Promise<AccountView | null> {
  const [account] = await tx.query<Pick<AccountView, 'id' | 'name' | 'domain'>>(ACCOUNT, [id]);
  if (!account) return null;
  const contacts = (await peopleOfAccounts(tx, [account.id], roles)).get(account.id) ?? [];
  return {
    ...account,
    contacts,
    ...standingOf(contacts, roles),
    openHandoffs: await tx.query<AccountHandoff>(HANDOFFS, [account.id]),
    deals: await tx.query<AccountDeal>(DEALS, [account.id]),
    revenue: await tx.query<AccountView['revenue'][number]>(REVENUE, [account.id]),
    merges: await tx.query<AccountMergeView>(MERGES, [account.id]),
  };
}
