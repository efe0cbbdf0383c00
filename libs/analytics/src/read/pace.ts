import { type Day, type Pace, paceOf, type Period, type TargetMetric } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { boundsOf } from './asked';
import { DEAL_CENTS } from './reached';

/** A target, and where it stands. */
export interface TargetView extends Pace {
  readonly id: string;
  readonly metric: TargetMetric;
  readonly amount: number;
  readonly owner: string;
  readonly from: Day;
  readonly until: Day;
  readonly why: string;
}

interface TargetRow {
  readonly id: string;
  readonly metric: TargetMetric;
  readonly amount: number;
  readonly owner: string;
  readonly from: Day;
  readonly until: Day;
  readonly why: string;
}

/** Those that run or are still to come first, then the past ones, the latest first. */
const TARGETS = /* sql */ `
SELECT id, metric, amount::float8 AS amount, owner, from_day::text AS "from", until_day::text AS until, why
FROM target ORDER BY until_day < $1::date, CASE WHEN until_day < $1::date THEN $1::date - until_day ELSE until_day - $1::date END, id
LIMIT 200`;

/** Stages whose first reaching counts for a metric, themselves and those beyond. */
const STAGES: Readonly<Partial<Record<TargetMetric, readonly string[]>>> = {
  leads: ['lead', 'mql', 'sql', 'customer'],
  mqls: ['mql', 'sql', 'customer'],
  sqls: ['sql', 'customer'],
  customers: ['customer'],
};

const REACHED = /* sql */ `
SELECT to_char(at AT TIME ZONE $3, 'YYYY-MM-DD') AS day, count(*)::float8 AS amount
FROM (SELECT min(at) AS at FROM stage_change WHERE to_stage = ANY ($4::text[]) GROUP BY contact_id) AS first
WHERE at >= $1 AND at < $2 GROUP BY 1`;

const REVENUE = /* sql */ `
SELECT to_char(e.at AT TIME ZONE $3, 'YYYY-MM-DD') AS day, sum(${DEAL_CENTS})::float8 / 100 AS amount
FROM event e WHERE e.type = 'deal.won' AND e.at >= $1 AND e.at < $2 GROUP BY 1`;

/** Somebody who comes on two days is one visitor of the period: they count on the first. */
const VISITORS = /* sql */ `
SELECT to_char(at AT TIME ZONE $3, 'YYYY-MM-DD') AS day, count(*)::float8 AS amount
FROM (SELECT min(at) AS at FROM event WHERE type = 'page.viewed' AND at >= $1 AND at < $2
      GROUP BY contact_id, CASE WHEN contact_id IS NULL THEN visitor_id END) AS first
GROUP BY 1`;

async function perDay(tx: Tx, metric: TargetMetric, period: Period, timezone: string): Promise<Map<Day, number>> {
  const bounds = [...boundsOf(period, timezone), timezone];
  const stages = STAGES[metric];
  const rows = await (stages
    ? tx.query<{ day: Day; amount: number }>(REACHED, [...bounds, stages])
    : tx.query<{ day: Day; amount: number }>(metric === 'revenue' ? REVENUE : VISITORS, bounds));
  return new Map(rows.map(({ day, amount }) => [day, amount]));
}

/**
 * Every target, running and past, with where it stands.
 * @param today the day that it is in the company's zone
 * @param holidays days on which nobody works
 */
export async function readPace(
  tx: Tx,
  today: Day,
  timezone: string,
  holidays: ReadonlySet<Day>,
): Promise<TargetView[]> {
  const targets = await tx.query<TargetRow>(TARGETS, [today]);
  const views: TargetView[] = [];
  for (const target of targets) {
    const period = { from: target.from, until: target.until };
    const measured = { ...target, period, perDay: await perDay(tx, target.metric, period, timezone) };
    views.push({ ...target, ...paceOf(measured, today, holidays) });
  }
  return views;
}
