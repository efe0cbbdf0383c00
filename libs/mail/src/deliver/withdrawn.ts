import { log, now, type Tx, type WithdrawnTask } from '@nurture/store';
import { endEvent } from './events';
import { MailIds, type MailRow, writeMails } from './rows';
import type { MailTask } from './types';

/** A planned mail that was taken back before it began to leave, and why. */
export interface WithdrawnMail {
  readonly task: WithdrawnTask<'send-mail'>;
  readonly reason: string;
}

const RECIPIENTS = /* sql */ `SELECT id, email FROM contact WHERE id = ANY ($1::bigint[])`;

/**
 * Records mails that were taken back as skipped, in the transaction that took them back: every mail that was ever
 * planned keeps a row that says what became of it.
 */
export async function recordWithdrawn(tx: Tx, mails: readonly WithdrawnMail[]): Promise<void> {
  if (mails.length === 0) return;
  const rows = await tx.query<{ id: string; email: string }>(RECIPIENTS, [mails.map(({ task }) => task.contactId)]);
  const emails = new Map(rows.map((row) => [row.id, row.email]));
  const ids = await new MailIds().take(tx, mails.length);
  const ended = mails.map((mail, index) => rowOf(mail, ids[index] ?? '', emails.get(mail.task.contactId ?? '') ?? ''));
  await writeMails(tx, ended);
  const at = await now(tx);
  await log.append(
    tx,
    ended.flatMap((row) => endEvent(row.task, row.mailId, 'skipped', row.reason, at)),
  );
}

function rowOf({ task, reason }: WithdrawnMail, mailId: string, recipient: string): MailRow {
  const ended: MailTask = { ...task, queue: 'send-mail', claimedUntil: 0 };
  return {
    mailId,
    task: ended,
    kind: task.payload.kind,
    recipient,
    status: 'skipped',
    reason,
    content: null,
    raw: null,
    mailVersionId: null,
    tracked: false,
    attempts: task.attempts,
  };
}
