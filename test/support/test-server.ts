import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate, openDatabase } from '../../libs/store/src/database';
import { openEmbedded, type EmbeddedDatabase } from '../../libs/store/src/embedded';
import { holderOf } from '../../libs/store/src/embedded/lock';
import { endServer, runningOn } from '../../libs/store/src/embedded/postmaster';

const PREFIX = 'nurture-test-';
const DISK = tmpdir();
const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4e9;

/** A database is some thousand small files, and making one can cost fifty times less in memory than on a disk. */
function placeFor({ large }: { readonly large: boolean }): string {
  if (large || !existsSync(MEMORY)) return DISK;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? MEMORY : DISK;
}

/** Where the tests of this run find their server; set here, read by `testDatabase`. */
export const SERVER_VARIABLE = 'NURTURE_TEST_SERVER';
export const TEMPLATE = 'template_nurture';

interface Running {
  server: EmbeddedDatabase;
  directory: string;
}
let running: Running | undefined;

export const databaseAt = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

/** Does something as the server's administrator, outside of any test's database. */
export async function administer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: databaseAt(server, 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function makeTemplate(server: string): Promise<void> {
  await administer(server, (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
  const url = databaseAt(server, TEMPLATE);
  const database = await openDatabase({ url, poolSize: 2, applicationName: 'template' });
  await migrate(database);
  await database.close();
}

/** Ends the servers of test runs that were killed, and removes what they left. */
async function reapStrays(): Promise<void> {
  for (const directory of [DISK, MEMORY].flatMap(runsIn)) {
    if (isUsed(directory) || statSync(directory).uid !== process.getuid?.()) continue;
    const left = runningOn(join(directory, 'postgres/cluster'));
    if (left) await endServer(left.pid);
    rmSync(directory, { recursive: true, force: true });
  }
}

const runsIn = (place: string): string[] =>
  existsSync(place) ? readdirSync(place).filter((entry) => entry.startsWith(PREFIX)).map((name) => join(place, name)) : []; // prettier-ignore

/** The name carries the run's process id, as its lock isn't there from the first moment on. */
function isUsed(directory: string): boolean {
  const pid = Number(/-(\d+)-\w+$/.exec(directory)?.[1]);
  return holderOf(join(directory, 'nurture.lock')) !== undefined || isStarting(pid);
}

function isStarting(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('jest');
  } catch {
    return false; // gone, or a platform without /proc: then the lock alone tells
  }
}

/**
 * The product's own embedded PostgreSQL, but for this: it doesn't wait for the disk. What a power cut does is not what
 * these tests ask; those that do start a server of their own.
 */
export async function startTestServer(): Promise<void> {
  await reapStrays();
  const place = placeFor({ large: process.env['NURTURE_TEST_FULL'] === '1' });
  const directory = mkdtempSync(join(place, `${PREFIX}${process.pid}-`));
  chmodSync(directory, 0o711);
  const server = await openEmbedded({ dataDir: directory, durable: false, command: 'a test run' });
  running = { server, directory };
  await makeTemplate(server.url);
  process.env[SERVER_VARIABLE] = server.url;
}

export async function stopTestServer(): Promise<void> {
  await running?.server.stop();
  if (running) rmSync(running.directory, { recursive: true, force: true });
}
