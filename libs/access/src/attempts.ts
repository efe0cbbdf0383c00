import type { Tx } from '@nurture/store';
import { digest } from './secrets';

/** How often a password may be tried, within a quarter of an hour. */
export const ATTEMPTS = { perAddress: 10, perNetwork: 100, withinMinutes: 15 } as const;

/** One statement, so that of many at once, in any number of processes, each counts. */
const TAKE = /* sql */ `
INSERT INTO sign_in_attempt AS a (key, since, count) VALUES ($1, nurture_now(), 1)
ON CONFLICT (key) DO UPDATE SET
  since = CASE WHEN a.since <= nurture_now() - $2 * interval '1 minute' THEN nurture_now() ELSE a.since END,
  count = CASE WHEN a.since <= nurture_now() - $2 * interval '1 minute' THEN 1 ELSE a.count + 1 END
RETURNING count, ceil(extract(epoch FROM since + $2 * interval '1 minute' - nurture_now()))::int AS "waitSeconds"`;

async function take(tx: Tx, key: string, most: number): Promise<number> {
  const params = [digest(key), ATTEMPTS.withinMinutes];
  const [row] = await tx.query<{ count: number; waitSeconds: number }>(TAKE, params);
  return row && row.count > most ? Math.max(1, row.waitSeconds) : 0;
}

const addressKey = (email: string): string => `address ${email}`;

/**
 * Counts one more try of a password, before it is looked at: known and unknown addresses alike.
 * @param network where it comes from; null where that says nothing
 * @returns seconds to wait; 0 where it may be tried
 */
export async function takeAttempt(tx: Tx, email: string, network: string | null): Promise<number> {
  const ofNetwork = network === null ? 0 : await take(tx, `network ${network}`, ATTEMPTS.perNetwork);
  return Math.max(ofNetwork, await take(tx, addressKey(email), ATTEMPTS.perAddress));
}

/** Somebody showed that they know the password: earlier tries at their address don't count any more. */
export async function forgiveAttempts(tx: Tx, email: string): Promise<void> {
  await tx.query('DELETE FROM sign_in_attempt WHERE key = $1', [digest(addressKey(email))]);
}
