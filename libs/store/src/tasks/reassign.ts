import type { Tx } from '../database.types';

/**
 * The fence rises, so that whoever holds one now finds that it is theirs no more, and it is claimed anew: no mail is
 * being handed over then, and whatever else is begun twice carries a key.
 */
const REASSIGN = /* sql */ `
WITH theirs AS MATERIALIZED (
  SELECT id FROM task WHERE contact_id = $1::text::bigint ORDER BY id FOR UPDATE
)
UPDATE task t SET contact_id = $2::text::bigint, fence = t.fence + 1, claimed_until = NULL,
  payload = CASE WHEN t.payload ->> 'contactId' = $1::text THEN jsonb_set(t.payload, '{contactId}', to_jsonb($2::text)) ELSE t.payload END
FROM theirs WHERE t.id = theirs.id
RETURNING 1`;

/**
 * Gives what is still to be done about a contact to another one, since they are one person.
 * @returns how many tasks
 */
export async function reassign(tx: Tx, from: string, into: string): Promise<number> {
  const rows = await tx.query(REASSIGN, [from, into]);
  if (rows.length > 0) tx.notify('nurture_task');
  return rows.length;
}
