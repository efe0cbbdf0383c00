import { openRuntime } from '../../server/src';
import type { Settings } from '@nurture/core/config';
import { readDkimKeys, signed, SmtpPool, smtpSettings, startMailbox } from '@nurture/mail';
import { openLog } from './log';
import { Refusal } from './refusal';

export interface TestMail {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/**
 * Hands a test mail to the server of SMTP_URL, else to the development mailbox (of the running product, or for its next
 * start). It is no mail of the product's: it has no row, and its links count nowhere.
 * @returns where it went
 */
export async function sendTest(settings: Settings, mail: TestMail): Promise<string> {
  if (settings.smtp.kind === 'server') {
    const domain = mail.from.slice(mail.from.lastIndexOf('@') + 1);
    const raw = await signed(mail.raw, readDkimKeys(settings.dkim), domain, Date.now());
    await handOver(settings.smtp.url, { ...mail, raw });
    return 'the server of SMTP_URL';
  }
  const log = openLog('error');
  const runtime = await openRuntime(settings, { command: 'nurture preview', mode: 'share', poolSize: 2 }, log);
  try {
    const mailbox = await startMailbox(runtime.db, log);
    await handOver(mailbox.url, mail).finally(() => mailbox.close());
    return `the development mailbox: ${settings.publicUrl}/mailbox`;
  } finally {
    await runtime.close();
  }
}

async function handOver(url: string, { from, to, raw }: TestMail): Promise<void> {
  const pool = new SmtpPool(smtpSettings(url, 1));
  try {
    const [session] = await pool.take(1);
    if (!session) throw new Refusal('the mail server takes no connection');
    const outcome = await pool.send(session, { from, to, raw });
    pool.give(session);
    if (outcome.outcome !== 'sent') throw new Refusal(`the mail server did not take it: ${outcome.reason}`);
  } finally {
    pool.close();
  }
}
