import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, for what opens something: a session, an invitation, an API key. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. It has 256 random bits, so a plain digest keeps it secret; no slow hash is needed. */
export const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** What every unsafe call of a session must repeat. It follows from the session, so that nothing more is kept. */
export const csrfTokenOf = (session: string): string =>
  createHmac('sha256', session).update('nurture csrf').digest('base64url');

/** Compares in constant time. */
export function isCsrfToken(session: string, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  return timingSafeEqual(digest(given), digest(csrfTokenOf(session)));
}
