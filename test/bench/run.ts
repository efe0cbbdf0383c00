// Runs parts of the benchmark by themselves: `node --require ./test/support/run-typescript.cjs test/bench/run.ts [pipeline] [claim] [track]`.
// BENCH_SIZE (0–1) and BENCH_ROUNDS choose how much. fsync, synchronous_commit and full_page_writes are on.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePartitions, migrate, openDatabase, openEmbedded } from '@nurture/store';
import type { BenchPart } from './context';
import * as claim from './claim';
import * as pipeline from './pipeline';
import * as track from './track';

const PARTS = { pipeline, claim, track };

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const names = (Object.keys(PARTS) as (keyof typeof PARTS)[]).filter(
    (name) => asked.length === 0 || asked.includes(name),
  );
  const directory = mkdtempSync(join(tmpdir(), 'nurture-bench-'));
  chmodSync(directory, 0o711);
  const server = await openEmbedded({ dataDir: directory, command: 'a benchmark' });
  try {
    const db = await openDatabase({ url: server.url, poolSize: 2, applicationName: 'bench' });
    await migrate(db);
    await db.transaction((tx) => ensurePartitions(tx));
    await db.close();
    const parts: BenchPart[] = [];
    for (const name of names) {
      const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
      const size = Number(process.env['BENCH_SIZE'] ?? 1);
      parts.push(
        ...(await PARTS[name].run({ databaseUrl: server.url, rounds, size, log: (line) => console.log(line) })),
      );
    }
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
