import type { Tx } from '@nurture/store';

export interface Person {
  readonly email: string;
  /** The company's domain, null for a mail provider's. */
  readonly companyDomain: string | null;
  readonly companyName: string | null;
  readonly cameFrom: Readonly<Record<string, string>>;
}

export interface Locked {
  readonly id: string;
  readonly email: string;
}

// Rows go in sorted by their unique key, accounts before contacts, contacts before locks: two batches that meet wait
// for each other in one direction only.
const INSERT_ACCOUNTS = /* sql */ `
  INSERT INTO account (domain, name, created_at)
  SELECT domain, name, nurture_now()
    FROM jsonb_to_recordset($1::jsonb) AS given (domain text, name text)
   WHERE NOT EXISTS (SELECT FROM account WHERE account.domain = given.domain)
   ORDER BY domain
  ON CONFLICT (domain) DO NOTHING`;

const INSERT_CONTACTS = /* sql */ `
  INSERT INTO contact (email, account_id, source, created_at)
  SELECT given.email, account.id, given.source, nurture_now()
    FROM jsonb_to_recordset($1::jsonb) AS given (email text, domain text, source jsonb)
    LEFT JOIN account ON account.domain = given.domain
   WHERE NOT EXISTS (SELECT FROM contact WHERE contact.email = given.email)
   ORDER BY given.email
  ON CONFLICT (email) DO NOTHING
  RETURNING email`;

const LOCK_BY_EMAIL = /* sql */ `
  SELECT id, email FROM contact WHERE email = ANY ($1::text[]) ORDER BY id FOR UPDATE`;

/**
 * Makes the people who are new, with their accounts, and locks them all in the order of their ids.
 * @param people one per address
 * @returns every contact, and the addresses that were new
 */
export async function ensurePeople(
  tx: Tx,
  people: readonly Person[],
): Promise<{ readonly contacts: readonly Locked[]; readonly created: ReadonlySet<string> }> {
  const accounts = new Map<string, string | null>();
  for (const { companyDomain, companyName } of people) {
    if (companyDomain !== null) accounts.set(companyDomain, accounts.get(companyDomain) ?? companyName);
  }
  if (accounts.size > 0) {
    await tx.query(INSERT_ACCOUNTS, [JSON.stringify([...accounts].map(([domain, name]) => ({ domain, name })))]);
  }
  const rows = people.map(({ email, companyDomain, cameFrom }) => ({ email, domain: companyDomain, source: cameFrom }));
  const created = await tx.query<{ email: string }>(INSERT_CONTACTS, [JSON.stringify(rows)]);
  const contacts = await tx.query<Locked>(LOCK_BY_EMAIL, [people.map(({ email }) => email)]);
  return { contacts, created: new Set(created.map(({ email }) => email)) };
}
