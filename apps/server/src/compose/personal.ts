import { type AuditEntry, personal as ofAccess, recordAudit } from '@nurture/access';
import { personal as ofAnalytics } from '@nurture/analytics';
import { canonicalAddress, forgetAddress, personal as ofContacts, withContact } from '@nurture/contacts';
import { personal as ofEngine } from '@nurture/engine';
import { personal as ofHandoff } from '@nurture/handoff';
import { personal as ofMail } from '@nurture/mail';
import { type Database, log, now as readNow, tasks, type Tx } from '@nurture/store';
import { afterDeadlocks, attemptsEnded } from './attempts-ended';

/** A person's whole record: what each part of the product holds, under names of its own. */
export type PersonalRecord = { readonly email: string; readonly exportedAt: string } & Readonly<
  Record<string, unknown>
>;

/** All that is held on a person, of one moment; null where nobody has this address. */
export async function exportPerson(db: Database, secret: string, given: string): Promise<PersonalRecord | null> {
  const address = canonicalAddress(given);
  if (!address.ok) return null;
  return db.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const id = await idOf(tx, address.email);
    if (id === null) return null;
    const parts = [
      await ofContacts.export(tx, id, secret),
      await ofEngine.export(tx, id),
      await ofMail.export(tx, id),
      await ofHandoff.export(tx, id),
      await ofAnalytics.export(tx, id),
      await log.personal.export(tx, id),
      await tasks.personal.export(tx, id),
    ];
    const exportedAt = new Date(await readNow(tx)).toISOString();
    return Object.assign({ email: address.email, exportedAt }, ...parts) as PersonalRecord;
  });
}

/**
 * Removes a person everywhere, in one transaction that holds the contact's lock; a keyed hash of the address stays, so
 * that they stay unsubscribed. A mail that is being handed over is waited for, up to 5 s.
 *
 * @param enter tells the audit log, in the same transaction
 * @returns false where nothing was held under this address
 * @throws ContactsError `contact-busy` when the lock isn't had within 5 seconds
 */
export async function erasePerson(db: Database, secret: string, given: string, enter: Enter): Promise<boolean> {
  const address = canonicalAddress(given);
  if (!address.ok) return false;
  const id = await idOf(db, address.email);
  if (id === null) return forgetAddress(db, secret, address.email);
  return afterDeadlocks(async () => {
    await withContact(db, id, async (tx, person) => {
      await erase(tx, { ...person, addresses: await addressesOf(tx, person), secret });
      await enter(tx, person.id);
    });
    return true;
  });
}

type Enter = (tx: Tx, contactId: string) => Promise<void>;

/** The entry of an erasure: of the person their number stays, which by then is nobody's. */
export const eraseEntry =
  (by: Pick<AuditEntry, 'actor' | 'address'>): Enter =>
  (tx, contactId) =>
    recordAudit(tx, { ...by, action: 'contacts.erase', target: `contacts/${contactId}`, outcome: 'done' });

/** On the machine itself nobody signs in: that a command did it is all that can be told. */
export const BY_COMMAND = { actor: { kind: 'command', id: null }, address: null } as const;

interface Person {
  readonly id: string;
  readonly email: string;
  /** Theirs, and those of contacts who were merged into them. */
  readonly addresses: readonly string[];
  readonly secret: string;
}

/** What may plan or report something comes before what it would plan or report; the contact's own row is the last. */
async function erase(tx: Tx, { id, addresses, secret }: Person): Promise<void> {
  await attemptsEnded(tx, id);
  await ofEngine.erase(tx, id);
  await tasks.personal.erase(tx, id);
  await ofHandoff.erase(tx, id);
  for (const email of addresses) {
    await ofMail.erase(tx, id, email);
    await ofAccess.erase(tx, email);
    await log.personal.eraseKeys(tx, id, email);
  }
  await log.personal.erase(tx, id);
  await ofAnalytics.erase(tx, id);
  await ofContacts.erase(tx, id, secret);
}

async function idOf(tx: Tx, email: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string | null }>('SELECT nurture_contact_of($1) AS id', [email]);
  return row?.id ?? null;
}

async function addressesOf(tx: Tx, { id, email }: Pick<Person, 'id' | 'email'>): Promise<readonly string[]> {
  const aliases = await tx.query<{ email: string }>('SELECT email FROM contact_alias WHERE contact_id = $1', [id]);
  return [email, ...aliases.map((alias) => alias.email)];
}
