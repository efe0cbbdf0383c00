import type { MailOrigin } from '@nurture/core/task';
import { kept, type Tx } from '@nurture/store';
import type { FrozenContent, MailKind, MailStatus, MailTask } from './types';

/** A row of `mail` as starting or ending an attempt writes it. */
export interface MailRow {
  readonly mailId: string;
  readonly task: MailTask;
  readonly kind: MailKind;
  readonly recipient: string;
  readonly status: MailStatus;
  readonly reason: string | null;
  readonly content: FrozenContent | null;
  /** Whole messages are kept for mails that no version can make again. */
  readonly raw: Buffer | null;
  readonly mailVersionId: string | null;
  readonly tracked: boolean;
  readonly attempts: number;
}

/**
 * Writes rows by key. A row that exists is only touched while it is open (deferred, or started by somebody whose lease
 * has passed): what was sent, failed or skipped stays so. Frozen content is never replaced.
 */
const WRITE = kept(/* sql */ `
INSERT INTO mail AS m (id, key, contact_id, enrolment_id, flow_id, state, visit, action, name, mail_version_id, kind, topic,
                       recipient, status, doubted, reason, message_id, content, raw, tracked, attempts, fence, created_at, started_at, settled_at)
OVERRIDING SYSTEM VALUE
SELECT r.id, r.key, r.contact_id, r.enrolment_id, r.flow_id, r.state, r.visit, r.action, r.name, r.mail_version_id, r.kind, r.topic,
       r.recipient, r.status, r.status = 'in-doubt', r.reason, r.message_id, r.content, r.raw, r.tracked, r.attempts, r.fence, clock.now,
       CASE WHEN r.status = 'started' THEN clock.now END,
       CASE WHEN r.status NOT IN ('started', 'deferred') THEN clock.now END
FROM (SELECT nurture_now() AS now) AS clock,
  unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::integer[], $8::text[], $9::text[],
         $10::bigint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::jsonb[], $18::bytea[],
         $19::boolean[], $20::integer[], $21::bigint[])
  AS r (id, key, contact_id, enrolment_id, flow_id, state, visit, action, name, mail_version_id, kind, topic, recipient, status,
        reason, message_id, content, raw, tracked, attempts, fence)
ON CONFLICT (key) DO UPDATE SET
  status = excluded.status, doubted = excluded.doubted, reason = excluded.reason, attempts = excluded.attempts, fence = excluded.fence,
  started_at = coalesce(excluded.started_at, m.started_at), settled_at = excluded.settled_at,
  recipient = excluded.recipient, message_id = coalesce(m.message_id, excluded.message_id),
  content = coalesce(m.content, excluded.content), raw = coalesce(m.raw, excluded.raw),
  mail_version_id = coalesce(m.mail_version_id, excluded.mail_version_id), tracked = m.tracked OR excluded.tracked
WHERE m.status IN ('started', 'deferred') AND m.fence <= excluded.fence
RETURNING m.id`);

/** Writes all rows in one statement. @returns the ids that were written */
export async function writeMails(tx: Tx, rows: readonly MailRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const sorted = [...rows].sort((a, b) => (a.task.key < b.task.key ? -1 : 1));
  const column = <T>(of: (row: MailRow) => T): T[] => sorted.map(of);
  const origin = (row: MailRow): MailTaskOrigin | null => originOf(row.task);
  const written = await tx.query<{ id: string }>(WRITE, [
    column((row) => row.mailId),
    column((row) => row.task.key),
    column((row) => row.task.contactId),
    column((row) => row.task.enrolmentId),
    column((row) => origin(row)?.flowId ?? null),
    column((row) => origin(row)?.state ?? null),
    column((row) => origin(row)?.visit ?? null),
    column((row) => origin(row)?.action ?? null),
    column((row) => nameOf(row.task)),
    column((row) => row.mailVersionId),
    column((row) => row.kind),
    column((row) => (row.task.queue === 'send-mail' ? row.task.payload.topic : null)),
    column((row) => row.recipient),
    column((row) => row.status),
    column((row) => row.reason),
    column((row) => row.content?.headers.messageId ?? null),
    column((row) => row.content && JSON.stringify(row.content)),
    column((row) => row.raw),
    column((row) => row.tracked),
    column((row) => row.attempts),
    column((row) => row.task.fence),
  ]);
  return new Set(written.map((row) => row.id));
}

type MailTaskOrigin = Omit<MailOrigin, 'mailId'>;

export const originOf = (task: MailTask): MailTaskOrigin | null =>
  task.queue === 'send-mail' ? task.payload.origin : null;

export const nameOf = (task: MailTask): string =>
  task.queue === 'send-mail' ? task.payload.origin.name : task.payload.name;

export const kindOf = (task: MailTask): MailKind => {
  switch (task.queue) {
    case 'send-mail':
      return task.payload.kind;
    case 'send-service':
      return 'service';
    case 'send-notification':
      return 'notification';
  }
};

/** Numbers for rows-to-be, taken from the table's own sequence in blocks: a token in a mail must know its row. */
export class MailIds {
  private readonly stock: string[] = [];

  async take(tx: Tx, count: number): Promise<string[]> {
    if (this.stock.length < count) {
      const rows = await tx.query<{ id: string }>(
        `SELECT nextval((SELECT pg_get_serial_sequence('mail', 'id'))::regclass) AS id FROM generate_series(1, $1)`,
        [Math.max(500, count)],
      );
      this.stock.push(...rows.map((row) => row.id));
    }
    return this.stock.splice(0, count);
  }
}
