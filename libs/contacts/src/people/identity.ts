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
  /** Contacts that were merged into this one: their addresses lead here. */
  readonly merged: readonly { readonly email: string; readonly at: Instant; readonly by: string }[];
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
  merged: { email: string; at: number; by: string }[];
}

const FIND = /* sql */ `
  SELECT contact.id, email, source, contact.created_at, account_id, domain, account.name,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('email', a.email, 'at', floor(extract(epoch FROM merged_at) * 1000),
            'by', merged_by) ORDER BY merged_at, a.email), '[]') FROM contact_alias a WHERE a.contact_id = contact.id) AS merged
    FROM contact LEFT JOIN account ON account.id = account_id`;

/** The contact behind an address, or null. */
export async function contactIdentity(tx: Tx, secret: string, email: string): Promise<ContactIdentity | null> {
  const address = canonicalAddress(email);
  if (!address.ok) return null;
  const [row] = await tx.query<Row>(`${FIND} WHERE contact.id = nurture_contact_of($1)`, [address.email]);
  return row ? identityOf(tx, secret, row) : null;
}

/** The contact that an id stands for, or null: links of one who was merged since lead to the remaining one. */
export async function contactIdentityById(tx: Tx, secret: string, id: string): Promise<ContactIdentity | null> {
  const [row] = await tx.query<Row>(`${FIND} WHERE contact.id = nurture_contact_now($1)`, [id]);
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
    merged: row.merged,
    consent: { ...facts, ledger: await consentLedger(tx, row.id) },
  };
}

/** The language that a contact is known to speak, or null. */
export async function contactLocale(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ locale: string | null }>(
    `SELECT fields->>'locale' AS locale FROM contact_profile WHERE contact_id = nurture_contact_now($1)`,
    [id],
  );
  return row?.locale ?? null;
}
