import type { Tx } from '@nurture/store';
import { companyKey } from './company';

export interface Person {
  readonly email: string;
  /** The company's domain, null for a mail provider's. */
  readonly companyDomain: string | null;
  readonly companyName: string | null;
  readonly cameFrom: Readonly<Record<string, string>>;
}

export interface Locked {
  readonly id: string;
  /** The address that was given; where its contact was merged into another one, that one has another address too. */
  readonly email: string;
}

// Rows go in sorted by their unique key, accounts before contacts, contacts before locks: two batches that meet wait
// for each other in one direction only.
const INSERT_ACCOUNTS = /* sql */ `
  INSERT INTO account (domain, name, name_key, created_at)
  SELECT domain, name, key, (SELECT nurture_now())
    FROM jsonb_to_recordset($1::jsonb) AS given (domain text, name text, key text)
   WHERE domain IS NOT NULL
     AND NOT EXISTS (SELECT FROM account WHERE account.domain = given.domain AND (account.name_key IS NOT NULL OR given.key IS NULL))
   ORDER BY domain
  ON CONFLICT (domain) DO UPDATE SET name = excluded.name, name_key = excluded.name_key
   WHERE account.name_key IS NULL AND excluded.name_key IS NOT NULL`;

/** People at a mail provider's domain belong to the company that they name: one that is known by that name, if any is. */
const INSERT_NAMED = /* sql */ `
  INSERT INTO account (name, name_key, created_at)
  SELECT DISTINCT ON (key) name, key, (SELECT nurture_now())
    FROM jsonb_to_recordset($1::jsonb) AS given (domain text, name text, key text)
   WHERE domain IS NULL AND key IS NOT NULL AND NOT EXISTS (SELECT FROM account WHERE account.name_key = given.key)
   ORDER BY key
  ON CONFLICT (name_key) WHERE domain IS NULL AND name_key IS NOT NULL DO NOTHING`;

/** The account that stands for a company: the one into which it was merged, if it was. */
const ACCOUNT = /* sql */ `CASE
  WHEN given.domain IS NOT NULL THEN (SELECT coalesce(a.merged_into, a.id) FROM account a WHERE a.domain = given.domain)
  WHEN given.key IS NOT NULL THEN (
    SELECT coalesce(a.merged_into, a.id) FROM account a WHERE a.name_key = given.key ORDER BY a.id LIMIT 1) END`;

const INSERT_CONTACTS = /* sql */ `
  INSERT INTO contact (email, account_id, source, created_at)
  SELECT given.email, ${ACCOUNT}, given.source, (SELECT nurture_now())
    FROM jsonb_to_recordset($1::jsonb) AS given (email text, domain text, key text, source jsonb)
   WHERE NOT EXISTS (SELECT FROM contact WHERE contact.email = given.email)
     AND NOT EXISTS (SELECT FROM contact_alias WHERE contact_alias.email = given.email)
   ORDER BY given.email
  ON CONFLICT (email) DO NOTHING
  RETURNING email`;

/**
 * `adrift`: without an account, or in one that was merged while they came. What `nurture_contact_of` says stands here
 * in full: called row by row it cost more than the rest of the statement.
 */
const LOCK_BY_EMAIL = /* sql */ `
  SELECT contact.id, wanted.email, contact.account_id IS NULL
         OR EXISTS (SELECT FROM account WHERE account.id = contact.account_id AND account.merged_into IS NOT NULL) AS adrift
    FROM (SELECT email, coalesce((SELECT known.id FROM contact known WHERE known.email = given.email),
                                 (SELECT merged.contact_id FROM contact_alias merged WHERE merged.email = given.email)) AS id
            FROM unnest($1::text[]) AS given (email)) AS wanted
    JOIN contact ON contact.id = wanted.id
   ORDER BY contact.id FOR UPDATE OF contact`;

const JOIN_ACCOUNTS = /* sql */ `
  UPDATE contact SET account_id = found.account_id
    FROM (SELECT given.id, ${ACCOUNT} AS account_id
            FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, domain text, key text)) AS found
   WHERE contact.id = found.id AND found.account_id IS NOT NULL`;

/** Which addresses are of contacts who were merged, and the remaining ones' addresses. */
export async function remainingAddresses(tx: Tx, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ alias: string; email: string }>(
    `SELECT alias.email AS alias, contact.email FROM contact_alias alias JOIN contact ON contact.id = alias.contact_id
      WHERE alias.email = ANY ($1::text[])`,
    [emails],
  );
  return new Map(rows.map(({ alias, email }) => [alias, email]));
}

/**
 * Makes the people who are new, with their accounts, and locks them all in the order of their ids.
 * @param people one per address
 * @returns every contact, and the addresses that were new. Somebody who was merged just now may be missing: begin anew
 */
export async function ensurePeople(
  tx: Tx,
  people: readonly Person[],
): Promise<{ readonly contacts: readonly Locked[]; readonly created: ReadonlySet<string> }> {
  const keyed = people.map((person) => ({
    ...person,
    domain: person.companyDomain,
    key: person.companyName === null ? null : companyKey(person.companyName),
  }));
  await ensureAccounts(tx, keyed);
  const rows = keyed.map(({ email, domain, key, cameFrom }) => ({ email, domain, key, source: cameFrom }));
  const created = await tx.query<{ email: string }>(INSERT_CONTACTS, [JSON.stringify(rows)]);
  const contacts = await tx.query<Locked & { adrift: boolean }>(LOCK_BY_EMAIL, [people.map(({ email }) => email)]);
  const byEmail = new Map(keyed.map((person) => [person.email, person]));
  const joining = contacts.flatMap(({ id, email, adrift }) => {
    const { domain = null, key = null } = byEmail.get(email) ?? {};
    return adrift && (domain ?? key) !== null ? [{ id, domain, key }] : [];
  });
  if (joining.length > 0) await tx.query(JOIN_ACCOUNTS, [JSON.stringify(joining)]);
  return { contacts, created: new Set(created.map(({ email }) => email)) };
}

interface Keyed {
  readonly domain: string | null;
  readonly companyName: string | null;
  readonly key: string | null;
}

async function ensureAccounts(tx: Tx, people: readonly Keyed[]): Promise<void> {
  const byDomain = new Map<string, Keyed>();
  const named = people.filter(({ domain, key }) => domain === null && key !== null);
  for (const person of people) {
    const { domain } = person;
    if (domain !== null) byDomain.set(domain, byDomain.get(domain)?.key ? (byDomain.get(domain) ?? person) : person);
  }
  const json = (keyed: Iterable<Keyed>) =>
    JSON.stringify([...keyed].map(({ domain, companyName, key }) => ({ domain, name: companyName, key })));
  if (byDomain.size > 0) await tx.query(INSERT_ACCOUNTS, [json(byDomain.values())]);
  if (named.length > 0) await tx.query(INSERT_NAMED, [json(named)]);
}
