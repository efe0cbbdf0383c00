// A process of its own that runs the product, as a load or a fault finds it: `product-process.ts SETTINGS`, the settings
// as JSON (what isn't given is as in other tests). Prints `{ port, databaseUrl }`.
import { pino } from 'pino';
import type { Settings } from '@nurture/core/config';
import { PostgresDatabase } from '../../libs/store/src/database/open';
import { start } from '../../apps/server/src/start';
import { settingsOf } from './product-settings';
import { shiftHostClock } from './shifted-clock';

async function main(): Promise<void> {
  const given = JSON.parse(process.argv[2] ?? '{}') as Pick<Settings, 'database' | 'smtp'> &
    Partial<Settings> & { clockOffMs?: number };
  const { clockOffMs = 0, ...settings } = given;
  shiftHostClock(clockOffMs);
  const started = await start(settingsOf(settings), pino({ level: process.env['NURTURE_TEST_LOG'] ?? 'silent' }, pino.destination(2))); // prettier-ignore
  const { db } = started.product.runtime;
  const databaseUrl = db instanceof PostgresDatabase ? db.url : '';
  process.stdout.write(`${JSON.stringify({ port: started.port, databaseUrl })}\n`);
  process.on('SIGTERM', () => void started.stop().finally(() => process.exit()));
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
