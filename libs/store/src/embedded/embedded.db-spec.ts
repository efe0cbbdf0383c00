import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { openEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from '.';
import { packagedPrograms } from './binaries';
import { isAlive } from './processes';

const ROOT = join(__dirname, '../../../..');
const asRoot = process.getuid?.() === 0;

let seed: string;
let base: string;
let systemDir: string;
const opened: EmbeddedDatabase[] = [];
const children: ChildProcess[] = [];

/** A database that was made and stopped: most tests start from a copy, as making one takes the better part of a second. */
beforeAll(async () => {
  seed = mkdtempSync(join(tmpdir(), 'nurture-seed-'));
  chmodSync(seed, 0o755);
  await (await openEmbedded({ dataDir: join(seed, 'data'), systemDir: join(seed, 'system') })).stop();
});
afterAll(() => rmSync(seed, { recursive: true, force: true }));

function copyOfSeed(): string {
  execFileSync('cp', ['-a', join(seed, 'data'), join(base, 'data')]);
  return join(base, 'data');
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'nurture-embedded-'));
  chmodSync(base, 0o755);
  systemDir = join(base, 'system');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of opened.splice(0)) await database.stop();
  for (const pid of serversUnder(base)) process.kill(pid, 'SIGKILL');
  rmSync(base, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

function serversUnder(directory: string): number[] {
  try {
    const pids = execFileSync('pgrep', ['-f', `postgres -D ${directory}`], { encoding: 'utf8' });
    return pids.trim().split('\n').map(Number);
  } catch {
    return []; // pgrep ends with 1 when it finds none
  }
}

async function open(dataDir: string, more: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const database = await openEmbedded({ dataDir, systemDir, ...more });
  opened.push(database);
  return database;
}

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that runs the embedded database of `dataDir`. */
async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; url: string; error?: string }> {
  const script = join(ROOT, 'test/support/embedded-child.ts');
  const loader = join(ROOT, 'test/support/run-typescript.cjs');
  const child = spawn(process.execPath, ['--require', loader, script, dataDir, systemDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, ...(JSON.parse(line) as { url: string; error?: string }) };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

const postmasterPid = (cluster: string) => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('the embedded database', () => {
  it('writes everything through to the disk, as an answered event demands', async () => {
    const { url } = await open(copyOfSeed());
    const settings = await ask<{ name: string; setting: string }>(
      url,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') ORDER BY 1`,
    );
    expect(settings).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
  });

  it('keeps its data and its address over a stop and a start', async () => {
    const first = await open(join(base, 'data'));
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await open(join(base, 'data'));
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('starts after a kill -9 of the process that ran it, and has lost nothing that was committed', async () => {
    const dataDir = copyOfSeed();
    const killed = await startElsewhere(dataDir);
    await ask(killed.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
    const leftBehind = postmasterPid(join(dataDir, 'postgres/cluster'));
    await kill(killed.child, 'SIGKILL');
    expect(isAlive(leftBehind)).toBe(true);

    const { url } = await open(dataDir);
    expect(await ask(url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
    expect(serversUnder(base)).toHaveLength(1);
  });

  it('starts after a kill -9 of the server itself too, and has lost nothing that was committed', async () => {
    const dataDir = copyOfSeed();
    const killed = await startElsewhere(dataDir);
    await ask(killed.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
    const server = postmasterPid(join(dataDir, 'postgres/cluster'));
    await kill(killed.child, 'SIGKILL');
    process.kill(server, 'SIGKILL');

    const { url } = await open(dataDir);
    expect(await ask(url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
  });

  it('is not confused by a pid file whose pid now belongs to another process of the same account', async () => {
    const dataDir = copyOfSeed();
    const killed = await startElsewhere(dataDir);
    const cluster = join(dataDir, 'postgres/cluster');
    const server = postmasterPid(cluster);
    await kill(killed.child, 'SIGKILL');
    process.kill(server, 'SIGKILL');
    const account = asRoot ? { uid: Number(execFileSync('stat', ['-c', '%u', cluster])) } : {};
    const bystander = spawn('sleep', ['60'], { ...account, cwd: '/', stdio: 'ignore' });
    children.push(bystander);
    const [, ...rest] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    writeFileSync(join(cluster, 'postmaster.pid'), [String(bystander.pid), ...rest].join('\n'));

    const { url } = await open(dataDir);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(bystander.exitCode).toBeNull();
  });

  it('comes back by itself, at the same address, when its server dies', async () => {
    const dataDir = copyOfSeed();
    const troubles: string[] = [];
    const { url } = await open(dataDir, { onTrouble: (message) => troubles.push(message) });
    process.kill(postmasterPid(join(dataDir, 'postgres/cluster')), 'SIGKILL');
    await until(async () => troubles.length > 0 && (await ask(url, 'SELECT 1 AS one')).length === 1);
    expect(troubles[0]).toMatch(/SIGKILL.*starting it again/);
  });

  it('refuses a second process on the same data, and says who runs it', async () => {
    const dataDir = copyOfSeed();
    await open(dataDir, { command: 'nurture start' });
    const second = await startElsewhere(dataDir);
    expect(second.error).toContain(`run by another process: nurture start (pid ${process.pid})`);
    expect(second.error).toContain('DATABASE_URL');
  });

  it('lets a command use the database that another process runs, and leaves it running', async () => {
    const dataDir = copyOfSeed();
    const running = await startElsewhere(dataDir);
    const shared = await open(dataDir, { mode: 'share' });
    expect(shared).toMatchObject({ url: running.url, owned: false });
    await shared.stop();
    expect(await ask(running.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves no process and no lock behind when ended by %s', async (signal) => {
    const dataDir = copyOfSeed();
    const { child } = await startElsewhere(dataDir);
    await kill(child, signal);
    expect(child.exitCode).toBe(0);
    expect(serversUnder(base)).toEqual([]);
    expect(existsSync(join(dataDir, 'nurture.lock'))).toBe(false);
  });

  it('takes another port when somebody else has taken its own', async () => {
    const dataDir = copyOfSeed();
    const first = await open(dataDir);
    await first.stop();
    const port = Number(new URL(first.url).port);
    const intruder = createServer().listen(port, '127.0.0.1');
    await once(intruder, 'listening');
    try {
      const second = await open(dataDir);
      expect(new URL(second.url).port).not.toBe(String(port));
      expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      intruder.close();
    }
  });

  it('keeps its password where its owner alone can read it', async () => {
    const dataDir = join(base, 'data');
    const { url } = await open(dataDir);
    const file = join(dataDir, 'postgres/access.json');
    expect(execFileSync('stat', ['-c', '%a', file], { encoding: 'utf8' }).trim()).toBe('600');
    const guess = new URL(url);
    guess.password = 'guess';
    await expect(ask(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('says what to do when another major version of PostgreSQL made the data', async () => {
    const dataDir = copyOfSeed();
    writeFileSync(join(dataDir, 'postgres/cluster/PG_VERSION'), '17\n');
    await expect(open(dataDir)).rejects.toThrow(/made by PostgreSQL 17; this release brings 18.*backup/s);
  });

  it('starts from a checkout and a data directory that only their owner can enter', async () => {
    const closed = join(base, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    cpSync(join(packagedPrograms(), '..'), join(closed, 'package'), { recursive: true, verbatimSymlinks: true });
    const dataDir = join(closed, 'data');
    const first = await open(dataDir, { programs: join(closed, 'package/native') });
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await open(dataDir, { programs: join(closed, 'package/native') });
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    // Root cannot run it there: the data directory then points to where it lies.
    expect(existsSync(join(dataDir, 'postgres.location'))).toBe(asRoot);
  });
});

/** Asks again and again, as nothing tells when a server is back; fails after the test's own time limit. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await new Promise((resolve) => setImmediate(resolve));
}
