import {
  type Cohort,
  cohortsOf,
  lifetimeValue,
  monthAfter,
  type Paid,
  type Retention,
  retentionOf,
} from '@nurture/core/figures';
import type { Tx } from '@nurture/store';

export interface CohortView extends Cohort {
  /** Customers × spend per month × months: what the cohort is worth so far. */
  readonly lifetimeValue: number;
  /** As it stood a month earlier; null where the cohort began in the last month. */
  readonly before: (Pick<Cohort, 'spendPerMonth'> & { readonly lifetimeValue: number }) | null;
}

export interface CohortsView {
  readonly cohorts: readonly CohortView[];
  /** Each month of the last two years against the one before. */
  readonly monthly: readonly Retention[];
  /** And against the same month a year before. */
  readonly yearly: readonly Retention[];
}

const MONTHS_TOLD = 24;

const PAID = /* sql */ `
SELECT account, month::text AS month, round(amount * 100)::float8 AS amount FROM account_revenue WHERE month <= $1::date`;

/**
 * Customers by the month of their first payment, and how much of the revenue stays. A month of which nobody recorded
 * anything yet is not one in which everybody left: it ends with the last one on record.
 * @param latest the first day of the last month to look at
 */
export async function readCohorts(tx: Tx, latest: string): Promise<CohortsView> {
  const paid = await tx.query<Paid>(PAID, [latest]);
  const recorded = paid.map(({ month }) => month).sort();
  const [first, until] = [recorded[0], recorded.at(-1)];
  if (first === undefined || until === undefined) return { cohorts: [], monthly: [], yearly: [] };
  const months = Array.from({ length: MONTHS_TOLD }, (_, back) => monthAfter(until, back - MONTHS_TOLD + 1));
  const told = months.filter((month) => month > first);
  const before = new Map(cohortsOf(paid, monthAfter(until, -1)).map((cohort) => [cohort.month, cohort]));
  return {
    cohorts: cohortsOf(paid, until).map((cohort) => ({
      ...cohort,
      lifetimeValue: valueOf(cohort),
      before: stoodAt(before.get(cohort.month)),
    })),
    monthly: told.map((month) => retentionOf(paid, month, 1)),
    yearly: told.map((month) => retentionOf(paid, month, 12)).filter(({ customers }) => customers > 0),
  };
}

const valueOf = ({ customers, spendPerMonth, months }: Cohort): number =>
  lifetimeValue(customers, spendPerMonth, months.length);

const stoodAt = (cohort: Cohort | undefined): CohortView['before'] =>
  cohort ? { spendPerMonth: cohort.spendPerMonth, lifetimeValue: valueOf(cohort) } : null;
