import { amountOf, type Cents } from '../money';
import type { Day } from './day';
import { groupBy } from '../collections';
import { monthAfter, monthsBetween } from './period';

/** What an account paid in a month. */
export interface Paid {
  readonly account: string;
  /** The first day of the month. */
  readonly month: Day;
  readonly amount: Cents;
}

export interface CohortMonth {
  /** Months since the first one, from 0. */
  readonly offset: number;
  /** How many of the cohort paid in it. */
  readonly customers: number;
  readonly revenue: number;
  /** All that one customer of the cohort paid so far, on average. */
  readonly valueSoFar: number;
}

/** The accounts that first paid in one month. */
export interface Cohort {
  readonly month: Day;
  readonly customers: number;
  /** Average spend of a customer per month, over the months seen, those without included. */
  readonly spendPerMonth: number;
  readonly months: readonly CohortMonth[];
}

/** Retention of one month against an earlier one: above 1, growth out of existing customers exceeds churn. */
export interface Retention {
  readonly month: Day;
  /** Accounts that paid in the earlier month. */
  readonly customers: number;
  readonly revenueBefore: number;
  /** What the very same accounts pay now. */
  readonly revenue: number;
  readonly netRevenueRetention: number | null;
}

/** Customer lifetime value: customers × average spend per month × months (DOMAIN, section 6). */
export const lifetimeValue = (customers: number, spendPerMonth: number, months: number): number =>
  customers * spendPerMonth * months;

const isPaid = ({ amount }: Paid): boolean => amount > 0;

/**
 * Cohorts by the month of the first payment; each month's new customers come on top of those who stay.
 * @param until the first day of the last month to look at
 */
export function cohortsOf(paid: readonly Paid[], until: Day): Cohort[] {
  const first = new Map<string, Day>();
  for (const { account, month } of paid.filter(isPaid)) {
    const known = first.get(account);
    if (known === undefined || month < known) first.set(account, month);
  }
  const months = [...new Set(first.values())].filter((month) => month <= until).sort();
  const seen = paid.filter(({ month }) => month <= until);
  const byCohort = groupBy(seen, ({ account }) => first.get(account) ?? '');
  return months.map((month) => cohortOf(month, byCohort.get(month) ?? [], first, until));
}

function cohortOf(month: Day, paid: readonly Paid[], first: ReadonlyMap<string, Day>, until: Day): Cohort {
  const customers = [...first.values()].filter((each) => each === month).length;
  const byMonth = groupBy(paid.filter(isPaid), (each) => each.month);
  let soFar = 0;
  const count = monthsBetween(month, until) + 1;
  const months = Array.from({ length: count }, (_, offset) => {
    const rows = byMonth.get(monthAfter(month, offset)) ?? [];
    const revenue = rows.reduce((sum, { amount }) => sum + amount, 0);
    soFar += revenue;
    return { offset, customers: rows.length, revenue: amountOf(revenue), valueSoFar: amountOf(soFar) / customers };
  });
  return { month, customers, spendPerMonth: amountOf(soFar) / customers / count, months };
}

/** Net revenue retention of a month, against so many months before. */
export function retentionOf(paid: readonly Paid[], month: Day, monthsBack: number): Retention {
  const earlier = monthAfter(month, -monthsBack);
  const before = new Map(
    paid.filter((each) => each.month === earlier && isPaid(each)).map((each) => [each.account, each]),
  );
  const sum = (rows: Iterable<Paid>): Cents => [...rows].reduce((all, { amount }) => all + amount, 0);
  const revenueBefore = sum(before.values());
  const revenue = sum(paid.filter((each) => each.month === month && before.has(each.account)));
  return {
    month,
    customers: before.size,
    revenueBefore: amountOf(revenueBefore),
    revenue: amountOf(revenue),
    netRevenueRetention: revenueBefore > 0 ? revenue / revenueBefore : null,
  };
}
