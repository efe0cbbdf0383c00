import type { Touch } from '@nurture/core/source';
import type { Tx } from '@nurture/store';

/** One time that somebody came to us, and from where. */
export interface TouchView extends Touch {
  /** ISO 8601 */
  readonly at: string;
  readonly channel: string;
  /** The page that they came to, or the mail that brought them. */
  readonly page: string | null;
  readonly mail: string | null;
}

const COLUMNS = /* sql */ `at, type, coalesce(properties ->> 'url', properties ->> 'page') AS page, properties ->> 'mail' AS mail,
  CASE WHEN type = 'mail.clicked' THEN 'email' ELSE properties ->> 'channel' END AS channel, properties ->> 'source' AS source,
  properties ->> 'medium' AS medium, properties ->> 'campaign' AS campaign, properties ->> 'term' AS term,
  properties ->> 'referrer' AS referrer, properties ->> 'click' AS click`;

const OF_CONTACT = /* sql */ `
  SELECT ${COLUMNS} FROM event
   WHERE contact_id = $1 AND (type = 'mail.clicked' OR properties ->> 'channel' IS NOT NULL)
   ORDER BY at, position LIMIT 1000`;

const FIRST_OF_VISITOR = /* sql */ `
  SELECT ${COLUMNS} FROM event
   WHERE visitor_id = $1 AND contact_id IS NULL AND properties ->> 'channel' IS NOT NULL ORDER BY at, position LIMIT 1`;

const WORDS = ['source', 'medium', 'campaign', 'term', 'referrer', 'click'] as const;

type Row = { readonly at: Date; readonly type: string } & Readonly<Record<string, string | null>>;

/** Every time that a contact came to us by themselves or by a mail, oldest first: at most 1,000. */
export async function contactTouches(tx: Tx, contactId: string): Promise<TouchView[]> {
  return (await tx.query<Row>(OF_CONTACT, [contactId])).map(viewOf);
}

/** How a visitor who is nobody's yet came to us first, in the words kept beside a contact; null where nothing is known. */
export async function firstTouchOf(tx: Tx, visitorId: string): Promise<Record<string, string> | null> {
  const [row] = await tx.query<Row>(FIRST_OF_VISITOR, [visitorId]);
  if (!row) return null;
  return Object.fromEntries(WORDS.flatMap((name) => (row[name] ? [[name, row[name]]] : [])));
}

function viewOf({ at, page, mail, channel, ...row }: Row): TouchView {
  const said = Object.fromEntries(WORDS.flatMap((name) => (row[name] ? [[name, row[name]]] : []))) as Touch;
  return { at: at.toISOString(), channel: channel ?? 'other', page: page ?? null, mail: mail ?? null, ...said };
}
