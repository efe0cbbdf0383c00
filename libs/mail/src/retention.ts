import type { Database } from '@nurture/store';

/** How long each kind is kept, in milliseconds. */
export interface MailRetention {
  readonly mailsMs: number;
  readonly contentsMs: number;
  readonly hitsMs: number;
  readonly mailboxMs: number;
}

/** Rows per statement: nobody who sends waits long for it. */
const BATCH = 1_000;

const AGO = `nurture_now() - $1 * interval '1 millisecond'`;
/** What may still be sent, or settled by a person, keeps all that it has. */
const OVER = `status IN ('sent', 'failed', 'skipped')`;

const CONTENTS = /* sql */ `
UPDATE mail SET content = NULL, raw = NULL WHERE id IN (
  SELECT id FROM mail WHERE (content IS NOT NULL OR raw IS NOT NULL) AND ${OVER} AND settled_at < ${AGO}
  ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`;

const HITS = /* sql */ `
DELETE FROM hit WHERE id IN (
  SELECT id FROM hit WHERE settle_at IS NULL AND at < ${AGO} ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`;

const MAILS = /* sql */ `
WITH old AS MATERIALIZED (
  SELECT id FROM mail WHERE ${OVER} AND settled_at < ${AGO} ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
), hits AS (DELETE FROM hit h USING old WHERE h.mail_id = old.id)
, returned AS (DELETE FROM mail_return r USING old WHERE r.mail_id = old.id)
DELETE FROM mail m USING old WHERE m.id = old.id RETURNING 1`;

const MAILBOX = /* sql */ `
DELETE FROM mailbox_message WHERE id IN (
  SELECT id FROM mailbox_message WHERE received_at < ${AGO} ORDER BY id LIMIT ${BATCH}) RETURNING 1`;

/** Forgets what is older than it is kept, batch by batch. @returns how many rows were deleted or emptied */
export async function forgetOldMails(db: Database, retention: MailRetention): Promise<number> {
  const rounds: readonly (readonly [string, number])[] = [
    [HITS, retention.hitsMs],
    [MAILS, retention.mailsMs],
    [CONTENTS, retention.contentsMs],
    [MAILBOX, retention.mailboxMs],
  ];
  let forgotten = 0;
  for (const [statement, keepMs] of rounds) {
    for (let batch = BATCH; batch === BATCH; forgotten += batch) {
      batch = (await db.query(statement, [keepMs])).length;
    }
  }
  return forgotten;
}
