import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';
import { type ConsentFacts, consentFacts, type ConsentLine, consentLedger } from '../consent/facts';
import { canonicalAddress } from './address';

/** Who a contact is: the part of a contact's view that this lib knows. */
export interface ContactIdentity {
  readonly id: string;
  readonly email: string;
  readonly account: { readonly id: string; readonly domain: string | null; readonly name: string | null } | null;
  /** Where they first came from: `channel`, `source`, `medium`, `campaign`, `referrer`, `page` … */
  readonly source: Readonly<Record<string, unknown>>;
  readonly createdAt: Instant;
  readonly consent: ConsentFacts & { readonly ledger: readonly ConsentLine[] };
}

interface Row {
  id: string;
  email: string;
  source: Record<string, unknown>;
  created_at: Date;
  account_id: string | null;
  domain: string | null;
  name: string | null;
}

const FIND = /* sql */ `
  SELECT contact.id, email, source, contact.created_at, account_id, domain, account.name
    FROM contact LEFT JOIN account ON account.id = account_id`;

/** The contact behind an address, or null. */
export async function contactIdentity(tx: Tx, secret: string, email: string): Promise<ContactIdentity | null> {
  const address = canonicalAddress(email);
  if (!address.ok) return null;
  const [row] = await tx.query<Row>(`${FIND} WHERE email = $1`, [address.email]);
  return row ? identityOf(tx, secret, row) : null;
}

/** The contact with an id, or null. */
export async function contactIdentityById(tx: Tx, secret: string, id: string): Promise<ContactIdentity | null> {
  const [row] = await tx.query<Row>(`${FIND} WHERE contact.id = $1`, [id]);
  return row ? identityOf(tx, secret, row) : null;
}

async function identityOf(tx: Tx, secret: string, row: Row): Promise<ContactIdentity | null> {
  const facts = (await consentFacts(tx, secret, [row.id])).get(row.id);
  if (!facts) return null;
  const account = row.account_id === null ? null : { id: row.account_id, domain: row.domain, name: row.name };
  return {
    id: row.id,
    email: row.email,
    account,
    source: row.source,
    createdAt: row.created_at.getTime(),
    consent: { ...facts, ledger: await consentLedger(tx, row.id) },
  };
}

/** The language that a contact is known to speak, or null. */
export async function contactLocale(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ locale: string | null }>(
    `SELECT fields->>'locale' AS locale FROM contact_profile WHERE contact_id = $1`,
    [id],
  );
  return row?.locale ?? null;
}
