import { emailHash } from '@nurture/core/consent';
import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';

/** Why an address gets no mail. Of an erased person nothing but the hash is left. */
export type SuppressionReason = 'complaint' | 'bounce' | 'erased' | 'manual';

export interface NewSuppression {
  readonly email: string;
  readonly reason: SuppressionReason;
  readonly detail?: string | null;
  /** Null: for good. */
  readonly expiresAt?: Instant | null;
}

// A complaint outweighs whatever stood there; nothing outweighs a complaint.
const SUPPRESS = /* sql */ `
  INSERT INTO suppression (email_hash, reason, detail, created_at, expires_at)
  VALUES ($1, $2, $3, nurture_now(), to_timestamp($4::float8 / 1000.0))
  ON CONFLICT (email_hash) DO UPDATE SET
    reason = excluded.reason, detail = excluded.detail, expires_at = excluded.expires_at
  WHERE suppression.reason <> 'complaint'`;

/** Puts an address on the list under its keyed hash. */
export async function addSuppression(tx: Tx, secret: string, given: NewSuppression): Promise<void> {
  const { email, reason, detail = null, expiresAt = null } = given;
  await tx.query(SUPPRESS, [emailHash(secret, email), reason, detail, expiresAt]);
}

/** Which of these addresses are suppressed now, and why. */
export async function findSuppressions(
  tx: Tx,
  secret: string,
  emails: readonly string[],
): Promise<Map<string, SuppressionReason>> {
  if (emails.length === 0) return new Map();
  const byHash = new Map(emails.map((email) => [emailHash(secret, email).toString('hex'), email]));
  const rows = await tx.query<{ hash: string; reason: SuppressionReason }>(
    `SELECT hash, reason FROM unnest($1::text[]) AS hash JOIN suppression ON email_hash = decode(hash, 'hex')
      WHERE expires_at IS NULL OR expires_at > nurture_now()`,
    [[...byHash.keys()]],
  );
  return new Map(rows.flatMap(({ hash, reason }) => (byHash.has(hash) ? [[byHash.get(hash) ?? '', reason]] : [])));
}

/** Takes addresses off the list again. */
export async function liftSuppressions(tx: Tx, secret: string, emails: readonly string[]): Promise<void> {
  for (const email of emails)
    await tx.query('DELETE FROM suppression WHERE email_hash = $1', [emailHash(secret, email)]);
}
