import { type Cents, centsOf, decimal } from '../money';
import { type Channel, CHANNELS, channelOf } from './channel';
import { type Day, daysBetween, isDay } from './day';
import { TARGET_METRICS, type TargetMetric } from './pace';

/** Money that was spent on marketing, as it is handed in. */
export interface GivenSpend {
  /** The sender's own; the same one again corrects the line. */
  readonly id: string;
  readonly from: string;
  /** The last day; the first one, if not given. */
  readonly until?: string | null;
  /** One of the channels; else found from source and medium. */
  readonly channel?: string | null;
  readonly source?: string | null;
  readonly medium?: string | null;
  readonly campaign?: string | null;
  readonly amount: number;
}

/** A line that makes sense: spent evenly over its days. */
export interface SpendLine {
  readonly id: string;
  readonly from: Day;
  readonly until: Day;
  readonly channel: Channel;
  readonly source: string | null;
  readonly campaign: string | null;
  readonly amount: Cents;
}

/** What a customer paid in a month, as it is handed in. */
export interface GivenRevenue {
  /** The company's domain. */
  readonly account: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly amount: number;
}

export interface RevenueLine {
  readonly account: string;
  /** Its first day. */
  readonly month: Day;
  readonly amount: Cents;
}

export interface LineProblem {
  readonly field: string;
  readonly message: string;
}

/** Judges a line of spend. @returns the line, or everything that is wrong with it */
export function judgeSpend(given: GivenSpend): SpendLine | readonly LineProblem[] {
  const until = given.until ?? given.from;
  const channel = spendChannel(given);
  const problems = [
    ...(given.id.trim() === '' ? [{ field: 'id', message: 'must not be empty' }] : []),
    ...(isDay(given.from) ? [] : [notADay('from')]),
    ...(isDay(until) ? [] : [notADay('until')]),
    ...(until < given.from ? [{ field: 'until', message: 'must not lie before from' }] : []),
    ...(channel === null ? [{ field: 'channel', message: `must be one of ${CHANNELS.join(', ')}` }] : []),
    ...wrongAmount(given.amount),
  ];
  if (problems.length > 0 || channel === null) return problems;
  const { id, from, source, campaign } = given;
  return {
    id,
    from,
    until,
    channel,
    source: orNull(source),
    campaign: orNull(campaign),
    amount: centsOf(given.amount),
  };
}

/** The channel that was named, or the one that source and medium belong to; null for a name that is none. */
function spendChannel({ channel, source, medium, campaign }: GivenSpend): Channel | null {
  const named = orNull(channel)?.toLowerCase() ?? null;
  if (named === null) return channelOf({ source, medium, campaign });
  return CHANNELS.find((known) => known === named) ?? null;
}

/** Judges a month of revenue. @returns the line, or everything that is wrong with it */
export function judgeRevenue(given: GivenRevenue): RevenueLine | readonly LineProblem[] {
  const account = given.account.trim().toLowerCase();
  const month = `${given.month}-01`;
  const problems = [
    ...(/^[^\s@/]+\.[^\s@/.]+$/.test(account) ? [] : [{ field: 'account', message: "must be the company's domain" }]),
    ...(isDay(month) ? [] : [{ field: 'month', message: 'must be a month such as 2027-03' }]),
    ...wrongAmount(given.amount),
  ];
  return problems.length > 0 ? problems : { account, month, amount: centsOf(given.amount) };
}

/** A target as it is handed in: SMART, that is with its measure, amount, owner, days and reason. */
export interface GivenTarget {
  readonly id: string;
  readonly metric: string;
  readonly amount: number;
  readonly owner: string;
  readonly from: string;
  readonly until: string;
  readonly why: string;
}

export interface Target extends Omit<GivenTarget, 'metric' | 'amount'> {
  readonly metric: TargetMetric;
  readonly amount: Cents;
}

/** Judges a target. @returns it, or everything that is wrong with it */
export function judgeTarget(given: GivenTarget): Target | readonly LineProblem[] {
  const metric = TARGET_METRICS.find((known) => known === given.metric);
  const blank = (['id', 'owner', 'why'] as const).filter((field) => given[field].trim() === '');
  const problems = [
    ...blank.map((field) => ({ field, message: 'must not be empty' })),
    ...(metric === undefined ? [{ field: 'metric', message: `must be one of ${TARGET_METRICS.join(', ')}` }] : []),
    ...wrongAmount(given.amount),
    ...(given.amount === 0 ? [{ field: 'amount', message: 'must be above 0' }] : []),
    ...(isDay(given.from) ? [] : [notADay('from')]),
    ...(isDay(given.until) ? [] : [notADay('until')]),
    ...(given.until < given.from ? [{ field: 'until', message: 'must not lie before from' }] : []),
    ...(isDay(given.from) && isDay(given.until) && daysBetween(given.from, given.until) > MOST_DAYS
      ? [{ field: 'until', message: 'must lie within five years of from' }]
      : []),
  ];
  if (problems.length > 0 || metric === undefined) return problems;
  return { ...given, metric, amount: centsOf(given.amount) };
}

const MOST_DAYS = 5 * 366;

/** The most that a column of money holds. */
const MOST = 999_999_999_999;

function wrongAmount(amount: number): LineProblem[] {
  const fits = Number.isFinite(amount) && amount >= 0 && amount <= MOST && decimal(amount).times(100).mod(1).eq(0);
  return fits ? [] : [{ field: 'amount', message: 'must be a number from 0 on, with two decimals at most' }];
}

const notADay = (field: string): LineProblem => ({ field, message: 'must be a day such as 2027-03-01' });

const orNull = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};
