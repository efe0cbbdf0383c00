import { type ConsentChange, type ConsentDecision, type ConsentState, decideConsent } from '@nurture/core/consent';
import { type Database, log, now as readNow, type Tx } from '@nurture/store';
import type { ContactsDeps } from '../deps';
import { ContactsError } from '../errors';
import { changes, type ConsentProof, readConsents, writeConsents, writeLedger } from './rows';
import { addSuppression, type NewSuppression } from './suppression';

/** Who changes consent, and by what right; `at` is now unless said. */
export type Proof = Omit<ConsentProof, 'at'> & { readonly at?: number };

export type ConsentChangeResult =
  | { readonly known: true; readonly changed: boolean; readonly before: ConsentState; readonly state: ConsentState }
  | { readonly known: false };

/**
 * Changes a contact's consent: table, ledger and events in one transaction, under the contact's lock. When it returns,
 * no mail that the change forbids can start any more.
 * @throws ContactsError `contact-busy` when the lock isn't had within 5 seconds
 */
export const changeConsent = (
  db: Database,
  contactId: string,
  change: ConsentChange,
  proof: Proof,
): Promise<ConsentChangeResult> => withContact(db, contactId, (tx, { id }) => applyChange(tx, id, change, proof));

/** As `changeConsent`, in a transaction that holds the contact's lock already. */
export async function applyChange(
  tx: Tx,
  contactId: string,
  change: ConsentChange,
  proof: Proof,
): Promise<ConsentChangeResult> {
  const stored = (await readConsents(tx, [contactId])).get(contactId);
  if (!stored) return { known: false };
  const decision = decideConsent(stored.state, change);
  if (changes(stored.state, decision)) {
    await writeDecision(
      tx,
      contactId,
      { decision, askedAt: stored.askedAt },
      { ...proof, at: proof.at ?? (await readNow(tx)) },
    );
  }
  return { known: true, changed: decision.entries.length > 0, before: stored.state, state: decision.state };
}

async function writeDecision(
  tx: Tx,
  contactId: string,
  { decision, askedAt }: { decision: ConsentDecision; askedAt: number | null },
  proof: ConsentProof,
): Promise<void> {
  await writeConsents(tx, [{ contactId, state: decision.state, askedAt }]);
  const [first] = await writeLedger(tx, decision.entries.map((entry) => ({ contactId, entry, proof }))); // prettier-ignore
  await log.append(
    tx,
    decision.events.map(({ type, properties }) => ({
      type,
      at: proof.at,
      contactId,
      source: 'contacts',
      sourceId: [`ledger:${first}`, type, ...Object.values(properties)].join(':'),
      properties: { ...properties },
    })),
  );
}

/** A contact whose lock is held. */
export interface LockedContact {
  /** Not the one that was asked for, where that was merged into this one. */
  readonly id: string;
  readonly email: string;
}

const LOCK = 'SELECT id, email FROM contact WHERE id = nurture_contact_now($1) FOR UPDATE';

/** Who was merged while this waited for their lock is found under their new number by a second look. */
async function lockNow(tx: Tx, contactId: string): Promise<LockedContact | undefined> {
  const [found] = await tx.query<LockedContact>(LOCK, [contactId]);
  return found ?? (await tx.query<LockedContact>(LOCK, [contactId]))[0];
}

/**
 * Runs `work` in a transaction that holds the lock of the contact that an id stands for; one who doesn't exist gives
 * `{ known: false }`.
 * @throws ContactsError `contact-busy` when the lock isn't had within `waitMs`
 */
export async function withContact<T>(
  db: Database,
  contactId: string,
  work: (tx: Tx, contact: LockedContact) => Promise<T>,
  waitMs = 5_000,
): Promise<T | { readonly known: false }> {
  try {
    return await db.transaction(async (tx) => {
      await tx.query(`SELECT set_config('lock_timeout', $1, true)`, [`${waitMs}ms`]);
      const row = await lockNow(tx, contactId);
      return row ? await work(tx, row) : { known: false };
    });
  } catch (error) {
    if (isLockTimeout(error)) throw new ContactsError('contact-busy', undefined, { cause: error });
    throw error;
  }
}

