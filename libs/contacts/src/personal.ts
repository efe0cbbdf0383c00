import { emailHash } from '@nurture/core/consent';
import type { Tx } from '@nurture/store';
import { addSuppression } from './consent/suppression';

/** All that this lib holds on a person. */
async function exportPerson(tx: Tx, contactId: string): Promise<Record<string, unknown>> {
  const [contact] = await tx.query('SELECT id, email, source, created_at FROM contact WHERE id = $1', [contactId]);
  const [account] = await tx.query(
    'SELECT a.domain, a.name FROM account a JOIN contact c ON c.account_id = a.id WHERE c.id = $1',
    [contactId],
  );
  const [consent] = await tx.query('SELECT * FROM consent WHERE contact_id = $1', [contactId]);
  const ledger = await tx.query('SELECT * FROM consent_entry WHERE contact_id = $1 ORDER BY id', [contactId]);
  const browsers = await tx.query('SELECT id, proof, since FROM visitor WHERE contact_id = $1 ORDER BY since', [
    contactId,
  ]);
  return {
    browsers,
    contact: contact ?? null,
    account: account ?? null,
    consent: consent ?? null,
    consentLedger: ledger,
  };
}

/**
 * Removes a person and leaves the keyed hash of their address, so that they stay unsubscribed. Runs after the other
 * libs' erasures, in their transaction, as the rows that point at the contact must be gone first.
 */
async function erasePerson(tx: Tx, contactId: string, secret: string): Promise<void> {
  const [contact] = await tx.query<{ email: string; complained: boolean | null; account_id: string | null }>(
    `SELECT email, account_id, (SELECT complained FROM consent WHERE contact_id = id) AS complained
       FROM contact WHERE id = $1 FOR UPDATE`,
    [contactId],
  );
  if (!contact) return;
  const reason = contact.complained === true ? 'complaint' : 'erased';
  await addSuppression(tx, secret, { email: contact.email, reason });
  // The list shows the address, and what was noted beside the reason may name the person.
  await tx.query('UPDATE suppression SET email = NULL, detail = NULL WHERE email_hash = $1', [
    emailHash(secret, contact.email),
  ]);
  await tx.query('DELETE FROM contact WHERE id = $1', [contactId]);
}

/** The door for `nurture export` and `nurture erase`. */
export const personal = { export: exportPerson, erase: erasePerson };
