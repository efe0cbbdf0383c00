// A process of its own that imports a file: `importer.ts DATABASE_URL FILE`. Prints what it took, and the most memory that
// it held.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { importContacts } from '@nurture/contacts';
import { openDatabase } from '@nurture/store';
import { referenceSettings } from '../support/reference-world';

const LOOK_EVERY_MS = 20;

async function main([url = '', path = '']: readonly string[]): Promise<void> {
  const db = await openDatabase({ url, poolSize: 3, applicationName: 'bench import' });
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), LOOK_EVERY_MS);
  const deps = { settings: () => referenceSettings, secret: 'a secret of the benchmark' };
  const started = performance.now();
  const before = process.cpuUsage();
  const report = await importContacts(db, deps, { name: basename(path), open: () => createReadStream(path) });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  clearInterval(look);
  const processorMs = (user + system) / 1000;
  process.stdout.write(`${JSON.stringify({ imported: report.imported, seconds, mostMb: most / 1e6, processorMs })}\n`);
  await db.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
