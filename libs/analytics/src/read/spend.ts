import type { Period } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';

/** What a line of spend may be told apart by. */
export type SpendBy = 'channel' | 'source' | 'campaign';

// A line's amount is spread evenly over its days. What falls into a period is the difference of two rounded running
// totals, so that periods that follow each other add up to exactly the line.
const SPEND = (by: SpendBy): string => /* sql */ `
SELECT coalesce(${by}, '') AS key, sum(round(amount * until_k / days, 2) - round(amount * from_k / days, 2))::float8 AS amount
FROM (
  SELECT s.*, s.until_day - s.from_day + 1 AS days,
         greatest(0, $1::date - s.from_day) AS from_k,
         least(s.until_day, $2::date) - s.from_day + 1 AS until_k
  FROM spend s WHERE s.from_day <= $2::date AND s.until_day >= $1::date
) AS lines
GROUP BY 1`;

/** What was spent in a period, in cents, by channel, source or campaign; '' where a line names none. */
export async function spentBy(tx: Tx, by: SpendBy, { from, until }: Period): Promise<Map<string, number>> {
  const rows = await tx.query<{ key: string; amount: number }>(SPEND(by), [from, until]);
  return new Map(rows.map(({ key, amount }) => [key, Math.round(amount * 100)]));
}
