// `npm run bench [-- PART…] [--quick | --full] [--rounds N]`: measures, prints a table, and writes bench/results.json and
// the table in docs/PERFORMANCE.md. What the database promises of the disk is on, and asked for before anything runs.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase, openEmbedded } from '@nurture/store';
import * as absorb from './absorb';
import * as claim from './claim';
import type { BenchContext } from './context';
import * as enrol from './enrol';
import * as figures from './figures';
import * as importing from './import';
import * as latency from './latency';
import type { BenchPart } from './measure';
import * as memory from './memory';
import * as pipeline from './pipeline';
import { aimText, writeReport } from './report';
import * as simulate from './simulate';
import * as step from './step';
import * as track from './track';

interface Part {
  run(context: BenchContext): Promise<BenchPart[]>;
}

/** In the order of the table. */
const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['pipeline', pipeline],
  ['latency', latency],
  ['step', step],
  ['absorb', absorb],
  ['claim', claim],
  ['track', track],
  ['import', importing],
  ['enrol', enrol],
  ['figures', figures],
  ['memory', memory],
  ['simulate', simulate],
]);

const SIZES = { quick: 0.05, usual: 1, full: 1 } as const;

interface Asked {
  readonly names: readonly string[];
  readonly scale: keyof typeof SIZES;
  readonly rounds: number;
}

function asked(): Asked {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, full: { type: 'boolean' }, rounds: { type: 'string', default: '3' } },
  });
  const unknown = positionals.find((name) => !PARTS.has(name));
  if (unknown !== undefined) throw new Error(`there is no part ${unknown}: one of ${[...PARTS.keys()].join(', ')}`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds wants a whole number from 1, such as 3');
  const names = [...PARTS.keys()].filter((name) => positionals.length === 0 || positionals.includes(name));
  return { names, scale: values.full ? 'full' : values.quick ? 'quick' : 'usual', rounds };
}

/** Figures of a database that doesn't wait for the disk would be worth nothing. */
async function assertDurable(serverUrl: string): Promise<string> {
  const db = await openDatabase({ url: serverUrl, poolSize: 1, applicationName: 'bench' });
  const [row] = await db.query<Record<string, string>>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS synchronous_commit,
            current_setting('full_page_writes') AS full_page_writes`,
  );
  await db.close();
  const { version = 'unknown', ...promises } = row ?? {};
  const off = Object.entries(promises).filter(([, value]) => value !== 'on');
  if (off.length > 0) throw new Error(`the database is not durable: ${off.map(([name]) => name).join(', ')}`);
  return version;
}

function print(parts: readonly BenchPart[]): void {
  const rows = parts.map(({ name, value, unit, limit, limitName, ratio, spreadPercent, aim, met }) => ({
    part: name,
    measured: `${value} ${unit}`,
    spread: `${spreadPercent} %`,
    against: limit === null ? '' : `${limit} (${limitName ?? ''})`,
    ratio: ratio ?? '',
    aim: aimText(aim),
    met: met === null ? '' : met ? 'yes' : 'NO',
  }));
  console.table(rows);
}

async function main(): Promise<void> {
  const { names, scale, rounds } = asked();
  const directory = mkdtempSync(join(tmpdir(), 'nurture-bench-'));
  chmodSync(directory, 0o711);
  const server = await openEmbedded({ dataDir: directory, command: 'a benchmark' });
  try {
    const postgres = await assertDurable(server.url);
    const serverPid = await postmasterOf(server.url);
    const measured = new Map<string, readonly BenchPart[]>();
    for (const name of names) {
      const started = performance.now();
      const log = (line: string): void => console.log(line);
      const context = {
        serverUrl: server.url,
        directory,
        serverPid,
        rounds,
        size: SIZES[scale],
        full: scale === 'full',
        log,
      };
      measured.set(name, (await PARTS.get(name)?.run(context)) ?? []);
      console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
    }
    // What a quick run finds says whether a part runs, and nothing of how fast.
    if (scale !== 'quick') await writeReport(measured, [...PARTS.keys()], { postgres, size: scale });
    print([...measured.values()].flat());
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Whoever started the process that answers us. */
async function postmasterOf(serverUrl: string): Promise<number | null> {
  const db = await openDatabase({ url: serverUrl, poolSize: 1, applicationName: 'bench' });
  const [row] = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const parent = parentOf(row?.pid ?? 0);
  await db.close();
  return parent;
}

function parentOf(pid: number): number | null {
  try {
    const [, parent] = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return parent === undefined ? null : Number(parent);
  } catch {
    return null; // no Linux: processor time of the database is left out
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
