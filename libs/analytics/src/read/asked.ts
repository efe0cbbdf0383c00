import { type Period, periodBefore, type Span, spanOf } from '@nurture/core/figures';
import { toTimestamp } from '@nurture/store';

/** A period, the one before it, and both as moments of the company's zone. */
export interface Asked {
  readonly timezone: string;
  readonly period: Period;
  readonly before: Period;
}

/** What is asked for, with the period before it. */
export const askedFor = (period: Period, timezone: string): Asked => ({
  timezone,
  period,
  before: periodBefore(period),
});

/** The two bounds of a period as SQL takes them: the first moment in it, and the first after it. */
export function boundsOf(period: Period, timezone: string): [Date, Date] {
  const { start, end }: Span = spanOf(period, timezone);
  return [toTimestamp(start), toTimestamp(end)];
}

/** Reads the same for the period and the one before it. */
export async function forBoth<T>(
  { period, before }: Asked,
  read: (period: Period) => Promise<T>,
): Promise<{ now: T; earlier: T }> {
  const now = await read(period);
  return { now, earlier: await read(before) };
}
