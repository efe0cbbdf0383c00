import { type Database, log, type NewEvent, type Tx } from '@nurture/store';
import { ORIGIN_COLUMNS, type OriginColumns, originOfRow } from '../origin';

/** Ends a doubt; a mail that isn't in doubt is left as it is. */
const SETTLE = /* sql */ `
UPDATE mail m SET status = $2, doubted = false, reason = $3
WHERE m.id = ANY ($1::bigint[]) AND m.status = 'in-doubt'
RETURNING m.contact_id AS "contactId", m.kind, (extract(epoch FROM nurture_now()) * 1000)::bigint::float8 AS now, ${ORIGIN_COLUMNS}`;

interface SettledRow extends OriginColumns {
  readonly contactId: string | null;
  readonly kind: string;
  readonly now: number;
}

/** Something shows that these mails arrived: those in doubt are so no longer. @returns how many were */
export const settleDoubts = (tx: Tx, mailIds: readonly string[], why: string): Promise<number> =>
  mailIds.length === 0 ? Promise.resolve(0) : settleAs(tx, mailIds, 'sent', why);

const SHOWN = /* sql */ `
SELECT m.id FROM mail m
WHERE m.doubted
  AND (EXISTS (SELECT 1 FROM mail_return r WHERE r.mail_id = m.id) OR EXISTS (SELECT 1 FROM hit h WHERE h.mail_id = m.id))
LIMIT 1000`;

/** Ends doubts about mails of which something was heard before they were doubted. @returns how many */
export const settleShownDoubts = (db: Database): Promise<number> =>
  db.transaction(async (tx) => {
    const rows = await tx.query<{ id: string }>(SHOWN);
    return settleDoubts(
      tx,
      rows.map(({ id }) => id),
      'arrived: something came back of it',
    );
  });

/**
 * A person says what became of a mail in doubt.
 *
 * @returns false where the mail isn't in doubt
 */
export async function resolveDoubt(tx: Tx, mailId: string, arrived: boolean): Promise<boolean> {
  const why = arrived ? 'arrived: a person says so' : 'did not arrive: a person says so';
  return (await settleAs(tx, [mailId], arrived ? 'sent' : 'failed', why)) > 0;
}

async function settleAs(tx: Tx, mailIds: readonly string[], status: 'sent' | 'failed', why: string): Promise<number> {
  const rows = await tx.query<SettledRow>(SETTLE, [[...mailIds].sort(), status, why]);
  await log.append(
    tx,
    rows.flatMap((row) => eventOf(row, status, why)),
  );
  return rows.length;
}

function eventOf(row: SettledRow, status: 'sent' | 'failed', why: string): NewEvent[] {
  if (row.contactId === null || row.kind === 'notification') return [];
  const type = status === 'sent' ? 'mail.accepted' : 'mail.failed';
  return [
    {
      type,
      at: row.now,
      contactId: row.contactId,
      source: 'mail',
      sourceId: `${row.mailId}:${type}`,
      properties: { mail: row.name, ...(status === 'sent' ? {} : { reason: why }) },
      origin: originOfRow(row),
    },
  ];
}
