import { centsOf, amountOf, decimal } from '../money';
import { checkPositive, checkRate } from './errors';

/** The steps up the funnel, from a deal back to a visitor. */
export const FUNNEL_STEPS = ['visitorLead', 'leadMql', 'mqlSql', 'sqlCustomer'] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** Share of one stage that reaches the next, each above 0 and at most 1. */
export type FunnelRates = Readonly<Record<FunnelStep, number>>;

export interface FunnelGoal {
  /** Of the company, in the period that is planned. */
  readonly revenue: number;
  /** Marketing's share of it, above 0 and at most 1. */
  readonly marketingShare: number;
  /** Of an average order. */
  readonly orderValue: number;
}

/** How many of each it takes, in whole people. */
export interface FunnelPlan {
  /** What marketing is to bring in. */
  readonly target: number;
  readonly deals: number;
  readonly sqls: number;
  readonly mqls: number;
  readonly leads: number;
  readonly visitors: number;
}

/**
 * Reckons the funnel backwards: revenue × marketing's share ÷ order value = deals, then up by the rates, cut to whole
 * people at each step (DOMAIN, section 5).
 * @throws PlanError
 */
export function planFunnel({ revenue, marketingShare, orderValue }: FunnelGoal, rates: FunnelRates): FunnelPlan {
  checkPositive('revenue', revenue);
  checkPositive('orderValue', orderValue);
  checkRate('marketingShare', marketingShare);
  for (const step of FUNNEL_STEPS) checkRate(`rates.${step}`, rates[step]);
  const target = decimal(revenue).times(marketingShare);
  const deals = wholePeople(target, orderValue);
  const sqls = wholePeople(deals, rates.sqlCustomer);
  const mqls = wholePeople(sqls, rates.mqlSql);
  const leads = wholePeople(mqls, rates.leadMql);
  const visitors = wholePeople(leads, rates.visitorLead);
  return { target: amountOf(centsOf(target)), deals, sqls, mqls, leads, visitors };
}

const wholePeople = (many: Parameters<typeof decimal>[0], by: number): number =>
  decimal(many).div(by).round(0, 0).toNumber();

/** A rate that was measured, with its 95 % interval. */
export interface RateInterval {
  readonly low: number | null;
  readonly high: number | null;
}

/** What it takes where every rate is at the good end of its interval, and at the bad one; null where that is nothing. */
export interface FunnelRange {
  readonly best: FunnelPlan | null;
  readonly worst: FunnelPlan | null;
}

/** The plan at both ends of what the rates may be: wider than any single rate's interval, and meant to be. */
export function planFunnelRange(goal: FunnelGoal, rates: Readonly<Record<FunnelStep, RateInterval>>): FunnelRange {
  const at = (end: keyof RateInterval): FunnelPlan | null => {
    const [visitorLead, leadMql, mqlSql, sqlCustomer] = FUNNEL_STEPS.map((step) => rates[step][end]);
    if (!visitorLead || !leadMql || !mqlSql || !sqlCustomer) return null;
    return planFunnel(goal, { visitorLead, leadMql, mqlSql, sqlCustomer });
  };
  return { best: at('high'), worst: at('low') };
}
