import { mean, sampleVariance } from 'simple-statistics';
import type { Day } from './day';
import { daysOf, type Period } from './period';

/** What a target may be set for. */
export const TARGET_METRICS = ['visitors', 'leads', 'mqls', 'sqls', 'customers', 'revenue'] as const;
export type TargetMetric = (typeof TARGET_METRICS)[number];

/** Visitors and leads come on every day; what sales brings about comes on days on which people work. */
const ON_BUSINESS_DAYS: ReadonlySet<TargetMetric> = new Set(['sqls', 'customers', 'revenue']);

/** Where a target stands: what was to be done by now, and where the period will end. */
export interface Pace {
  readonly daysGone: number;
  readonly daysInAll: number;
  readonly onBusinessDays: boolean;
  readonly actual: number;
  /** What the amount asks for by now, day by day alike; null where no day of the period counts. */
  readonly expected: number | null;
  readonly status: 'not-begun' | 'reached' | 'on-pace' | 'behind' | 'missed';
  /** Where the period ends if it goes on like this, with the band in which 95 of 100 such would end. */
  readonly forecast: { readonly value: number; readonly low: number; readonly high: number } | null;
}

export interface Measured {
  readonly metric: TargetMetric;
  readonly amount: number;
  readonly period: Period;
  /** What came on each day; days without anything may be missing. */
  readonly perDay: ReadonlyMap<Day, number>;
}

/** 97.5 % of a normal distribution lie below it. */
const Z = 1.959963984540054;

/**
 * Says whether a target is on pace, per day of its period (DOMAIN, section 7).
 * @param today what came today is left out: the day isn't over
 * @param holidays days on which nobody works
 */
export function paceOf({ metric, amount, period, perDay }: Measured, today: Day, holidays: ReadonlySet<Day>): Pace {
  const onBusinessDays = ON_BUSINESS_DAYS.has(metric);
  const counts = (day: Day): boolean => !onBusinessDays || isBusinessDay(day, holidays);
  const days = daysOf(period);
  const gone = days.filter((day) => day < today);
  const actual = gone.reduce((sum, day) => sum + (perDay.get(day) ?? 0), 0);
  const daysGone = gone.filter(counts).length;
  const daysInAll = days.filter(counts).length;
  const expected = daysInAll === 0 ? null : (amount * daysGone) / daysInAll;
  return {
    daysGone,
    daysInAll,
    onBusinessDays,
    actual,
    expected,
    status: statusOf(actual, amount, expected, { begun: gone.length > 0, over: gone.length === days.length }),
    forecast: forecastOf(seriesOf(gone, perDay, counts), actual, daysInAll - daysGone),
  };
}

function statusOf(
  actual: number,
  amount: number,
  expected: number | null,
  { begun, over }: { begun: boolean; over: boolean },
): Pace['status'] {
  if (!begun) return 'not-begun';
  if (actual >= amount) return 'reached';
  if (over) return 'missed';
  return expected !== null && actual >= expected ? 'on-pace' : 'behind';
}

/** What came on each day that counts; what comes on another (a lead on Sunday) goes to the one before. */
function seriesOf(days: readonly Day[], perDay: ReadonlyMap<Day, number>, counts: (day: Day) => boolean): number[] {
  const series: number[] = [];
  for (const day of days) {
    const came = perDay.get(day) ?? 0;
    if (counts(day) || series.length === 0) series.push(came);
    else series[series.length - 1] = (series.at(-1) ?? 0) + came;
  }
  return series;
}

/**
 * What is there, and as much a day as before for the days left. The band holds both what days differ by and how little
 * so few of them say; events that come one by one differ at least as much as their number (Poisson).
 */
function forecastOf(series: readonly number[], actual: number, daysLeft: number): Pace['forecast'] {
  if (series.length === 0) return null;
  const daily = mean([...series]);
  const variance = Math.max(series.length > 1 ? sampleVariance([...series]) : 0, daily);
  const spread = Z * Math.sqrt(variance * (daysLeft + (daysLeft * daysLeft) / series.length));
  const value = actual + daily * daysLeft;
  return { value, low: Math.max(actual, value - spread), high: value + spread };
}

function isBusinessDay(day: Day, holidays: ReadonlySet<Day>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}
