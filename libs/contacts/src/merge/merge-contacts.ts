import { type ConsentState, emailHash, mergeConsent } from '@nurture/core/consent';
import { log, now as readNow, type Tx } from '@nurture/store';
import { applyChange } from '../consent/change';
import { readConsents } from '../consent/rows';
import { addSuppression, type SuppressionReason } from '../consent/suppression';
import { canonicalAddress } from '../people/address';

/** Two contacts that are one person, locked. */
export interface Pair {
  readonly from: { readonly id: string; readonly email: string };
  readonly into: { readonly id: string; readonly email: string };
}

export type PairLock = Pair | { readonly refused: 'unknown-from' | 'unknown-into' | 'same' };

const FIND = 'SELECT nurture_contact_of($1) AS "from", nurture_contact_of($2) AS "into"';
const LOCK = 'SELECT id, email FROM contact WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE';

/** Locks two contacts in the order of their ids. An address of one who was merged before stands for the remaining one. */
export async function lockPair(tx: Tx, fromEmail: string, intoEmail: string): Promise<PairLock> {
  const [from, into] = [canonicalAddress(fromEmail), canonicalAddress(intoEmail)];
  if (!from.ok) return { refused: 'unknown-from' };
  if (!into.ok) return { refused: 'unknown-into' };
  const [found] = await tx.query<{ from: string | null; into: string | null }>(FIND, [from.email, into.email]);
  if (found?.from === found?.into && found?.from) return { refused: 'same' };
  const locked = await tx.query<Pair['from']>(LOCK, [[found?.from, found?.into].flatMap((id) => id ?? [])]);
  const a = locked.find(({ id }) => id === found?.from);
  const b = locked.find(({ id }) => id === found?.into);
  if (!a) return { refused: 'unknown-from' };
  return b ? { from: a, into: b } : { refused: 'unknown-into' };
}

/** What became of consent and suppression. */
export interface MergedConsent {
  readonly before: Pick<ConsentState, 'mail' | 'tracking'>;
  readonly after: Pick<ConsentState, 'mail' | 'tracking'>;
  /** The merged address got no mail for a reason that holds for the person: now the remaining one gets none either. */
  readonly suppressed: SuppressionReason | null;
}

const MOVE = [
  'UPDATE consent_entry SET contact_id = $2 WHERE contact_id = $1',
  'UPDATE visitor SET contact_id = $2 WHERE contact_id = $1',
  `INSERT INTO contact_role (contact_id, role, set_at, set_by) SELECT $2, role, set_at, set_by FROM contact_role WHERE contact_id = $1
   ON CONFLICT (contact_id) DO NOTHING`,
  'UPDATE contact_alias SET contact_id = $2 WHERE contact_id = $1',
  `UPDATE address_proof SET contact_id = CASE contact_id WHEN $1 THEN $2 ELSE contact_id END,
     other_id = CASE other_id WHEN $1 THEN $2 ELSE other_id END
   WHERE $1 IN (contact_id, other_id)`,
  // Who came first says where the person came from.
  `UPDATE contact own SET created_at = least(own.created_at, other.created_at),
     source = CASE WHEN other.created_at < own.created_at THEN other.source ELSE own.source END,
     account_id = coalesce(own.account_id, other.account_id)
   FROM contact other WHERE other.id = $1 AND own.id = $2`,
];

/**
 * The last part of a merge: consent (every no holds), suppression, browsers, and the address, which from now on leads to
 * the remaining contact. All that other libs hold has moved already; the merged contact's row goes.
 * @param by who decided it
 */
export async function mergeIdentity(tx: Tx, secret: string, { from, into }: Pair, by: string): Promise<MergedConsent> {
  const consents = await readConsents(tx, [from.id, into.id]);
  const theirs = consents.get(from.id)?.state;
  const own = consents.get(into.id)?.state;
  if (!theirs || !own) throw new Error(`consent of contacts ${from.id} and ${into.id} was not read`);
  for (const change of mergeConsent(own, theirs))
    await applyChange(tx, into.id, change, { source: `merge:${from.email}` });
  const suppressed = await carrySuppression(tx, secret, from.email, into.email);
  for (const statement of MOVE) await tx.query(statement, [from.id, into.id]);
  await tx.query('DELETE FROM contact WHERE id = $1', [from.id]);
  await tx.query(
    `INSERT INTO contact_alias (email, merged_id, contact_id, merged_at, merged_by) VALUES ($1, $2, $3, nurture_now(), $4)`,
    [from.email, from.id, into.id, by],
  );
  await tellLog(tx, { from, into });
  const after = (await readConsents(tx, [into.id])).get(into.id)?.state ?? own;
  return { before: own, after, suppressed };
}

/** A mailbox that bounces says nothing of another one; whatever else stopped the mail was about the person. */
async function carrySuppression(tx: Tx, secret: string, from: string, into: string): Promise<SuppressionReason | null> {
  const [row] = await tx.query<{ reason: SuppressionReason }>(
    `SELECT reason FROM suppression WHERE email_hash = $1 AND reason <> 'bounce'
     AND (expires_at IS NULL OR expires_at > nurture_now())`,
    [emailHash(secret, from)],
  );
  if (!row) return null;
  await addSuppression(tx, secret, { email: into, reason: row.reason, detail: `as ${from}, who is the same person` });
  return row.reason;
}

async function tellLog(tx: Tx, { from, into }: Pair): Promise<void> {
  const event = { type: 'contact.merged', at: await readNow(tx), contactId: into.id, properties: { from: from.email } };
  await log.append(tx, [{ ...event, source: 'contacts', sourceId: `merge:${from.id}` }]);
}
