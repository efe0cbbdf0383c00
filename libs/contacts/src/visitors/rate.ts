import { type Database, log, now as readNow } from '@nurture/store';

const RATED = /* sql */ `
  SELECT mail.contact_id AS "contactId" FROM mail JOIN contact ON contact.id = mail.contact_id
   WHERE mail.id = $1`;

/**
 * Takes down how somebody rates what a mail brought them, once per person and content: a second rating changes nothing.
 * @param rating 1 to 5
 * @returns null where the mail went to nobody who is known still
 */
export async function rateContent(
  db: Database,
  { mailId, content, rating }: { readonly mailId: string; readonly content: string; readonly rating: number },
): Promise<{ readonly counted: boolean } | null> {
  return db.transaction(async (tx) => {
    const [found] = await tx.query<{ contactId: string }>(`${RATED} FOR KEY SHARE OF contact`, [mailId]);
    if (!found) return null;
    const event = {
      type: 'content.rated',
      at: await readNow(tx),
      contactId: found.contactId,
      source: 'site',
      sourceId: `rating:${found.contactId}:${content}`,
      properties: { content, rating },
    };
    return { counted: (await log.append(tx, [event])).accepted === 1 };
  });
}
