// A process of its own that runs the whole product on an embedded database until it is killed:
// `product.ts DATA_DIR SMTP_PORT`. Prints `{ port, databaseUrl }`.
import { pino } from 'pino';
import { PostgresDatabase } from '../../libs/store/src/database/open';
import { start } from '../../apps/server/src/start';
import { settingsOf } from '../support/product-settings';

async function main(): Promise<void> {
  const [dataDir = '', smtpPort = ''] = process.argv.slice(2);
  const smtpUrl = `smtp://127.0.0.1:${smtpPort}`;
  const settings = settingsOf({ database: { kind: 'embedded' }, smtp: { kind: 'server', url: smtpUrl }, dataDir });
  const started = await start(settings, pino({ level: process.env['NURTURE_TEST_LOG'] ?? 'silent' }));
  const { db } = started.product.runtime;
  const databaseUrl = db instanceof PostgresDatabase ? db.url : '';
  process.stdout.write(`${JSON.stringify({ port: started.port, databaseUrl })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
