import {
  channelOf,
  countFigure,
  type Figure,
  medianFigure,
  moneyFigure,
  perFigure,
  type Period,
  shareFigure,
} from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { type Asked, boundsOf, forBoth } from './asked';
import { DEAL_CENTS, REACHED } from './reached';
import { type SpendBy, spentBy } from './spend';

/** What leads may be told apart by. */
export const BREAKDOWNS = ['channel', 'source', 'medium', 'campaign', 'page', 'content', 'flow'] as const;
export type BreakdownBy = (typeof BREAKDOWNS)[number];

/** What one source (channel, campaign …) brought in a period. Costs are null where spend can't be told apart so. */
export interface BreakdownRow {
  /** Empty: nothing is known. */
  readonly key: string;
  readonly leads: Figure;
  readonly mqls: Figure;
  readonly sqls: Figure;
  readonly customers: Figure;
  /** Share of the period's leads that are customers by now. */
  readonly leadToCustomer: Figure;
  readonly leadsPerCustomer: Figure;
  readonly revenue: Figure;
  /** Revenue of the period ÷ leads of the period. */
  readonly leadValue: Figure;
  readonly closeDays: Figure;
  readonly spend: Figure | null;
  readonly costPerLead: Figure | null;
  readonly costPerCustomer: Figure | null;
  /** (Revenue − spend) ÷ spend. */
  readonly roi: Figure | null;
}

interface Counts {
  readonly leads: number;
  readonly mqls: number;
  readonly sqls: number;
  readonly customers: number;
  /** Of the leads, those that are customers by now. */
  readonly won: number;
  readonly deals: number;
  readonly revenue: number;
  readonly closeDays: readonly number[];
}

const NOTHING: Counts = { leads: 0, mqls: 0, sqls: 0, customers: 0, won: 0, deals: 0, revenue: 0, closeDays: [] };

interface Row extends Counts {
  readonly key: Record<string, string | null>;
}

/** How a key is found: an expression, and what must be joined for it. Who has several counts under each. */
const KEYS: Readonly<Record<BreakdownBy, { readonly key: string; readonly join?: string }>> = {
  channel: {
    key: `jsonb_build_object('channel', c.source ->> 'channel', 'source', c.source ->> 'source', 'medium', c.source ->> 'medium',
      'referrer', substring(c.source ->> 'referrer' FROM '^https?://[^/]+'))`,
  },
  source: { key: `jsonb_build_object('key', c.source ->> 'source')` },
  medium: { key: `jsonb_build_object('key', c.source ->> 'medium')` },
  campaign: { key: `jsonb_build_object('key', c.source ->> 'campaign')` },
  page: { key: `jsonb_build_object('key', c.source ->> 'page')` },
  content: {
    key: `jsonb_build_object('key', item.name)`,
    join: /* sql */ `
LEFT JOIN LATERAL (SELECT DISTINCT e.properties ->> 'asset' AS name FROM event e
  WHERE e.contact_id = c.id AND e.type = 'asset.downloaded') AS item ON true`,
  },
  flow: {
    key: `jsonb_build_object('key', item.name)`,
    join: `LEFT JOIN LATERAL (SELECT DISTINCT flow_id AS name FROM enrolment n WHERE n.contact_id = c.id) AS item ON true`,
  },
};

const within = (column: string): string => `(${column} >= $1 AND ${column} < $2)`;

const COUNT = (by: BreakdownBy): string => /* sql */ `
WITH ${REACHED},
deal AS (
  SELECT e.contact_id, count(*)::int AS deals, sum(${DEAL_CENTS}) AS cents
  FROM event e WHERE e.type = 'deal.won' AND ${within('e.at')} AND e.contact_id IS NOT NULL GROUP BY e.contact_id
)
SELECT ${KEYS[by].key} AS key,
       count(*) FILTER (WHERE ${within('lead_at')})::int AS leads,
       count(*) FILTER (WHERE ${within('mql_at')})::int AS mqls,
       count(*) FILTER (WHERE ${within('sql_at')})::int AS sqls,
       count(*) FILTER (WHERE ${within('customer_at')})::int AS customers,
       count(*) FILTER (WHERE ${within('lead_at')} AND customer_at IS NOT NULL)::int AS won,
       coalesce(sum(d.deals), 0)::int AS deals,
       coalesce(sum(d.cents), 0)::float8 AS revenue,
       coalesce(array_agg(extract(epoch FROM customer_at - lead_at)::float8 / 86400) FILTER (WHERE ${within('customer_at')}), '{}')::float8[] AS "closeDays"
FROM contact c
LEFT JOIN reached r ON r.contact_id = c.id
LEFT JOIN deal d ON d.contact_id = c.id
${KEYS[by].join ?? ''}
WHERE ${within('lead_at')} OR ${within('mql_at')} OR ${within('sql_at')} OR ${within('customer_at')} OR d.contact_id IS NOT NULL
GROUP BY 1`;

