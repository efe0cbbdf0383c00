import { amountOf, type Cents, centsOf, decimal, roundedTo } from '../money';
import { checkNotNegative, checkRate, PlanError } from './errors';

type Decimal = ReturnType<typeof decimal>;

/** A campaign: how its leads come, what they are worth, and what it costs. Each of the three in one of two ways. */
export interface Campaign {
  readonly reach:
    | { readonly leads: number }
    | { readonly impressions: number; readonly clickRate: number; readonly conversion: number };
  readonly worth: { readonly leadValue: number } | { readonly closeRate: number; readonly orderValue: number };
  readonly cost: { readonly price: number } | { readonly costPerLead: number };
}

/** Expected values: people in fractions, money to the cent. What was not given is null. */
export interface CampaignPlan {
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly leads: number;
  readonly customers: number | null;
  readonly leadValue: number;
  readonly revenue: number;
  readonly cost: number;
  readonly costPerLead: number | null;
  /** Revenue less cost. */
  readonly result: number;
  /** Result per unit of cost: 0.173 is 17.3 %; null where it costs nothing. */
  readonly roi: number | null;
  /** It costs less than it brings in. */
  readonly worthIt: boolean;
}

/**
 * Is a campaign worth buying? impressions × click rate × conversion × lead value − price, or leads × close rate × order
 * value − leads × cost per lead (DOMAIN, section 6).
 * @throws PlanError
 */
export function planCampaign(campaign: Campaign): CampaignPlan {
  const { clicks, leads } = reached(campaign.reach);
  const { customers, leadValue } = worthOf(campaign.worth, leads);
  const revenue = centsOf(leads.times(leadValue));
  const cost = costOf(campaign.cost, leads);
  return {
    impressions: 'impressions' in campaign.reach ? campaign.reach.impressions : null,
    clicks: clicks && roundedTo(clicks, 4),
    leads: roundedTo(leads, 4),
    customers: customers && roundedTo(customers, 4),
    leadValue: roundedTo(leadValue, 4),
    revenue: amountOf(revenue),
    cost: amountOf(cost),
    costPerLead: leads.gt(0) ? roundedTo(decimal(cost).div(100).div(leads), 4) : null,
    result: amountOf(revenue - cost),
    roi: cost > 0 ? roundedTo(decimal(revenue - cost).div(cost), 6) : null,
    worthIt: revenue > cost,
  };
}

function reached(reach: Campaign['reach']): { clicks: Decimal | null; leads: Decimal } {
  if ('leads' in reach) {
    checkNotNegative('leads', reach.leads);
    return { clicks: null, leads: decimal(reach.leads) };
  }
  checkNotNegative('impressions', reach.impressions);
  checkRate('clickRate', reach.clickRate);
  checkRate('conversion', reach.conversion);
  const clicks = decimal(reach.impressions).times(reach.clickRate);
  return { clicks, leads: clicks.times(reach.conversion) };
}

function worthOf(worth: Campaign['worth'], leads: Decimal): { customers: Decimal | null; leadValue: Decimal } {
  if ('leadValue' in worth) {
    checkNotNegative('leadValue', worth.leadValue);
    return { customers: null, leadValue: decimal(worth.leadValue) };
  }
  checkRate('closeRate', worth.closeRate);
  checkNotNegative('orderValue', worth.orderValue);
  return { customers: leads.times(worth.closeRate), leadValue: decimal(worth.orderValue).times(worth.closeRate) };
}

function costOf(cost: Campaign['cost'], leads: Decimal): Cents {
  if ('price' in cost) {
    checkNotNegative('price', cost.price);
    return centsOf(cost.price);
  }
  checkNotNegative('costPerLead', cost.costPerLead);
  return centsOf(leads.times(cost.costPerLead));
}

/**
 * By how many percent a result rises over another: 59 → 659 is 1016.95, not the 1116.95 that 659 is *of* 59.
 * @throws PlanError where the first is 0: nothing can be said then
 */
export function risePercent(before: number, after: number): number {
  if (before === 0) throw new PlanError('result', 'is 0: there is no percentage of it');
  return roundedTo(decimal(after).minus(before).div(decimal(before).abs()).times(100), 2);
}
