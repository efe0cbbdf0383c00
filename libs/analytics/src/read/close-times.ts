import { type Drift, FEWEST_FOR_DRIFT, findDrifts } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';

/** When a lasting change of the close time began, and what it did. */
export interface CloseTimeDrift extends Pick<Drift, 'direction' | 'medianBefore' | 'medianAfter'> {
  /** When the first customer of the new kind closed. */
  readonly since: string;
  readonly noticedAt: string;
}

export interface CloseTimes {
  /** `too-few`: nothing can be said yet. `drifting`: the latest change was noticed less than 90 days ago. */
  readonly verdict: 'too-few' | 'steady' | 'drifting';
  /** Customers looked at. */
  readonly n: number;
  readonly drifts: readonly CloseTimeDrift[];
}

const MOST = 2_000;
const DAY_MS = 86_400_000;
const RECENT_MS = 90 * DAY_MS;
const YEAR_MS = 365 * DAY_MS;

const CLOSED = /* sql */ `
SELECT (extract(epoch FROM customer_at) * 1000)::float8 AS at,
       extract(epoch FROM customer_at - lead_at)::float8 / 86400 AS days
FROM figure_contact WHERE customer_at <= $1 ORDER BY customer_at DESC, contact_id DESC LIMIT $2`;

/** Has the time from lead to customer changed for good? @param now up to when to look */
export async function readCloseTimes(tx: Tx, now: Date): Promise<CloseTimes> {
  const closed = (await tx.query<{ at: number; days: number }>(CLOSED, [now, MOST])).reverse();
  const n = closed.length;
  const [first, last] = [closed[0], closed.at(-1)];
  if (!first || !last || n <= FEWEST_FOR_DRIFT) return { verdict: 'too-few', n, drifts: [] };
  const perYear = (n * YEAR_MS) / Math.max(last.at - first.at, YEAR_MS / 12);
  const dayOf = (place: number): string => new Date(closed[place]?.at ?? 0).toISOString().slice(0, 10);
  const found = findDrifts(closed.map(({ days }) => days), perYear); // prettier-ignore
  const latest = closed[found.at(-1)?.noticedAt ?? -1];
  return {
    verdict: latest && latest.at > now.getTime() - RECENT_MS ? 'drifting' : 'steady',
    n,
    drifts: found.map(({ direction, medianBefore, medianAfter, since, noticedAt }) => ({
      direction,
      medianBefore,
      medianAfter,
      since: dayOf(since),
      noticedAt: dayOf(noticedAt),
    })),
  };
}
