import {
  type Day,
  daysOf,
  type Pace,
  paceOf,
  type Period,
  TARGET_METRICS,
  type TargetMetric,
} from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { boundsOf } from './asked';
import { type OnDay, PLACE_OF_DAY, visitorsPerDay } from './visitors';

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

const REACHED = (column: string): string => /* sql */ `
SELECT ${PLACE_OF_DAY} AS place, count(*)::float8 AS amount FROM (SELECT ${column} AS at FROM figure_contact) AS reached
WHERE at >= $1 AND at < $2 GROUP BY 1`;
const REVENUE = /* sql */ `
SELECT ${PLACE_OF_DAY} AS place, sum(value) / 100 AS amount FROM figure_point
WHERE kind = 'deal' AND at >= $1 AND at < $2 GROUP BY 1`;

/** What came on a day is the same for every target; a visitor alone counts once in each target's period. */
const PER_DAY: Readonly<Record<Exclude<TargetMetric, 'visitors'>, string>> = {
  leads: REACHED('lead_at'),
  mqls: REACHED('mql_at'),
  sqls: REACHED('sql_at'),
  customers: REACHED('customer_at'),
  revenue: REVENUE,
};

/** Days in order, and when each begins. */
interface Calendar {
  readonly days: readonly Day[];
  readonly starts: readonly Date[];
}

function calendarOf(period: Period, timezone: string): Calendar {
  const days = daysOf(period);
  return { days, starts: days.map((day) => boundsOf({ from: day, until: day }, timezone)[0]) };
}

async function perDay(
  tx: Tx,
  metric: TargetMetric,
  bounds: readonly [Date, Date],
  { days, starts }: Calendar,
): Promise<Map<Day, number>> {
  const rows = await (metric === 'visitors'
    ? visitorsPerDay(tx, bounds, starts)
    : tx.query<OnDay>(PER_DAY[metric], [...bounds, starts]));
  return new Map(rows.map(({ place, amount }) => [days[place - 1] ?? '', amount]));
}

/** The days that have to be looked at for targets of one metric: each period by itself, or all of them at once. */
function periodsOf(metric: TargetMetric, targets: readonly TargetRow[]): Period[] {
  const own = targets.filter((target) => target.metric === metric).map(({ from, until }) => ({ from, until }));
  if (own.length === 0) return [];
  if (metric === 'visitors') return [...new Map(own.map((period) => [keyOf(metric, period), period])).values()];
  return [aroundAll(own)];
}

function aroundAll(periods: readonly Period[]): Period {
  const days = periods.flatMap(({ from, until }) => [from, until]).sort();
  return { from: days[0] ?? '', until: days.at(-1) ?? '' };
}

const keyOf = (metric: TargetMetric, { from, until }: Period): string =>
  metric === 'visitors' ? `${metric} ${from} ${until}` : metric;

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
  if (targets.length === 0) return [];
  const came = new Map<string, Map<Day, number>>();
  const calendar = calendarOf(aroundAll(targets), timezone);
  for (const metric of TARGET_METRICS) {
    for (const period of periodsOf(metric, targets)) {
      came.set(keyOf(metric, period), await perDay(tx, metric, boundsOf(period, timezone), calendar));
    }
  }
  return targets.map((target) => {
    const period = { from: target.from, until: target.until };
    const measured = { ...target, period, perDay: came.get(keyOf(target.metric, period)) ?? new Map<Day, number>() };
    return { ...target, ...paceOf(measured, today, holidays) };
  });
}
