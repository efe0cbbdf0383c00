import { log, type Tx } from '@nurture/store';

/** How it is known whose browser it is: they typed their address, or came by a link of a mail to them. */
export type VisitorProof = 'form' | 'mail';

const CURRENT = /* sql */ `
  SELECT v.contact_id AS "contactId", coalesce(c.tracking, 'none') = 'given' AS agreed
    FROM visitor v LEFT JOIN consent c ON c.contact_id = v.contact_id
   WHERE v.id = $1 ORDER BY v.since DESC LIMIT 1`;

export interface KnownVisitor {
  /** Null: nobody's any more. */
  readonly contactId: string | null;
  /** They agree to being followed, now. */
  readonly agreed: boolean;
}

/** Whose browser it is now, or null where nobody knows. */
export async function visitorNow(tx: Tx, id: string): Promise<KnownVisitor | null> {
  const [row] = await tx.query<KnownVisitor>(CURRENT, [id]);
  return row ?? null;
}

const LINK = /* sql */ `
  INSERT INTO visitor (id, contact_id, proof, since) VALUES ($1, $2, $3, nurture_now())
  ON CONFLICT (id, since) DO UPDATE SET contact_id = excluded.contact_id, proof = excluded.proof`;

/** Somebody else sits at the browser, and doesn't agree to be followed: from now on it is nobody's. */
export async function leaveVisitor(tx: Tx, id: string, contactId: string): Promise<void> {
  const known = await visitorNow(tx, id);
  if (known && known.contactId !== contactId) await tx.query(LINK, [id, null, 'form']);
}

/**
 * Says whose browser it is, and gives them the visits that were nobody's. A link of a mail tells only of a browser that
 * is nobody's yet: links are forwarded. A typed address tells always: from then on it is theirs, and what was before
 * stays whose it was. The contact's lock is held, and they agreed to it.
 */
export async function joinVisitor(tx: Tx, id: string, contactId: string, proof: VisitorProof): Promise<void> {
  const known = await visitorNow(tx, id);
  if (known?.contactId === contactId || (known && proof === 'mail')) return;
  await tx.query(LINK, [id, contactId, proof]);
  await log.attribute(tx, id, contactId);
}

/** A visitor id as the snippet makes it: 128 random bits in hexadecimal. */
export const isVisitorId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{32}$/.test(text);
