import type { Stage } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';

/** A line of the list of contacts. Times are ISO 8601. */
export interface ContactLine {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly company: string | null;
  readonly stage: Stage;
  readonly score: number;
  /** Null where too little is known to say. */
  readonly fit: number | null;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
}

export interface ContactFilter {
  /** Part of an address, a name or a company. */
  readonly q?: string;
  readonly stage?: Stage;
  /** Only people whose lead is now with one of these salespeople; null: everybody. */
  readonly desk?: readonly string[] | null;
  /** Id of the last one seen. */
  readonly after?: string;
  readonly limit: number;
}

const NAME = `nullif(concat_ws(' ', p.fields ->> 'firstName', p.fields ->> 'lastName'), '')`;
const LIST = /* sql */ `
SELECT c.id, c.email, ${NAME} AS name, coalesce(p.fields ->> 'company', a.name) AS company,
       coalesce(p.stage, 'visitor') AS stage, coalesce(p.score, 0) AS score, p.fit,
       to_jsonb(c.created_at) AS "createdAt", to_jsonb(p.last_seen_at) AS "lastSeenAt"
FROM contact c
LEFT JOIN contact_profile p ON p.contact_id = c.id
LEFT JOIN account a ON a.id = c.account_id
WHERE ($1::text IS NULL OR c.email ILIKE $1 OR ${NAME} ILIKE $1 OR p.fields ->> 'company' ILIKE $1 OR a.name ILIKE $1)
  AND ($2::text IS NULL OR coalesce(p.stage, 'visitor') = $2)
  AND ($3::bigint IS NULL OR c.id < $3)
  AND ($5::text[] IS NULL OR
    (SELECT h.salesperson FROM handoff h WHERE h.contact_id = c.id ORDER BY h.id DESC LIMIT 1) = ANY ($5))
ORDER BY c.id DESC LIMIT $4`;

/** Signs that mean something to LIKE stand for themselves. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Contacts, the latest first. */
export function listContacts(tx: Tx, { q, stage, desk, after, limit }: ContactFilter): Promise<ContactLine[]> {
  const pattern = q === undefined ? null : `%${literally(q)}%`;
  return tx.query<ContactLine>(LIST, [pattern, stage ?? null, after ?? null, limit, desk ?? null]);
}
