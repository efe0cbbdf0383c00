import type { Coverage } from '@nurture/core/account';
import type { BuyingRole } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import { literally } from '../people/list';
import { peopleOfAccounts, standingOf } from './people';

/** A line of the list of accounts. */
export interface AccountLine {
  readonly id: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly contacts: number;
  readonly score: number;
  readonly coverage: Coverage;
  readonly openHandoffs: number;
}

export interface AccountFilter {
  /** Part of a name or a domain. */
  readonly q?: string;
  /** Id of the last one seen. */
  readonly after?: string;
  readonly limit: number;
}

/** Only companies that somebody is of, and that stand for themselves. */
const LIST = /* sql */ `
SELECT a.id, a.name, a.domain,
       (SELECT count(*) FROM handoff h JOIN contact c ON c.id = h.contact_id
        WHERE c.account_id = a.id AND h.closed_at IS NULL)::int AS "openHandoffs"
FROM account a
WHERE a.merged_into IS NULL AND EXISTS (SELECT FROM contact c WHERE c.account_id = a.id)
  AND ($1::text IS NULL OR a.name ILIKE $1 OR a.domain ILIKE $1) AND ($2::bigint IS NULL OR a.id < $2)
ORDER BY a.id DESC LIMIT $3`;

/** Accounts, the latest first. */
export async function listAccounts(
  tx: Tx,
  { q, after, limit }: AccountFilter,
  roles: readonly BuyingRole[],
): Promise<AccountLine[]> {
  const pattern = q === undefined ? null : `%${literally(q)}%`;
  const rows = await tx.query<Omit<AccountLine, 'contacts' | 'score' | 'coverage'>>(LIST, [
    pattern,
    after ?? null,
    limit,
  ]);
  const people = await peopleOfAccounts(tx, rows.map(({ id }) => id), roles); // prettier-ignore
  return rows.map((row) => {
    const own = people.get(row.id) ?? [];
    const { score, coverage } = standingOf(own, roles);
    return { ...row, contacts: own.length, score, coverage };
  });
}
