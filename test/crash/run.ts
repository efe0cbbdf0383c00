// `npm run test:crash [-- random points sleep many database]`: disturbs sending in every way that there is, at full size,
// and keeps what was seen in docs/evidence/crash.md. fsync, synchronous_commit and full_page_writes are on.
// CRASH_SIZE (0–1) chooses how much; what is kept says so.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase, openEmbedded } from '@nurture/store';
import { runningOn } from '../../libs/store/src/embedded/postmaster';
import { findLocation } from '../../libs/store/src/embedded/location';
import { freshDatabase } from '../bench/context';
import {
  databaseRestarts,
  killedAtPoints,
  killedAtRandom,
  manyWorkers,
  type Seen,
  seeded,
  stoppedPastLease,
} from './scenarios';
import { CrashScene } from './scene';

const root = join(__dirname, '..', '..');
const RESULTS = join(root, 'docs/evidence/crash.md');
const SEED = 20261122;

const size = Number(process.env['CRASH_SIZE'] ?? 1);
const sized = (full: number): number => Math.max(1, Math.round(full * size));

type Restart = (signal: 'SIGINT' | 'SIGQUIT') => Promise<void>;
type Scenario = (scene: CrashScene, random: () => number, restart: Restart) => Promise<Seen>;

const SCENARIOS: Readonly<Record<string, readonly [mails: number, run: Scenario]>> = {
  random: [10_000, (scene, random) => killedAtRandom(scene, sized(200), random)],
  points: [10_000, (scene, random) => killedAtPoints(scene, sized(20), random)],
  sleep: [10_000, (scene, random) => stoppedPastLease(scene, sized(20), random)],
  many: [10_000, (scene, random) => manyWorkers(scene, 8, sized(20), random)],
  database: [10_000, (scene, _, restart) => databaseRestarts(scene, sized(20), restart)],
};

/** Ends the server's main process; the product's own keeper starts it again. */
const restartOf =
  (dataDir: string, db: Database): Restart =>
  async (signal) => {
    const location = findLocation(dataDir);
    const running = location && runningOn(location.cluster);
    if (!running) throw new Error('there is no server to end');
    process.kill(running.pid, signal);
    await until(async () => runningOn(location.cluster)?.pid !== running.pid && (await answers(db)));
  };

const answers = (db: Database): Promise<boolean> =>
  db.query('SELECT 1').then(
    () => true,
    () => false,
  );

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function play(name: string, serverUrl: string, dataDir: string): Promise<Seen> {
  const [mails, run] = SCENARIOS[name] ?? [0, () => Promise.reject(new Error(`there is no scenario "${name}"`))];
  const directory = mkdtempSync(join(tmpdir(), 'nurture-crash-'));
  const url = await freshDatabase(serverUrl, `crash_${name}`);
  const db = await openDatabase({ url, poolSize: 4, applicationName: 'crash judge' });
  const scene = await CrashScene.open(db, url, sized(mails), directory);
  try {
    return await run(scene, seeded(SEED), restartOf(dataDir, db));
  } finally {
    scene.close();
    await db.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/** What part of the full size a run was of, said where it was not the whole. */
const share = (): string => (size === 1 ? '' : `, at ${String(Math.round(size * 100))} % of the full size`);

function report(seen: readonly (Seen & { seconds: number })[]): string {
  const changed = git('status', '--porcelain', '--', 'libs', 'test') === '' ? '' : ', with changes since';
  const rows = seen.map(
    (one) =>
      `| ${one.what} | ${one.times} | ${one.mails} | ${one.received} | ${one.sent} | ${one.doubted} (${one.doubtedAndReceived}) | ${one.receivedTwice} | ${one.broken.length === 0 ? 'yes' : one.broken.join('; ')} | ${one.seconds} |`,
  );
  return [
    '# Sending, disturbed',
    '',
    `Written by \`npm run test:crash\` on ${new Date().toISOString().slice(0, 10)}, commit ${git('rev-parse', '--short', 'HEAD')}${changed}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, seed ${SEED}${share()}. The receiving server puts each Message-ID on the disk before it says 250. After each disturbance all of this is asked of database and server: sent ⊆ received ⊆ sent ∪ in doubt ∪ under way; planned = sent + failed + skipped + in doubt + pending, each mail in exactly one place; nothing received twice but what is in doubt; no more in doubt than the connections (5 a worker) that were cut.`,
    '',
    '| what | times | mails | received | sent | in doubt (had arrived) | received twice | all of it held | seconds |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const names = asked.length > 0 ? asked : Object.keys(SCENARIOS);
  const dataDir = mkdtempSync(join(tmpdir(), 'nurture-crash-data-'));
  chmodSync(dataDir, 0o711);
  const server = await openEmbedded({ dataDir, command: 'a crash test' });
  const seen: (Seen & { seconds: number })[] = [];
  try {
    for (const name of names) {
      const from = performance.now();
      const one = { ...(await play(name, server.url, dataDir)), seconds: 0 };
      one.seconds = Math.round((performance.now() - from) / 1000);
      process.stdout.write(`${JSON.stringify(one)}\n`);
      seen.push(one);
      if (asked.length === 0) writeFileSync(RESULTS, report(seen));
    }
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  if (seen.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