const keyOf = (by: BreakdownBy, { key }: Row): string => (by === 'channel' ? channelOf(key) : (key['key'] ?? ''));

async function count(tx: Tx, by: BreakdownBy, period: Period, timezone: string): Promise<Map<string, Counts>> {
  const rows = await tx.query<Row>(COUNT(by), boundsOf(period, timezone));
  const counts = new Map<string, Counts>();
  for (const row of rows) {
    const key = keyOf(by, row);
    counts.set(key, added(counts.get(key) ?? NOTHING, row));
  }
  return counts;
}

const added = (a: Counts, b: Counts): Counts => ({
  leads: a.leads + b.leads,
  mqls: a.mqls + b.mqls,
  sqls: a.sqls + b.sqls,
  customers: a.customers + b.customers,
  won: a.won + b.won,
  deals: a.deals + b.deals,
  revenue: a.revenue + b.revenue,
  closeDays: [...a.closeDays, ...b.closeDays],
});

const isSpendBy = (by: BreakdownBy): by is SpendBy => by === 'channel' || by === 'source' || by === 'campaign';

/** What each channel, source, campaign … brought in a period, the most leads first. */
export async function readBreakdown(tx: Tx, by: BreakdownBy, asked: Asked): Promise<BreakdownRow[]> {
  const { now, earlier } = await forBoth(asked, async (period) => ({
    counts: await count(tx, by, period, asked.timezone),
    spent: isSpendBy(by) ? await spentBy(tx, by, period) : null,
  }));
  const keys = [...new Set([...now.counts.keys(), ...(now.spent?.keys() ?? [])])];
  const rows = keys.map((key) =>
    rowOf(
      key,
      { ...(now.counts.get(key) ?? NOTHING), spent: now.spent && (now.spent.get(key) ?? 0) },
      { ...(earlier.counts.get(key) ?? NOTHING), spent: earlier.spent && (earlier.spent.get(key) ?? 0) },
    ),
  );
  return rows.sort((a, b) => b.leads.n - a.leads.n || (b.revenue.value ?? 0) - (a.revenue.value ?? 0) || (a.key < b.key ? -1 : 1)); // prettier-ignore
}

type Known = Counts & { readonly spent: number | null };

function rowOf(key: string, now: Known, earlier: Known): BreakdownRow {
  const per = (of: (counts: Known) => number, by: (counts: Known) => number, n: number): Figure =>
    perFigure({ of: of(now), per: by(now) }, { of: of(earlier), per: by(earlier) }, n);
  return {
    key,
    leads: countFigure(now.leads, earlier.leads),
    mqls: countFigure(now.mqls, earlier.mqls),
    sqls: countFigure(now.sqls, earlier.sqls),
    customers: countFigure(now.customers, earlier.customers),
    leadToCustomer: shareFigure({ hits: now.won, n: now.leads }, { hits: earlier.won, n: earlier.leads }),
    leadsPerCustomer: per(({ leads }) => leads, ({ customers }) => customers, now.customers), // prettier-ignore
    revenue: moneyFigure(now.revenue, now.deals, earlier.revenue),
    leadValue: per(({ revenue }) => revenue / 100, ({ leads }) => leads, now.leads), // prettier-ignore
    closeDays: medianFigure(ascending(now.closeDays), ascending(earlier.closeDays)),
    ...costs(now, earlier, per),
  };
}

function costs(
  now: Known,
  earlier: Known,
  per: (of: (counts: Known) => number, by: (counts: Known) => number, n: number) => Figure,
): Pick<BreakdownRow, 'spend' | 'costPerLead' | 'costPerCustomer' | 'roi'> {
  if (now.spent === null) return { spend: null, costPerLead: null, costPerCustomer: null, roi: null };
  const spent = (counts: Known): number => counts.spent ?? 0;
  return {
    spend: moneyFigure(now.spent, now.leads, spent(earlier)),
    costPerLead: per((counts) => spent(counts) / 100, ({ leads }) => leads, now.leads), // prettier-ignore
    costPerCustomer: per((counts) => spent(counts) / 100, ({ customers }) => customers, now.customers), // prettier-ignore
    roi: per((counts) => counts.revenue - spent(counts), spent, now.deals),
  };
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
