// A process of its own that sends what is due until it is killed, or asked to stop by SIGTERM:
// `worker.ts DATABASE_URL SMTP_PORT CONNECTIONS [POINT TIMES]`. With a point it kills itself when it comes there for the
// TIMES-th time.
import { DeliverLoop, smtpSettings, SmtpPool } from '@nurture/mail';
import { openDatabase } from '@nurture/store';
import { mailSettings, quiet } from '../support/mail-scene';
import { type Reach, telling, tellingOf } from './dying';

/** Kills this process as the kernel does it: nothing is put in order first. */
function deathAt(point: string | undefined, times: number): Reach {
  let left = times;
  return (reached) => {
    if (reached === point && --left <= 0) process.kill(process.pid, 'SIGKILL');
  };
}

async function main(): Promise<void> {
  const [url = '', port = '', connections = '', point, times = '1'] = process.argv.slice(2);
  const reach = deathAt(point, Number(times));
  const db = await openDatabase({ url, poolSize: 5, applicationName: 'crash', waitSeconds: 30 });
  const pool = new SmtpPool(smtpSettings(`smtp://127.0.0.1:${port}`, Number(connections)));
  tellingOf(pool, reach);
  const settings = mailSettings();
  const context = {
    db: telling(db, reach),
    settings: () => settings,
    secret: 'a secret of the tests',
    publicUrl: 'https://nurture.example.com',
    dkim: [],
    lookAgain: null,
    logger: quiet,
  };
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  process.stdout.write('{}\n');
  await new DeliverLoop(context, pool, Math.random).run(stop.signal);
  await db.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
