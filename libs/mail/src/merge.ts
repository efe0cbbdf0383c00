import type { Tx } from '@nurture/store';

/** Hits wait for whoever settles them just now: their events are in the log then. */
const MOVE = [
  `WITH theirs AS MATERIALIZED (
     SELECT h.id FROM hit h LEFT JOIN mail m ON m.id = h.mail_id
     WHERE h.contact_id = $1 OR m.contact_id = $1 ORDER BY h.id FOR UPDATE OF h
   ) UPDATE hit h SET contact_id = CASE WHEN h.contact_id IS NULL THEN NULL ELSE $2::bigint END FROM theirs WHERE h.id = theirs.id`,
  'UPDATE mail_return SET contact_id = $2 WHERE contact_id = $1',
];

/**
 * Gives a contact's mails, with what came of them, to another one, since they are one person. To whom each went stays
 * written. The caller holds both contacts' locks, and no mail is being handed over.
 * @returns how many mails
 */
export async function mergeMails(tx: Tx, from: string, into: string): Promise<number> {
  for (const statement of MOVE) await tx.query(statement, [from, into]);
  const moved = await tx.query('UPDATE mail SET contact_id = $2 WHERE contact_id = $1 RETURNING 1', [from, into]);
  return moved.length;
}
