import type { DkimSetting, SmtpSetting } from '@nurture/core/config';
import type { Database } from '@nurture/store';
import type { Logger } from './deliver/types';
import { startMailbox } from './mailbox/receive';
import { signed } from './smtp/dkim';
import { readDkimKeys } from './smtp/dkim-files';
import { smtpSettings } from './smtp/options';
import { SmtpPool } from './smtp/pool';

export interface TestMail {
  /** Bare addresses. */
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/** Where test mails go: as all others do. */
export interface TestMailDoor {
  readonly smtp: SmtpSetting;
  readonly dkim: readonly DkimSetting[];
  readonly logger: Logger;
  /** Opened where they stay in the development mailbox. */
  readonly db: () => Promise<Database>;
  /** Milliseconds, for the signature. */
  readonly now: number;
}

export type TestOutcome = { readonly sent: true } | { readonly sent: false; readonly reason: string };

/**
 * Hands a test mail to the mail server, else to the development mailbox. It is no mail of the product's: it has no row,
 * and its links count nowhere.
 */
export async function sendTest({ smtp, dkim, logger, db, now }: TestMailDoor, mail: TestMail): Promise<TestOutcome> {
  if (smtp.kind === 'server') {
    const domain = mail.from.slice(mail.from.lastIndexOf('@') + 1);
    return handOver(smtp.url, { ...mail, raw: await signed(mail.raw, readDkimKeys(dkim), domain, now) });
  }
  const mailbox = await startMailbox(await db(), logger);
  return handOver(mailbox.url, mail).finally(() => mailbox.close());
}

async function handOver(url: string, { from, to, raw }: TestMail): Promise<TestOutcome> {
  const pool = new SmtpPool(smtpSettings(url, 1));
  try {
    const [session] = await pool.take(1);
    if (!session) return { sent: false, reason: 'the mail server takes no connection' };
    const outcome = await pool.send(session, { from, to, raw });
    pool.give(session);
    return outcome.outcome === 'sent' ? { sent: true } : { sent: false, reason: outcome.reason };
  } finally {
    pool.close();
  }
}
