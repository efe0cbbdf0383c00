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

/** The heavier reason stays; a complaint outweighs everything. */
export const SUPPRESSION_REASONS = ['manual', 'bounce', 'erased', 'complaint'] as const satisfies SuppressionReason[];

// What is for good is not cut short by what expires, nor is a heavier reason replaced by a lighter one.
const SUPPRESS = /* sql */ `
  INSERT INTO suppression AS s (email_hash, email, reason, detail, created_at, expires_at)
  SELECT n.hash, n.email, n.reason, n.detail, nurture_now(), n.expires_at
  FROM unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS n (hash, email, reason, detail, expires_at)
  ON CONFLICT (email_hash) DO UPDATE SET
    email = CASE WHEN 'erased' IN (excluded.reason, s.reason) THEN NULL ELSE coalesce(excluded.email, s.email) END,
    reason = excluded.reason, detail = excluded.detail, expires_at = excluded.expires_at
  WHERE s.reason <> 'complaint' AND CASE
    WHEN s.expires_at IS NULL THEN excluded.expires_at IS NULL AND array_position($6::text[], excluded.reason) >= array_position($6::text[], s.reason)
    ELSE excluded.expires_at IS NULL OR excluded.expires_at >= s.expires_at OR s.expires_at <= nurture_now() END`;

/** A line of the list as it is written: under the keyed hash; of an erased person without the address. */
export interface SuppressionLine {
  readonly hash: Buffer;
  readonly email: string | null;
  readonly reason: SuppressionReason;
  readonly detail: string | null;
  readonly expiresAt: Instant | null;
}

/** Writes lines in one statement. Each hash stands in it once. */
export async function writeSuppressions(tx: Tx, lines: readonly SuppressionLine[]): Promise<void> {
  if (lines.length === 0) return;
  const sorted = [...lines].sort((a, b) => Buffer.compare(a.hash, b.hash));
  await tx.query(SUPPRESS, [
    sorted.map(({ hash }) => hash),
    sorted.map(({ email, reason }) => (reason === 'erased' ? null : email)),
    sorted.map(({ reason }) => reason),
    sorted.map(({ detail }) => detail),
    sorted.map(({ expiresAt }) => (expiresAt === null ? null : new Date(expiresAt))),
    SUPPRESSION_REASONS,
  ]);
}

/** Puts an address on the list under its keyed hash. */
export async function addSuppression(tx: Tx, secret: string, given: NewSuppression): Promise<void> {
  const { email, reason, detail = null, expiresAt = null } = given;
  await writeSuppressions(tx, [{ hash: emailHash(secret, email), email, reason, detail, expiresAt }]);
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
