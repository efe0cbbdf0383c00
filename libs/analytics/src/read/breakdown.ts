import {
  countedSum,
  countFigure,
  type Figure,
  knownSum,
  medianFigure,
  moneyFigure,
  perFigure,
  type Period,
  type Quotient,
  returnFigure,
  shareFigure,
  type Sum,
} from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { type Asked, boundsOf, forBoth } from './asked';
import { type SpendBy, spentBy } from './spend';
import { type VisitorsOf, visitorsByOrigin, visitorsByPage } from './visitors';

/** What leads may be told apart by. */
export const BREAKDOWNS = ['channel', 'source', 'medium', 'campaign', 'page', 'content', 'flow'] as const;
export type BreakdownBy = (typeof BREAKDOWNS)[number];

/** What one source (channel, campaign …) brought in a period. Costs are null where spend can't be told apart so. */
export interface BreakdownRow {
  /** Empty: nothing is known. */
  readonly key: string;
  /** Null where nobody can be told apart so before they are known. */
  readonly visitors: Figure | null;
  readonly visitorsPerLead: Figure | null;
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
  /** In cents. */
  readonly revenue: number;
  /** The sum of the squares of the deals' cents: how far one deal more or less moves the revenue. */
  readonly squares: number;
  readonly closeDays: readonly number[];
}

const NOTHING: Counts = {
  leads: 0,
  mqls: 0,
  sqls: 0,
  customers: 0,
  won: 0,
  deals: 0,
  revenue: 0,
  squares: 0,
  closeDays: [],
};

interface Row extends Counts {
  readonly key: string;
}

const KEPT_WITH_ORIGIN = ['channel', 'source', 'medium', 'campaign', 'page'] as const;
type OfOrigin = (typeof KEPT_WITH_ORIGIN)[number];
const isOfOrigin = (by: BreakdownBy): by is OfOrigin => KEPT_WITH_ORIGIN.some((one) => one === by);

/** Who has several (downloads, flows) counts under each. */
const SEVERAL: Readonly<Record<Exclude<BreakdownBy, OfOrigin>, string>> = {
  content: 'LEFT JOIN LATERAL unnest(c.assets) AS item (name) ON true',
  flow: 'LEFT JOIN LATERAL (SELECT DISTINCT flow_id AS name FROM enrolment e WHERE e.contact_id = c.contact_id) AS item ON true',
};

const within = (column: string): string => `(${column} >= $1 AND ${column} < $2)`;

/** Contacts who reached a stage, and deals, each found by their own index. */
const COUNT = (key: string, join: string): string => /* sql */ `
WITH reached AS (
  SELECT coalesce(${key}, '') AS key,
         count(*) FILTER (WHERE ${within('lead_at')})::int AS leads,
         count(*) FILTER (WHERE ${within('mql_at')})::int AS mqls,
         count(*) FILTER (WHERE ${within('sql_at')})::int AS sqls,
         count(*) FILTER (WHERE ${within('customer_at')})::int AS customers,
         count(*) FILTER (WHERE ${within('lead_at')} AND customer_at IS NOT NULL)::int AS won,
         json_agg(date_part('epoch', customer_at - lead_at) / 86400) FILTER (WHERE ${within('customer_at')}) AS "closeDays"
  FROM figure_contact c ${join}
  WHERE ${within('lead_at')} OR ${within('mql_at')} OR ${within('sql_at')} OR ${within('customer_at')}
  GROUP BY 1
), deal AS (
  SELECT coalesce(${key}, '') AS key, count(*)::int AS deals, sum(d.value) AS revenue, sum(d.value * d.value) AS squares
  FROM figure_point d JOIN figure_contact c ON c.contact_id = d.person ${join}
  WHERE d.kind = 'deal' AND ${within('d.at')} GROUP BY 1
)
SELECT key, coalesce(leads, 0) AS leads, coalesce(mqls, 0) AS mqls, coalesce(sqls, 0) AS sqls,
       coalesce(customers, 0) AS customers, coalesce(won, 0) AS won, coalesce("closeDays", '[]') AS "closeDays",
       coalesce(deals, 0) AS deals, coalesce(revenue, 0) AS revenue, coalesce(squares, 0) AS squares
FROM reached FULL JOIN deal USING (key)`;

const statementFor = (by: BreakdownBy): string =>
  isOfOrigin(by) ? COUNT(`o.${by}`, 'JOIN figure_origin o ON o.id = c.origin_id') : COUNT('item.name', SEVERAL[by]);

async function count(tx: Tx, by: BreakdownBy, bounds: readonly [Date, Date]): Promise<Map<string, Counts>> {
  const rows = await tx.query<Row>(statementFor(by), bounds);
  return new Map(rows.map((row) => [row.key, row]));
}

