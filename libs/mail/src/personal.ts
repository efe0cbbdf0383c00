import type { Tx } from '@nurture/store';

const READ = /* sql */ `
SELECT
  (SELECT coalesce(jsonb_agg(to_jsonb(m) - 'contact_id' - 'raw' - 'fence' || jsonb_build_object('raw', encode(m.raw, 'base64'))
     ORDER BY m.id), '[]') FROM mail m WHERE m.contact_id = $1) AS mails,
  (SELECT coalesce(jsonb_agg(to_jsonb(h) - 'contact_id' - 'key' ORDER BY h.at, h.id), '[]') FROM hit h
   WHERE h.contact_id = $1 OR h.mail_id IN (SELECT id FROM mail WHERE contact_id = $1)) AS hits,
  (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'contact_id' ORDER BY r.at, r.id), '[]') FROM mail_return r
   WHERE r.contact_id = $1 OR r.mail_id IN (SELECT id FROM mail WHERE contact_id = $1)) AS returned`;

/** The development mailbox keeps what was sent to them, and what was sent to colleagues about them. */
const ERASE_MAILBOX = /* sql */ `
DELETE FROM mailbox_message b
WHERE EXISTS (SELECT 1 FROM unnest(b.recipients) AS r WHERE lower(r) = lower($2))
   OR EXISTS (SELECT 1 FROM mail m WHERE m.contact_id = $1 AND m.message_id IS NOT NULL
              AND position(convert_to(m.message_id, 'UTF8') IN b.raw) > 0)`;

/** What belongs to a mail before the mails. */
const ERASE = [
  'DELETE FROM hit h USING mail m WHERE h.mail_id = m.id AND m.contact_id = $1',
  "DELETE FROM hit WHERE kind = 'download' AND contact_id = $1",
  'DELETE FROM mail_return r USING mail m WHERE r.mail_id = m.id AND m.contact_id = $1',
  'DELETE FROM mail_return WHERE contact_id = $1',
  'DELETE FROM mail WHERE contact_id = $1',
];

const RUNNING = /* sql */ `
SELECT 1 FROM mail WHERE contact_id = $1 AND status = 'started' AND started_at > nurture_now() - interval '60 seconds' LIMIT 1`;

/** What this lib holds on a person, and how it is removed. The caller has locked the contact. */
export const personal = {
  /** Mails with their frozen content, opens, clicks and downloads with their evidence, and what came back. */
  export: async (tx: Tx, contactId: string): Promise<Record<string, unknown>> => {
    const [held] = await tx.query(READ, [contactId]);
    return held ?? {};
  },
  /**
   * Removes all of it, also the mails about the person that went to colleagues. An attempt that still runs finds no row
   * to write its outcome to.
   */
  erase: async (tx: Tx, contactId: string, email: string): Promise<void> => {
    await tx.query(ERASE_MAILBOX, [contactId, email]);
    for (const statement of ERASE) await tx.query(statement, [contactId]);
  },
  /** Is a mail to or about them being handed over right now? One that a crash left open doesn't count. */
  isLeaving: async (tx: Tx, contactId: string): Promise<boolean> => (await tx.query(RUNNING, [contactId])).length > 0,
};
