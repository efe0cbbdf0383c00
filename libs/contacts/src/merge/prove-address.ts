import type { WorkspaceSettings } from '@nurture/core/workspace';
import { type Database, log, now as readNow, tasks, type Tx } from '@nurture/store';
import { findSuppressions } from '../consent/suppression';
import { canonicalAddress, companyDomain } from '../people/address';
import { ensurePeople, type Locked } from '../people/rows';
import { composeProofLetter } from './proof-letter';

/** In how many requests of one day an address may be named, on either side: anybody can type anybody's. */
export const PROOFS_PER_ADDRESS = 3;
/** For so long both mailboxes may answer. */
const HOLDS = '48 hours';

/** Which mailbox: the one on whose preference page it was asked, or the one that was typed there. */
export type ProofSide = 'own' | 'other';

export interface SecondAddress {
  /** On whose preference page it was asked: this contact remains. */
  readonly contactId: string;
  /** As `canonicalAddress` spells it. */
  readonly email: string;
  readonly locale: string;
}

export interface AskDeps {
  readonly db: Database;
  readonly secret: string;
  readonly settings: WorkspaceSettings;
  readonly urlFor: (proofId: string, side: ProofSide) => string;
  /** Tells the audit log, in the same transaction. */
  readonly enter: (tx: Tx, contactId: string) => Promise<void>;
}

/** Nothing is asked, and nothing stays of having looked. */
class NotAsked extends Error {}

/**
 * Asks two mailboxes whether they are one person's, by a mail to each. Nothing is asked where one of them gets no mail,
 * where both are one contact already, and where an address was named too often today. Whoever asked is told the same in
 * every case: nobody learns who is known.
 */
export async function askToProve(deps: AskDeps, asked: SecondAddress): Promise<void> {
  try {
    await deps.db.transaction((tx) => ask(tx, deps, asked));
  } catch (error) {
    if (!(error instanceof NotAsked)) throw error;
  }
}

const OWN = 'SELECT email FROM contact WHERE id = nurture_contact_now($1)';
const NAMED = /* sql */ `
SELECT count(*)::int AS times FROM address_proof
WHERE $1::bigint IN (contact_id, other_id) AND asked_at > nurture_now() - interval '1 day'`;
const RECORD = /* sql */ `
INSERT INTO address_proof (contact_id, other_id, asked_at, expires_at)
VALUES ($1, $2, nurture_now(), nurture_now() + interval '${HOLDS}') RETURNING id`;

async function ask(tx: Tx, deps: AskDeps, { contactId, email, locale }: SecondAddress): Promise<void> {
  const [known] = await tx.query<{ email: string }>(OWN, [contactId]);
  if (!known || known.email === email) throw new NotAsked();
  const { contacts, created } = await ensurePeople(tx, [known.email, email].map(personOf));
  const own = contacts.find((contact) => contact.email === known.email);
  const other = contacts.find((contact) => contact.email === email);
  if (!own || !other || own.id === other.id || (await mayNotBeAsked(tx, deps.secret, [own, other])))
    throw new NotAsked();
  const [proof] = await tx.query<{ id: string }>(RECORD, [own.id, other.id]);
  if (!proof) throw new Error('a request was not recorded');
  if (created.has(email)) await tellOfNew(tx, proof.id, other.id);
  const dueAt = await readNow(tx);
  const taskFor = ({ id }: Locked, side: ProofSide) => ({
    queue: 'send-service' as const,
    key: `second-address:${proof.id}:${side}`,
    contactId: id,
    dueAt,
    payload: composeProofLetter(deps.settings, { contactId: id, locale, url: deps.urlFor(proof.id, side) }),
  });
  await tasks.plan(tx, [taskFor(own, 'own'), taskFor(other, 'other')]);
  await deps.enter(tx, own.id);
}

function personOf(email: string) {
  const address = canonicalAddress(email);
  const domain = address.ok ? companyDomain(address.domain) : null;
  return { email, companyDomain: domain, companyName: null, cameFrom: { channel: 'second-address' } };
}

async function mayNotBeAsked(tx: Tx, secret: string, sides: readonly Locked[]): Promise<boolean> {
  // A typed address may lead to a contact with another one, which is then the one that is mailed.
  const rows = await tx.query<{ email: string }>('SELECT email FROM contact WHERE id = ANY ($1::bigint[])', [
    sides.map(({ id }) => id),
  ]);
  const emails = [...new Set([...sides, ...rows].map(({ email }) => email))];
  if ((await findSuppressions(tx, secret, emails)).size > 0) return true;
  for (const { id } of sides) {
    const [named] = await tx.query<{ times: number }>(NAMED, [id]);
    if ((named?.times ?? 0) >= PROOFS_PER_ADDRESS) return true;
  }
  return false;
}

async function tellOfNew(tx: Tx, proofId: string, contactId: string): Promise<void> {
  const event = { type: 'contact.created', at: await readNow(tx), contactId, properties: {} };
  await log.append(tx, [{ ...event, source: 'contacts', sourceId: `second-address:${proofId}:contact.created` }]);
}

/** How far two addresses are on their way to being one contact's. */
export interface ProofStanding {
  readonly contactId: string;
  readonly own: string;
  readonly other: string;
  readonly ownProved: boolean;
  readonly otherProved: boolean;
  /** Both sides are one contact. */
  readonly joined: boolean;
  readonly expired: boolean;
}

const READ = /* sql */ `
SELECT p.contact_id AS "contactId", own.email AS own, other.email AS other,
       p.own_proved_at IS NOT NULL AS "ownProved", p.other_proved_at IS NOT NULL AS "otherProved",
       p.contact_id = p.other_id AS joined, p.expires_at <= nurture_now() AS expired
FROM address_proof p JOIN contact own ON own.id = p.contact_id JOIN contact other ON other.id = p.other_id
WHERE p.id = $1`;

/** Null where one of the two is gone. */
export async function readProof(tx: Tx, proofId: string): Promise<ProofStanding | null> {
  const [standing] = await tx.query<ProofStanding>(READ, [proofId]);
  return standing ?? null;
}

/** Takes down that a mailbox said yes, the first time that it does; too late, it says nothing. */
export async function recordProof(tx: Tx, proofId: string, side: ProofSide): Promise<void> {
  const column = side === 'own' ? 'own_proved_at' : 'other_proved_at';
  await tx.query(
    `UPDATE address_proof SET ${column} = nurture_now()
     WHERE id = $1 AND ${column} IS NULL AND expires_at > nurture_now() AND contact_id <> other_id`,
    [proofId],
  );
}

/** Forgets requests that ended more than a month ago. */
export async function forgetOldProofs(db: Database): Promise<void> {
  await db.query(`DELETE FROM address_proof WHERE expires_at < nurture_now() - interval '30 days'`);
}