/** Visitors of a period by key; null where they can't be told apart so. */
async function visitorsOf(tx: Tx, by: BreakdownBy, bounds: readonly [Date, Date]): Promise<Map<string, number> | null> {
  if (by === 'page') return new Map((await visitorsByPage(tx, bounds)).map(({ key, visitors }) => [key, visitors]));
  if (!isOfOrigin(by)) return null;
  const sums = new Map<string, number>();
  const add = (row: VisitorsOf): unknown => sums.set(row[by], (sums.get(row[by]) ?? 0) + row.visitors);
  for (const row of await visitorsByOrigin(tx, bounds)) add(row);
  return sums;
}

const isSpendBy = (by: BreakdownBy): by is SpendBy => by === 'channel' || by === 'source' || by === 'campaign';

/** What each channel, source, campaign … brought in a period, the most leads first. */
export async function readBreakdown(tx: Tx, by: BreakdownBy, asked: Asked): Promise<BreakdownRow[]> {
  const { now, earlier } = await forBoth(asked, (period) => all(tx, by, period, asked.timezone));
  const keys = new Set([...now.counts.keys(), ...(now.spent?.keys() ?? []), ...(now.visitors?.keys() ?? [])]);
  const rows = [...keys].map((key) => rowOf(key, known(now, key), known(earlier, key)));
  return rows.sort((a, b) => b.leads.n - a.leads.n || (b.revenue.value ?? 0) - (a.revenue.value ?? 0) || (a.key < b.key ? -1 : 1)); // prettier-ignore
}

interface All {
  readonly counts: ReadonlyMap<string, Counts>;
  /** In cents. */
  readonly spent: ReadonlyMap<string, number> | null;
  readonly visitors: ReadonlyMap<string, number> | null;
}

async function all(tx: Tx, by: BreakdownBy, period: Period, timezone: string): Promise<All> {
  const bounds = boundsOf(period, timezone);
  return {
    counts: await count(tx, by, bounds),
    spent: isSpendBy(by) ? await spentBy(tx, by, period) : null,
    visitors: await visitorsOf(tx, by, bounds),
  };
}

type Known = Counts & { readonly spent: number | null; readonly visitors: number | null };

const known = ({ counts, spent, visitors }: All, key: string): Known => ({
  ...(counts.get(key) ?? NOTHING),
  spent: spent && (spent.get(key) ?? 0),
  visitors: visitors && (visitors.get(key) ?? 0),
});

/** Amounts in the company's currency. */
const SUMS = {
  visitors: ({ visitors }: Known) => countedSum(visitors ?? 0),
  leads: ({ leads }: Known) => countedSum(leads),
  customers: ({ customers }: Known) => countedSum(customers),
  revenue: ({ revenue, squares }: Known) => ({ value: revenue / 100, variance: squares / 10_000 }),
  spent: ({ spent }: Known) => knownSum((spent ?? 0) / 100),
} satisfies Readonly<Record<string, (counts: Known) => Sum>>;

type Kind = keyof typeof SUMS;
/** One sum per another, of the period and of the one before. */
type Per = (of: Kind, per: Kind) => readonly [now: Quotient, earlier: Quotient];

function rowOf(key: string, now: Known, earlier: Known): BreakdownRow {
  const quotient = (counts: Known, of: Kind, per: Kind): Quotient => ({ of: SUMS[of](counts), per: SUMS[per](counts) });
  const per: Per = (of, by) => [quotient(now, of, by), quotient(earlier, of, by)];
  return {
    key,
    visitors: now.visitors === null ? null : countFigure(now.visitors, earlier.visitors ?? 0),
    visitorsPerLead: now.visitors === null ? null : perFigure(...per('visitors', 'leads'), now.leads),
    leads: countFigure(now.leads, earlier.leads),
    mqls: countFigure(now.mqls, earlier.mqls),
    sqls: countFigure(now.sqls, earlier.sqls),
    customers: countFigure(now.customers, earlier.customers),
    leadToCustomer: shareFigure({ hits: now.won, n: now.leads }, { hits: earlier.won, n: earlier.leads }),
    leadsPerCustomer: perFigure(...per('leads', 'customers'), now.customers),
    revenue: moneyFigure(now.revenue, now.deals, earlier.revenue),
    leadValue: perFigure(...per('revenue', 'leads'), now.leads),
    closeDays: medianFigure(now.closeDays, earlier.closeDays),
    ...costs(now, earlier, per),
  };
}

function costs(
  now: Known,
  earlier: Known,
  per: Per,
): Pick<BreakdownRow, 'spend' | 'costPerLead' | 'costPerCustomer' | 'roi'> {
  if (now.spent === null) return { spend: null, costPerLead: null, costPerCustomer: null, roi: null };
  return {
    spend: moneyFigure(now.spent, now.leads, earlier.spent ?? 0),
    costPerLead: perFigure(...per('spent', 'leads'), now.leads),
    costPerCustomer: perFigure(...per('spent', 'customers'), now.customers),
    roi: returnFigure(...per('revenue', 'spent'), now.deals),
  };
}
