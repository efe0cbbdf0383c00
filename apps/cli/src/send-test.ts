import { openRuntime, type Runtime } from '../../server/src';
import type { Settings } from '@nurture/core/config';
import { sendTest, type TestMail } from '@nurture/mail';
import { openLog } from './log';
import { Refusal } from './refusal';

/**
 * Hands a test mail to the server of SMTP_URL, else to the development mailbox (of the running product, or for its next
 * start).
 * @returns where it went
 */
export async function sendTestMail(settings: Settings, mail: TestMail): Promise<string> {
  const logger = openLog('error');
  const options = { command: 'nurture preview', mode: 'share', poolSize: 2 } as const;
  let runtime: Runtime | null = null;
  try {
    const db = async (): Promise<Runtime['db']> => (runtime = await openRuntime(settings, options, logger)).db;
    const outcome = await sendTest({ smtp: settings.smtp, dkim: settings.dkim, logger, db, now: Date.now() }, mail);
    if (!outcome.sent) throw new Refusal(`the mail server did not take it: ${outcome.reason}`);
  } finally {
    await (runtime as Runtime | null)?.close();
  }
  return settings.smtp.kind === 'server'
    ? 'the server of SMTP_URL'
    : `the development mailbox: ${settings.publicUrl}/mailbox`;
}
