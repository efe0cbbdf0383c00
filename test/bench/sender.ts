// A sending process of its own: `sender.ts DATABASE_URL SMTP_PORT`. Says when it is ready; each line on standard input
// lets it send what is due, and is answered with what that took.
import { createInterface } from 'node:readline';
import { DeliverLoop, smtpSettings, SmtpPool, type DkimKey } from '@nurture/mail';
import { type Database, openDatabase } from '@nurture/store';
import { mailSettings, quiet } from '../support/mail-scene';

const settings = mailSettings({ cap: { mails: 1_000_000, withinMs: 7 * 86_400_000 } });

/** What sends, as the product puts it together, to a server that takes everything. */
export function sendingLoop(
  db: Database,
  port: number,
  connections: number,
  dkim: readonly DkimKey[] = [],
): { loop: DeliverLoop; pool: SmtpPool } {
  const pool = new SmtpPool(smtpSettings(`smtp://127.0.0.1:${port}`, connections));
  const context = {
    db,
    settings: () => settings,
    secret: 'a secret of the benchmark',
    publicUrl: 'https://nurture.example.com',
    dkim,
    logger: quiet,
    lookAgain: null,
  };
  return { loop: new DeliverLoop(context, pool, Math.random), pool };
}

async function main(url: string, port: number, connections: number): Promise<void> {
  const db = await openDatabase({ url, poolSize: 8, applicationName: 'bench sender' });
  const asked = createInterface({ input: process.stdin });
  process.stdout.write('{}\n');
  asked.on('line', () => {
    void sent(db, port, connections).then((answer) => process.stdout.write(`${JSON.stringify(answer)}\n`));
  });
}

async function sent(db: Database, port: number, connections: number): Promise<{ sent: number; processorMs: number }> {
  const before = process.cpuUsage();
  const { loop, pool } = sendingLoop(db, port, connections);
  await loop.drain();
  pool.close();
  const { user, system } = process.cpuUsage(before);
  return { sent: loop.counts.settled, processorMs: (user + system) / 1000 };
}

if (require.main === module) {
  const [url = '', port = '', connections = ''] = process.argv.slice(2);
  main(url, Number(port), Number(connections)).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
}
