/** How long the first try waits for the next where nothing asks for more; each wait is twice the one before, up to four hours. */
export const FIRST_MS = 60_000;
const LONGEST_MS = 4 * 3_600_000;

/** After this a mail that is still only 'not yet' has failed (RFC 5321 §4.5.4.1: 4–5 days). */
export const GIVE_UP_MS = 5 * 24 * 3_600_000;

/**
 * When to try again after a temporary refusal.
 *
 * @param attempts made so far, from 1
 * @param random from 0 to 1: spreads mails that were refused together by a quarter
 * @param firstMs the wait after the first refusal: what its code asks for
 * @returns milliseconds
 */
export function backoffMs(attempts: number, random: number, firstMs: number = FIRST_MS): number {
  const wait = Math.min(firstMs * 2 ** Math.min(attempts - 1, 20), LONGEST_MS);
  // A server that asked for some minutes says no again before they have passed.
  return Math.round(wait * ((firstMs > FIRST_MS ? 1 : 0.75) + random / 2));
}
