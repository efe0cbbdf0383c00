import { setTimeout as pause } from 'node:timers/promises';
import { personal as ofAccess } from '@nurture/access';
import { personal as ofAnalytics } from '@nurture/analytics';
import { canonicalAddress, forgetAddress, personal as ofContacts, withContact } from '@nurture/contacts';
import { personal as ofEngine } from '@nurture/engine';
import { personal as ofHandoff } from '@nurture/handoff';
import { personal as ofMail } from '@nurture/mail';
import { codeOf, type Database, log, now as readNow, tasks, type Tx } from '@nurture/store';

/** A person's whole record: what each part of the product holds, under names of its own. */
export type PersonalRecord = { readonly email: string; readonly exportedAt: string } & Readonly<
  Record<string, unknown>
>;

/** How long an erasure waits for a mail that is being handed over. */
const WAIT_MS = 5_000;
const LOOK_AGAIN_MS = 50;

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
 * @returns false where nothing was held under this address
 * @throws ContactsError `contact-busy` when the lock isn't had within 5 seconds
 */
export async function erasePerson(db: Database, secret: string, given: string): Promise<boolean> {
  const address = canonicalAddress(given);
  if (!address.ok) return false;
  const id = await idOf(db, address.email);
  if (id === null) return forgetAddress(db, secret, address.email);
  return afterDeadlocks(async () => {
    await withContact(db, id, (tx, email) => erase(tx, { id, email, secret }));
    return true;
  });
}

interface Person {
  readonly id: string;
  readonly email: string;
  readonly secret: string;
}

/** What may plan or report something comes before what it would plan or report; the contact's own row is the last. */
async function erase(tx: Tx, { id, email, secret }: Person): Promise<void> {
  await attemptsEnded(tx, id);
  await ofEngine.erase(tx, id);
  await tasks.personal.erase(tx, id);
  await ofHandoff.erase(tx, id);
  await ofMail.erase(tx, id, email);
  await ofAccess.erase(tx, email);
  await log.personal.erase(tx, id, email);
  await ofAnalytics.erase(tx, id);
  await ofContacts.erase(tx, id, secret);
}

/** Under the contact's lock no attempt starts, so that what runs comes to its end. */
async function attemptsEnded(tx: Tx, contactId: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < WAIT_MS && (await ofMail.isLeaving(tx, contactId)); waitedMs += LOOK_AGAIN_MS) {
    await pause(LOOK_AGAIN_MS);
  }
}

/** Whoever performs a task holds it before the contact: where the two meet, one of them begins anew. */
async function afterDeadlocks<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) !== '40P01' || tries === 5) throw error;
    }
  }
}

async function idOf(tx: Tx, email: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>('SELECT id FROM contact WHERE email = $1', [email]);
  return row?.id ?? null;
}
