import {
  accountScore,
  type AccountScore,
  type Coverage,
  coverageOf,
  type KnownRole,
  roleReader,
} from '@nurture/core/account';
import { type BuyingRole, isStage, type Stage } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';

/** Somebody of a company, as sales looks at them. Times are ISO 8601. */
export interface AccountContact {
  readonly email: string;
  readonly name: string | null;
  /** Their job, as they or another system said it. */
  readonly title: string | null;
  /** In the buying group; null where it isn't known. */
  readonly role: KnownRole | null;
  readonly stage: Stage;
  readonly score: number;
  readonly lastSeenAt: string | null;
}

interface Row {
  readonly accountId: string;
  readonly email: string;
  readonly name: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly byHand: string | null;
  readonly stage: string;
  readonly score: number;
  readonly lastSeenAt: string | null;
}

const PEOPLE = /* sql */ `
SELECT c.account_id AS "accountId", c.email, coalesce(p.fields, '{}') AS fields, r.role AS "byHand",
       nullif(concat_ws(' ', p.fields ->> 'firstName', p.fields ->> 'lastName'), '') AS name,
       coalesce(p.stage, 'visitor') AS stage, coalesce(p.score, 0) AS score, to_jsonb(p.last_seen_at) AS "lastSeenAt"
FROM contact c
LEFT JOIN contact_profile p ON p.contact_id = c.id
LEFT JOIN contact_role r ON r.contact_id = c.id
WHERE c.account_id = ANY ($1::bigint[])
ORDER BY coalesce(p.score, 0) DESC, c.id`;

/** Everybody of these accounts, the warmest first. */
export async function peopleOfAccounts(
  tx: Tx,
  accounts: readonly string[],
  roles: readonly BuyingRole[],
): Promise<ReadonlyMap<string, readonly AccountContact[]>> {
  const read = roleReader(roles);
  const people = new Map<string, AccountContact[]>(accounts.map((id) => [id, []]));
  for (const { accountId, fields, byHand, stage, ...row } of await tx.query<Row>(PEOPLE, [accounts])) {
    const values = { ...fields, email: row.email, stage, score: row.score };
    people.get(accountId)?.push({
      email: row.email,
      name: row.name,
      title: typeof fields['role'] === 'string' ? fields['role'] : null,
      role: read({ byHand, values }),
      stage: isStage(stage) ? stage : 'visitor',
      score: row.score,
      lastSeenAt: row.lastSeenAt,
    });
  }
  return people;
}

/** What its people make of an account. */
export function standingOf(
  people: readonly AccountContact[],
  roles: readonly BuyingRole[],
): AccountScore & { readonly coverage: Coverage } {
  return { ...accountScore(people), coverage: coverageOf(roles, people.map(({ role }) => role?.role ?? null)) }; // prettier-ignore
}
