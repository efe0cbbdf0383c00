import { emailHash } from '@nurture/core/consent';
import type { Tx } from '@nurture/store';
import { addSuppression } from './consent/suppression';

const READ = /* sql */ `
SELECT to_jsonb(c) - 'account_id' AS contact,
       (SELECT jsonb_build_object('domain', a.domain, 'name', a.name) FROM account a WHERE a.id = c.account_id) AS account,
       (SELECT to_jsonb(k) - 'contact_id' FROM consent k WHERE k.contact_id = c.id) AS consent,
       (SELECT coalesce(jsonb_agg(to_jsonb(l) - 'contact_id' ORDER BY l.id), '[]')
        FROM consent_entry l WHERE l.contact_id = c.id) AS "consentLedger",
       (SELECT coalesce(jsonb_agg(to_jsonb(v) - 'contact_id' ORDER BY v.since), '[]')
        FROM visitor v WHERE v.contact_id = c.id) AS browsers,
       (SELECT coalesce(jsonb_agg(to_jsonb(o) - 'contact_id' ORDER BY o.merged_at), '[]')
        FROM contact_alias o WHERE o.contact_id = c.id) AS merged,
       (SELECT coalesce(jsonb_agg(to_jsonb(p) - 'contact_id' - 'other_id' ORDER BY p.asked_at), '[]')
        FROM address_proof p WHERE c.id IN (p.contact_id, p.other_id)) AS "secondAddresses",
       (SELECT to_jsonb(r) - 'contact_id' FROM contact_role r WHERE r.contact_id = c.id) AS role
FROM contact c WHERE c.id = $1`;

const SUPPRESSION = /* sql */ `
SELECT reason, detail, created_at AS "createdAt", expires_at AS "expiresAt" FROM suppression WHERE email_hash = $1`;

/** The words behind the versions that they agreed to: of each the latest that was published. */
const WORDINGS = /* sql */ `
SELECT DISTINCT ON (l.wording) l.wording AS version, v.document -> 'consent' -> 'wordings' -> l.wording AS words
FROM consent_entry l JOIN settings_version v ON v.document -> 'consent' -> 'wordings' ? l.wording
WHERE l.contact_id = $1 AND l.wording IS NOT NULL
ORDER BY l.wording, v.number DESC`;

/** All that this lib holds on a person; the ledger, with the words, is the proof of their consent. */
async function exportPerson(tx: Tx, contactId: string, secret: string): Promise<Record<string, unknown>> {
  const [held] = await tx.query<{ contact: { email: string } }>(READ, [contactId]);
  if (!held) return {};
  const [suppression] = await tx.query(SUPPRESSION, [emailHash(secret, held.contact.email)]);
  const wordings = await tx.query<{ version: string; words: unknown }>(WORDINGS, [contactId]);
  return {
    ...held,
    consentWordings: Object.fromEntries(wordings.map(({ version, words }) => [version, words])),
    suppression: suppression ?? null,
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
  const merged = await tx.query<{ email: string }>('SELECT email FROM contact_alias WHERE contact_id = $1', [
    contactId,
  ]);
  for (const { email } of [contact, ...merged]) {
    await addSuppression(tx, secret, { email, reason });
    await forgetAddress(tx, secret, email);
  }
  await tx.query('DELETE FROM contact WHERE id = $1', [contactId]);
  if (contact.account_id !== null) await eraseEmptyAccount(tx, contact.account_id);
}

/**
 * Takes the address, and what was noted beside the reason, off the list of the suppressed; the keyed hash stays.
 * @returns false where nothing of it stood there
 */
export async function forgetAddress(tx: Tx, secret: string, email: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE suppression SET email = NULL, detail = NULL
     WHERE email_hash = $1 AND (email IS NOT NULL OR detail IS NOT NULL) RETURNING 1`,
    [emailHash(secret, email)],
  );
  return rows.length > 0;
}

/** A company of which nobody is left may be a person's own. Somebody who just joins it holds its row: then it stays. */
async function eraseEmptyAccount(tx: Tx, accountId: string): Promise<void> {
  const locked = await tx.query('SELECT 1 FROM account WHERE id = $1 FOR UPDATE SKIP LOCKED', [accountId]);
  if (locked.length === 0) return;
  await tx.query(
    `DELETE FROM account a WHERE $1 IN (id, merged_into) AND NOT EXISTS (SELECT FROM contact c WHERE c.account_id = $1)`,
    [accountId],
  );
}

/** The door for `nurture export` and `nurture erase`. */
export const personal = { export: exportPerson, erase: erasePerson };
