import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';
import PostalMime, { type Email } from 'postal-mime';

/** One line of the mailbox's list. */
export interface MailboxEntry {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly bytes: number;
}

/** A mail with everything that there is to see of it. */
export interface MailboxMessage extends MailboxEntry {
  readonly html: string | null;
  readonly text: string | null;
  /** As they came, in order. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The source, byte for byte. */
  readonly raw: Buffer;
}

interface Row {
  id: string;
  receivedAt: Instant;
  sender: string;
  recipients: string[];
  raw: Buffer;
}

const COLUMNS = `id, (extract(epoch FROM received_at) * 1000)::bigint::float8 AS "receivedAt", sender, recipients, raw`;

/**
 * The newest mails first.
 *
 * @param before an id: only older ones, for the next page
 */
export async function listMailbox(tx: Tx, limit = 50, before: string | null = null): Promise<MailboxEntry[]> {
  const rows = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM mailbox_message WHERE $2::bigint IS NULL OR id < $2 ORDER BY id DESC LIMIT $1`,
    [limit, before],
  );
  return Promise.all(rows.map(async (row) => entryOf(row, await PostalMime.parse(row.raw))));
}

/** Whole mails that came after one of them, oldest first: for who reads along. */
export async function listMailboxAfter(tx: Tx, id: string, limit = 200): Promise<MailboxMessage[]> {
  const rows = await tx.query<Row>(`SELECT ${COLUMNS} FROM mailbox_message WHERE id > $1 ORDER BY id LIMIT $2`, [
    id,
    limit,
  ]);
  return Promise.all(rows.map(messageOf));
}

/** One mail; nothing where there is none of that id. */
export async function readMailbox(tx: Tx, id: string): Promise<MailboxMessage | undefined> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return undefined;
  const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM mailbox_message WHERE id = $1`, [id]);
  return row && messageOf(row);
}

async function messageOf(row: Row): Promise<MailboxMessage> {
  const mail = await PostalMime.parse(row.raw);
  return {
    ...entryOf(row, mail),
    html: mail.html ?? null,
    text: mail.text ?? null,
    headers: mail.headers.map(({ originalKey, key, value }) => ({ name: originalKey || key, value })),
    raw: row.raw,
  };
}

const entryOf = (row: Row, mail: Email): MailboxEntry => ({
  id: row.id,
  receivedAt: row.receivedAt,
  from: mail.from?.address ?? row.sender,
  to: row.recipients,
  subject: mail.subject ?? '',
  bytes: row.raw.length,
});
