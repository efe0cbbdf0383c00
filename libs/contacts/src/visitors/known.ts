import type { Tx } from '@nurture/store';

const OF_MAIL = /* sql */ `
  SELECT contact.email, ARRAY(SELECT key FROM jsonb_each(profile.fields) WHERE value <> 'null'::jsonb) AS fields
    FROM mail JOIN contact ON contact.id = mail.contact_id
    JOIN contact_profile profile ON profile.contact_id = contact.id
   WHERE mail.id = $1`;

/** To whom a mail went, and which fields of theirs are filled in; nothing of what is in them. */
export async function knownByMail(
  tx: Tx,
  mailId: string,
): Promise<{ readonly email: string; readonly fields: ReadonlySet<string> } | null> {
  const [row] = await tx.query<{ email: string; fields: string[] }>(OF_MAIL, [mailId]);
  return row ? { email: row.email, fields: new Set(row.fields) } : null;
}
