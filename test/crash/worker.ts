// A process of its own that sends what is due until it is killed: `worker.ts DATABASE_URL SMTP_PORT CONNECTIONS`.
import { DeliverLoop, smtpSettings, SmtpPool } from '@nurture/mail';
import { openDatabase } from '@nurture/store';
import { mailSettings, quiet } from '../support/mail-scene';

async function main(): Promise<void> {
  const [url = '', port = '', connections = ''] = process.argv.slice(2);
  const db = await openDatabase({ url, poolSize: 5, applicationName: 'crash' });
  const pool = new SmtpPool(smtpSettings(`smtp://127.0.0.1:${port}`, Number(connections)));
  const settings = mailSettings();
  const publicUrl = 'https://nurture.example.com';
  const context = {
    db,
    settings: () => settings,
    secret: 'a secret of the tests',
    publicUrl,
    dkim: null,
    lookAgain: null,
    logger: quiet,
  };
  process.stdout.write('{}\n');
  await new DeliverLoop(context, pool, Math.random).run(new AbortController().signal);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
