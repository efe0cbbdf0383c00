import { type Database, log, now as readNow, type Tx } from '@nurture/store';

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

/** What people thought of one piece of content. */
export interface ContentRating {
  readonly content: string;
  readonly ratings: number;
  /** 1 to 5 */
  readonly average: number;
  /** How many gave 1, 2, 3, 4 and 5. */
  readonly spread: readonly number[];
}

const RATINGS = /* sql */ `
  SELECT properties ->> 'content' AS content, count(*)::int AS ratings,
         avg((properties ->> 'rating')::float8)::float8 AS average,
         array_agg((properties ->> 'rating')::float8) AS given
    FROM event
   WHERE type = 'content.rated' AND jsonb_typeof(properties -> 'rating') = 'number' AND properties ->> 'content' IS NOT NULL
   GROUP BY 1 ORDER BY average DESC, content`;

/** The score of each piece of content that was rated, the best first. */
export async function contentRatings(tx: Tx): Promise<ContentRating[]> {
  const rows = await tx.query<{ content: string; ratings: number; average: number; given: number[] }>(RATINGS);
  return rows.map(({ given, ...row }) => ({
    ...row,
    spread: [1, 2, 3, 4, 5].map((rating) => given.filter((one) => one === rating).length),
  }));
}
