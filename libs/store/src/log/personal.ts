import type { Tx } from '../database.types';

const READ = /* sql */ `
SELECT id, at, received_at AS "receivedAt", type, source, source_id AS "sourceId", properties, profile, origin
FROM event WHERE contact_id = $1 ORDER BY at, position`;

/**
 * The keys of what the product itself reported go: what could report it once more is erased too. Those of other systems
 * stay, so that an event sent again brings nobody back, unless the address itself stands in them.
 */
const ERASE_KEYS = /* sql */ `
DELETE FROM event_key k USING event e
WHERE e.contact_id = $1 AND k.source = e.source AND k.id = e.source_id
  AND (k.source NOT IN ('api', 'site') OR strpos(lower(k.id), $2) > 0)`;

/** What the log holds on a person, and how it is removed. The caller has locked the contact. */
export const personal = {
  /** Every event, oldest first. */
  export: async (tx: Tx, contactId: string): Promise<Record<string, unknown>> => ({
    events: await tx.query(READ, [contactId]),
  }),
  /** Keys of their events; each address of theirs once. */
  eraseKeys: async (tx: Tx, contactId: string, email: string): Promise<void> => {
    await tx.query(ERASE_KEYS, [contactId, email.toLowerCase()]);
  },
  /** Comes last of all that is erased: whatever was under way has added its events by then. */
  erase: async (tx: Tx, contactId: string): Promise<void> => {
    await tx.query('DELETE FROM event_pending WHERE contact_id = $1', [contactId]);
    await tx.query('DELETE FROM event WHERE contact_id = $1', [contactId]);
  },
};
