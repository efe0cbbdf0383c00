import { emailHash } from '@nurture/core/consent';
import { type Database, type Tx } from '@nurture/store';
import { addSuppression, type NewSuppression, type SuppressionReason } from '../consent/suppression';
import { canonicalAddress } from '../people/address';

/** A line of the list. Times are ISO 8601. */
export interface SuppressionView {
  /** The keyed hash, hexadecimal: the same for the same address under the same NURTURE_SECRET. */
  readonly hash: string;
  /** Null for an erased person, and for what was imported as a hash. */
  readonly email: string | null;
  readonly reason: SuppressionReason;
  readonly detail: string | null;
  readonly createdAt: string;
  /** Null: for good. */
  readonly expiresAt: string | null;
  /** Goes into `after` for what comes behind it. */
  readonly cursor: string;
}

export interface SuppressionFilter {
  readonly email?: string;
  readonly reason?: SuppressionReason;
  readonly after?: string;
  readonly limit: number;
}

/** What a cursor looks like: the moment in microseconds, and the hash. */
export const SUPPRESSION_CURSOR = /^\d{1,17}\.[0-9a-f]{64}$/;

const PAGE = /* sql */ `
SELECT encode(email_hash, 'hex') AS hash, email, reason, detail, to_jsonb(created_at) AS "createdAt",
       to_jsonb(expires_at) AS "expiresAt",
       (extract(epoch FROM created_at) * 1000000)::bigint || '.' || encode(email_hash, 'hex') AS cursor
FROM suppression
WHERE ($1::bytea IS NULL OR email_hash = $1) AND ($2::text IS NULL OR reason = $2)
  AND ($3::bigint IS NULL OR (created_at, email_hash) < (timestamptz 'epoch' + $3 * interval '1 microsecond', $4::bytea))
ORDER BY created_at DESC, email_hash DESC LIMIT $5`;

/** Addresses that get no mail, the latest first; those whose time has passed too, until they are suppressed anew. */
export function listSuppressions(tx: Tx, secret: string, filter: SuppressionFilter): Promise<SuppressionView[]> {
  const [micros = null, hash = null] = filter.after?.split('.') ?? [];
  const address = filter.email === undefined ? null : canonicalAddress(filter.email);
  if (address?.ok === false) return Promise.resolve([]);
  return tx.query<SuppressionView>(PAGE, [
    address && emailHash(secret, address.email),
    filter.reason ?? null,
    micros,
    hash === null ? null : Buffer.from(hash, 'hex'),
    filter.limit,
  ]);
}

/**
 * Puts an address on the list, whether or not it is a contact's. After its commit no attempt to it starts.
 *
 * @returns false for what is no address
 */
export async function suppressAddress(db: Database, secret: string, given: NewSuppression): Promise<boolean> {
  const address = canonicalAddress(given.email);
  if (!address.ok) return false;
  await db.transaction(async (tx) => {
    await tx.query('SELECT id FROM contact WHERE id = nurture_contact_of($1) FOR UPDATE', [address.email]);
    await addSuppression(tx, secret, { ...given, email: address.email });
  });
  return true;
}

export type LiftResult = 'lifted' | 'unknown' | 'kept';

/**
 * Takes an address off the list: it was mended, or suppressed by mistake. What its owner said stays: a complaint, and
 * having been erased.
 */
export async function liftSuppression(db: Database, secret: string, email: string): Promise<LiftResult> {
  const address = canonicalAddress(email);
  if (!address.ok) return 'unknown';
  const hash = emailHash(secret, address.email);
  const lifted = await db.query(
    `DELETE FROM suppression WHERE email_hash = $1 AND reason NOT IN ('complaint', 'erased') RETURNING 1`,
    [hash],
  );
  if (lifted.length > 0) return 'lifted';
  const kept = await db.query('SELECT 1 FROM suppression WHERE email_hash = $1', [hash]);
  return kept.length > 0 ? 'kept' : 'unknown';
}
