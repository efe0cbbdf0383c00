/** How long the first attempts of a mail wait for the next; each wait is twice the one before, up to four hours. */
const FIRST_MS = 60_000;
const LONGEST_MS = 4 * 3_600_000;

/** After this a mail that is still only 'not yet' has failed (RFC 5321 §4.5.4.1: 4–5 days). */
export const GIVE_UP_MS = 5 * 24 * 3_600_000;

/**
 * When to try again after a temporary refusal.
 *
 * @param attempts made so far, from 1
 * @param random from 0 to 1: spreads mails that were refused together by a quarter
 * @returns milliseconds
 */
export function backoffMs(attempts: number, random: number): number {
  const wait = Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_MS);
  return Math.round(wait * (0.75 + random / 2));
}
