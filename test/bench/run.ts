// `npm run bench [-- pipeline claim track]`: measures, prints a table, and writes bench/results.json.
// BENCH_SIZE (0–1) and BENCH_ROUNDS choose how much. fsync, synchronous_commit and full_page_writes are on.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, openEmbedded } from '@nurture/store';
import { type BenchPart, freshDatabase } from './context';
import * as claim from './claim';
import * as pipeline from './pipeline';
import * as track from './track';

const PARTS = { pipeline, claim, track };
const RESULTS = join(__dirname, '..', '..', 'bench', 'results.json');

/** Of which code; the mark behind it says that files were changed since. */
function commitOf(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: __dirname, encoding: 'utf8' }).trim();
  return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
}

function writeResults(parts: readonly BenchPart[], postgres: string): void {
  mkdirSync(join(RESULTS, '..'), { recursive: true });
  const [cpu] = cpus();
  const about = {
    commit: commitOf(),
    date: new Date().toISOString(),
    cpu: `${cpus().length} × ${cpu?.model ?? 'unknown'}`,
    node: process.version,
    postgres,
  };
  writeFileSync(RESULTS, `${JSON.stringify({ ...about, parts }, null, 2)}\n`);
}

async function versionOf(serverUrl: string): Promise<string> {
  const db = await openDatabase({ url: serverUrl, poolSize: 1, applicationName: 'bench' });
  const [row] = await db.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  await db.close();
  return row?.version ?? 'unknown';
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const names = (Object.keys(PARTS) as (keyof typeof PARTS)[]).filter(
    (name) => asked.length === 0 || asked.includes(name),
  );
  const directory = mkdtempSync(join(tmpdir(), 'nurture-bench-'));
  chmodSync(directory, 0o711);
  const server = await openEmbedded({ dataDir: directory, command: 'a benchmark' });
  try {
    const parts: BenchPart[] = [];
    for (const name of names) {
      const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
      const size = Number(process.env['BENCH_SIZE'] ?? 1);
      const databaseUrl = await freshDatabase(server.url, `bench_${name}`);
      parts.push(...(await PARTS[name].run({ databaseUrl, rounds, size, log: (line) => console.log(line) })));
    }
    writeResults(parts, await versionOf(server.url));
    console.table(parts.map(({ rounds, note, ...rest }) => ({ ...rest, rounds: rounds.join(' '), note })));
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
