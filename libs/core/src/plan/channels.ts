import { amountOf, type Cents, centsOf, decimal } from '../money';
import { checkNotNegative, checkPositive, PlanError } from './errors';
import { type Overtaking, overtakings } from './overtaking';

/** A way to win leads, with what it costs. At most one of the last three says how many visitors come. */
export interface Channel {
  readonly name: string;
  readonly visitorsPerLead: number;
  readonly leadValue: number;
  /** Paid once, in the first month: an article, hours to set it up. */
  readonly fixedCost?: number;
  readonly fixedCostPerMonth?: number;
  /** A click, say. */
  readonly costPerVisitor?: number;
  /** Visitors that come each month. */
  readonly visitorsPerMonth?: number;
  /** Spent once, in the first month: what the fixed costs leave of it buys visitors. */
  readonly budget?: number;
  /** Spent each month, in the same way. */
  readonly budgetPerMonth?: number;
}

export interface ChannelMonth {
  /** Counted from 1. */
  readonly month: number;
  readonly visitors: number;
  readonly leads: number;
  readonly revenue: number;
  readonly cost: number;
  readonly return: number;
  /** Return of all months so far. */
  readonly cumulative: number;
}

export interface ChannelPlan {
  readonly name: string;
  /** What the first lead alone costs, fixed costs included, and returns. */
  readonly firstLead: { readonly cost: number; readonly return: number };
  readonly months: readonly ChannelMonth[];
}

export interface ChannelsPlan {
  readonly channels: readonly ChannelPlan[];
  readonly overtakings: readonly Overtaking[];
}

const MOST_MONTHS = 120;
const FLOWS = ['visitorsPerMonth', 'budget', 'budgetPerMonth'] as const;
const COSTS = ['leadValue', 'fixedCost', 'fixedCostPerMonth', 'costPerVisitor', ...FLOWS] as const;

/**
 * Compares channels by their cumulative return, month by month (DOMAIN, section 6). Visitors and leads are whole people;
 * a part of a lead is carried on to the next month. A channel of which nothing says how many visitors come wins one lead,
 * once.
 * @param months how many to look ahead, 1 to 120
 * @throws PlanError
 */
export function planChannels(channels: readonly Channel[], months: number): ChannelsPlan {
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS) {
    throw new PlanError('months', `must be a whole number from 1 to ${MOST_MONTHS}`);
  }
  channels.forEach(check);
  if (new Set(channels.map(({ name }) => name)).size !== channels.length) {
    throw new PlanError('channels', 'must each have a name of its own');
  }
  const plans = channels.map((channel) => planChannel(channel, months));
  const lines = plans.map(({ name, months: rows }) => ({ name, cumulative: rows.map(({ cumulative }) => cumulative) }));
  return { channels: plans, overtakings: overtakings(lines) };
}

function check(channel: Channel, index: number): void {
  const field = (name: string): string => `channels[${index}].${name}`;
  checkPositive(field('visitorsPerLead'), channel.visitorsPerLead);
  for (const name of COSTS) checkNotNegative(field(name), channel[name] ?? 0);
  const given = FLOWS.filter((name) => channel[name] !== undefined);
  if (given.length > 1) throw new PlanError(field(given[1] ?? ''), `can't stand beside ${given[0]}`);
  if (channel.visitorsPerMonth === undefined && given.length === 1 && !channel.costPerVisitor) {
    throw new PlanError(field('costPerVisitor'), 'is needed: a budget buys visitors at this price');
  }
}

function planChannel(channel: Channel, count: number): ChannelPlan {
  const months: ChannelMonth[] = [];
  let [visitorsSoFar, leadsSoFar, cumulative] = [0, 0, 0];
  for (let month = 1; month <= count; month++) {
    const { visitors, cost } = spentIn(channel, month);
    visitorsSoFar += visitors;
    const leads = decimal(visitorsSoFar).div(channel.visitorsPerLead).round(0, 0).toNumber() - leadsSoFar;
    leadsSoFar += leads;
    const revenue = centsOf(decimal(leads).times(channel.leadValue));
    cumulative += revenue - cost;
    months.push({ month, visitors, leads, ...inMoney({ revenue, cost, return: revenue - cost, cumulative }) });
  }
  return { name: channel.name, firstLead: firstLead(channel), months };
}

function firstLead(channel: Channel): ChannelPlan['firstLead'] {
  const visitors = decimal(channel.costPerVisitor ?? 0).times(channel.visitorsPerLead);
  const cost = centsOf(visitors.plus(fixedIn(channel, 1)));
  return { cost: amountOf(cost), return: amountOf(centsOf(channel.leadValue) - cost) };
}

/** Fixed costs of a month, in the main unit. */
const fixedIn = (channel: Channel, month: number): number =>
  decimal(channel.fixedCostPerMonth ?? 0)
    .plus(month === 1 ? (channel.fixedCost ?? 0) : 0)
    .toNumber();

function spentIn(channel: Channel, month: number): { visitors: number; cost: Cents } {
  const fixed = fixedIn(channel, month);
  const budget = channel.budgetPerMonth ?? (month === 1 ? channel.budget : undefined);
  if (budget !== undefined) return bought(channel, budget, fixed);
  const visitors = visitorsIn(channel, month);
  return {
    visitors,
    cost: centsOf(
      decimal(visitors)
        .times(channel.costPerVisitor ?? 0)
        .plus(fixed),
    ),
  };
}

function visitorsIn(channel: Channel, month: number): number {
  if (channel.visitorsPerMonth !== undefined) return channel.visitorsPerMonth;
  return month === 1 && channel.budget === undefined ? channel.visitorsPerLead : 0;
}

/** The budget is spent whole: what doesn't buy a whole visitor is gone too. Fixed costs above it are paid all the same. */
function bought(channel: Channel, budget: number, fixed: number): { visitors: number; cost: Cents } {
  const left = decimal(budget).minus(fixed);
  const price = channel.costPerVisitor ?? 0;
  const visitors = left.gt(0) && price > 0 ? left.div(price).round(0, 0).toNumber() : 0;
  return { visitors, cost: Math.max(centsOf(budget), centsOf(fixed)) };
}

const inMoney = <K extends string>(cents: Record<K, Cents>): Record<K, number> =>
  Object.fromEntries(Object.entries<Cents>(cents).map(([name, value]) => [name, amountOf(value)])) as Record<K, number>;
