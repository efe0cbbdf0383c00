import { type Period, wilson } from '@nurture/core/figures';
import type { FunnelRates, FunnelStep } from '@nurture/core/plan';
import type { Tx } from '@nurture/store';
import { funnelCounts } from './funnel';

/** A conversion rate as the workspace's own figures have it. */
export interface MeasuredRate {
  /** Null where nobody came so far. */
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
}
export type MeasuredRates = Readonly<Record<FunnelStep, MeasuredRate>>;

/**
 * The workspace's own rates, for planning: of those who came into a stage in the period, who reached the next by now;
 * of visitors, how many leads there were beside them.
 */
export async function measuredRates(tx: Tx, period: Period, timezone: string): Promise<MeasuredRates> {
  const { visitors, stages } = await funnelCounts(tx, period, timezone);
  const [lead, mql, sql] = stages;
  return {
    visitorLead: rateOf(Math.min(lead?.entered ?? 0, visitors), visitors),
    leadMql: rateOf(lead?.reached ?? 0, lead?.entered ?? 0),
    mqlSql: rateOf(mql?.reached ?? 0, mql?.entered ?? 0),
    sqlCustomer: rateOf(sql?.reached ?? 0, sql?.entered ?? 0),
  };
}

function rateOf(hits: number, n: number): MeasuredRate {
  const interval = wilson(hits, n);
  return { value: n > 0 ? hits / n : null, n, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** The rates, or the steps that have none to plan with. */
export function usableRates(measured: MeasuredRates): { rates: FunnelRates } | { missing: readonly FunnelStep[] } {
  const steps = Object.keys(measured) as FunnelStep[];
  const missing = steps.filter((step) => !measured[step].value);
  if (missing.length > 0) return { missing };
  const rates: Record<FunnelStep, number> = { visitorLead: 0, leadMql: 0, mqlSql: 0, sqlCustomer: 0 };
  for (const step of steps) rates[step] = measured[step].value ?? 0;
  return { rates };
}
