import type { ConsentState } from '@nurture/core/consent';
import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';
import { readConsents } from './rows';
import { findSuppressions, type SuppressionReason } from './suppression';

/** What decides whether a contact may be mailed. */
export interface ConsentFacts extends ConsentState {
  readonly suppressed: SuppressionReason | null;
}

/** Consent and suppression of contacts, by id; those that don't exist are left out. */
export async function consentFacts(
  tx: Tx,
  secret: string,
  contactIds: readonly string[],
): Promise<Map<string, ConsentFacts>> {
  const people = await tx.query<{ id: string; email: string }>(
    'SELECT id, email FROM contact WHERE id = ANY ($1::bigint[])',
    [contactIds],
  );
  const suppressed = await findSuppressions(tx, secret, people.map(({ email }) => email)); // prettier-ignore
  const consents = await readConsents(tx, people.map(({ id }) => id)); // prettier-ignore
  return new Map(
    people.flatMap(({ id, email }) => {
      const stored = consents.get(id);
      return stored ? [[id, { ...stored.state, suppressed: suppressed.get(email) ?? null }] as const] : [];
    }),
  );
}

/** A line of the consent ledger, for people to read. */
export interface ConsentLine {
  readonly at: Instant;
  readonly kind: string;
  readonly topic: string | null;
  readonly state: string;
  readonly wording: string | null;
  readonly source: string;
}

/** How a contact's consent came about, oldest first. */
export async function consentLedger(tx: Tx, contactId: string): Promise<ConsentLine[]> {
  const rows = await tx.query<Omit<ConsentLine, 'at'> & { at: Date }>(
    'SELECT at, kind, topic, state, wording, source FROM consent_entry WHERE contact_id = $1 ORDER BY id',
    [contactId],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