/** PostgreSQL's `lock_not_available`. */
const isLockTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03';

/** Stops marketing mail: about one topic, or (`null`) all of it. Harmless when repeated. */
export const unsubscribe = (db: Database, contactId: string, topic: string | null, proof: Proof) =>
  changeConsent(db, contactId, { type: 'unsubscribe', topic }, proof);

/** What somebody chose on the preference page: of the topics `shown` those in `on`; none of them stops everything. */
export interface Preferences {
  readonly shown: readonly string[];
  readonly on: readonly string[];
  readonly tracking: boolean;
  /** Null: as it was. */
  readonly lessOften: boolean | null;
}

const both = (first: ConsentChangeResult, second: ConsentChangeResult): ConsentChangeResult =>
  first.known && second.known ? { ...second, changed: first.changed || second.changed, before: first.before } : second;

/** Saves a preference page whole. */
export const choosePreferences = (db: Database, contactId: string, choice: Preferences, proof: Proof) =>
  withContact(db, contactId, async (tx, { id }): Promise<ConsentChangeResult> => {
    const { shown, on } = choice;
    const mail = await applyChange(tx, id, { type: 'choose', shown, on }, proof);
    const further: ConsentChange[] = [
      ...(choice.lessOften === null ? [] : [{ type: 'frequency', lessOften: choice.lessOften } as const]),
      ...(mail.known && (mail.state.tracking === 'given') !== choice.tracking
        ? [{ type: choice.tracking ? 'give-tracking' : 'withdraw-tracking' } as const]
        : []),
    ];
    let all = mail;
    for (const change of further) all = both(all, await applyChange(tx, id, change, proof));
    return all;
  });

/**
 * Who stopped everything with one click keeps the rest after all, and stops the single topic instead. Topics that were
 * off before stay off; with none left, everything stays stopped.
 */
export const stopOnly = (
  db: Database,
  contactId: string,
  { topic, topics }: { readonly topic: string; readonly topics: readonly string[] },
  proof: Proof,
) =>
  withContact(db, contactId, async (tx, { id }): Promise<ConsentChangeResult> => {
    const stored = (await readConsents(tx, [id])).get(id);
    const off = [topic, ...(stored?.state.topicsOff ?? [])];
    const on = topics.filter((one) => !off.includes(one));
    return applyChange(tx, id, { type: 'choose', shown: topics, on }, proof);
  });

export const withdrawTracking = (db: Database, contactId: string, proof: Proof) =>
  changeConsent(db, contactId, { type: 'withdraw-tracking' }, proof);

export const giveTracking = (db: Database, contactId: string, proof: Proof) =>
  changeConsent(db, contactId, { type: 'give-tracking' }, proof);

/** The button behind a `/v/` link: gives what the contact was asked to confirm. */
export const confirm = (db: Database, contactId: string, proof: Proof) =>
  changeConsent(db, contactId, { type: 'confirm' }, proof);

/** A spam complaint: no marketing mail ever again, and the address goes on the list of the suppressed. */
export const complain = (db: Database, deps: Pick<ContactsDeps, 'secret'>, contactId: string, proof: Proof) =>
  withContact(db, contactId, async (tx, { id, email }): Promise<ConsentChangeResult> => {
    await addSuppression(tx, deps.secret, { email, reason: 'complaint', detail: proof.source });
    return applyChange(tx, id, { type: 'complain' }, proof);
  });

/** Puts a contact's address on the list of those that get no mail at all. */
export const suppress = (
  db: Database,
  deps: Pick<ContactsDeps, 'secret'>,
  contactId: string,
  given: Omit<NewSuppression, 'email'>,
) =>
  withContact(db, contactId, async (tx, { email }) => {
    await addSuppression(tx, deps.secret, { ...given, email });
    return { known: true as const };
  });
