import { type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { messageOf, StoreError } from '../errors';
import { programsFor } from './binaries';
import { type Access, assertVersion, createCluster, readAccess, writeAccess } from './cluster';
import { findLocation, locate, type Location, prepareDataDir } from './location';
import { acquire, holderOf, type LockHolder } from './lock';
import { endServer, runningOn } from './postmaster';
import { startOnSomePort } from './server';

export interface EmbeddedOptions {
  /** `NURTURE_DATA`. */
  dataDir: string;
  /** What the holder is called in the message that a second one gets: `nurture start`. */
  command?: string;
  /**
   * `own` (default): refuse when another process runs the database already. `share`: use the one that runs, and run it
   * oneself only when there is none.
   */
  mode?: 'own' | 'share';
  /** Told when the server ended by itself and when it is back. */
  onTrouble?: (message: string) => void;
  /** Only for tests of other things: false lets a power cut lose what was answered. */
  durable?: boolean;
  /** Where root puts programs and clusters that the database's account could not reach in place. */
  systemDir?: string;
  /** The directory with PostgreSQL's `bin` and `lib`, if not the npm package's. */
  programs?: string;
}

/** A running embedded database. */
export interface EmbeddedDatabase {
  /** Where to connect to, as a `postgres://` address with its password. Stays the same while it runs. */
  url: string;
  /** Does this process run it, or does it use another one's? */
  owned: boolean;
  /** Ends the server if it is ours. May be called more than once. */
  stop(): Promise<void>;
}

export const DEFAULT_SYSTEM_DIR = '/var/lib/nurture';
const DATABASE = 'nurture';

const urlFor = (access: Access, port: number, database: string) =>
  `postgres://${access.user}:${access.password}@127.0.0.1:${port}/${database}`;

/** The product's own database inside the cluster; names that are taken are no error. */
async function createDatabase(access: Access, port: number): Promise<void> {
  const client = new Client({ connectionString: urlFor(access, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

const inUse = (dataDir: string, holder: LockHolder) =>
  new StoreError(
    'store.embedded-in-use',
    `The embedded database in ${dataDir} is run by another process: ${holder.command} (pid ${holder.pid}). ` +
      'Stop that one first, or give this one a NURTURE_DATA of its own. ' +
      'Several processes can work together on one PostgreSQL server: set DATABASE_URL.',
  );

/** Keeps one server running: starts it, starts it again when it dies, ends it. */
class Keeper {
  private child?: ChildProcess;
  private stopping?: Promise<void>;
  private readonly endWithUs = () => void this.child?.kill('SIGINT');

  constructor(
    private readonly location: Location,
    private readonly programs: string,
    private readonly options: EmbeddedOptions,
  ) {}

  private get durable() {
    return this.options.durable ?? true;
  }

  async start(): Promise<string> {
    const { home, account } = this.location;
    const access = readAccess(home);
    const { child, port } = await startOnSomePort(this.location, this.programs, access.port, this.durable);
    this.watch(child, port);
    process.once('exit', this.endWithUs);
    if (port !== access.port) writeAccess(home, { ...access, port }, account);
    await createDatabase(access, port);
    return urlFor(access, port, DATABASE);
  }

  private watch(child: ChildProcess, port: number): void {
    this.child = child;
    child.unref();
    child.once('exit', (code, signal) => {
      if (!this.stopping) void this.revive(port, signal ?? `exit code ${code}`);
    });
  }

  /** The address must stay what it was: everybody holds it. So the port is waited for, never changed. */
  private async revive(port: number, cause: string): Promise<void> {
    this.options.onTrouble?.(`The embedded database ended (${cause}); starting it again.`);
    for (let waitMs = 100; !this.stopping; waitMs = Math.min(waitMs * 2, 5000)) {
      try {
        const { child, port: got } = await startOnSomePort(this.location, this.programs, port, this.durable);
        if (got === port && !this.stopping) return this.watch(child, port);
        if (child.pid !== undefined) await endServer(child.pid);
      } catch (error) {
        this.options.onTrouble?.(messageOf(error));
      }
      await pause(waitMs);
    }
  }

  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  private async end(): Promise<void> {
    process.removeListener('exit', this.endWithUs);
    if (this.child?.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null) {
      await endServer(this.child.pid);
    }
  }
}

async function run(location: Location, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const durable = options.durable ?? true;
  const systemDir = options.systemDir ?? DEFAULT_SYSTEM_DIR;
  const { directory: programs, major } = programsFor(location.account, systemDir, options.programs);
  await createCluster(location, programs, durable);
  assertVersion(location.cluster, major);
  const left = runningOn(location.cluster);
  if (left) await endServer(left.pid); // of a process that was killed
  const keeper = new Keeper(location, programs, options);
  try {
    return { url: await keeper.start(), owned: true, stop: () => keeper.stop() };
  } catch (error) {
    await keeper.stop();
    throw error;
  }
}

/** Uses the server that the holder of the lock runs, once it is there; gives up when the holder does. */
async function share(dataDir: string): Promise<EmbeddedDatabase | undefined> {
  while (holderOf(lockOf(dataDir))) {
    const location = findLocation(dataDir);
    const running = location && existsSync(location.cluster) ? runningOn(location.cluster) : undefined;
    if (location && running?.ready) {
      const access = readAccess(location.home);
      return { url: urlFor(access, running.port, DATABASE), owned: false, stop: () => Promise.resolve() };
    }
    await pause(50);
  }
  return undefined;
}

const lockOf = (dataDir: string) => join(dataDir, 'nurture.lock');

/** Takes a lock for as long as what `work` opens is open. */
async function holding(path: string, command: string, work: () => Promise<EmbeddedDatabase>) {
  const taken = acquire(path, command);
  if ('heldBy' in taken) return taken;
  let held = true;
  const release = () => {
    if (held) taken.lock.release();
    held = false;
  };
  try {
    const opened = await work();
    return { ...opened, stop: () => opened.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

async function own(dataDir: string, systemDir: string, options: EmbeddedOptions) {
  const command = options.command ?? 'nurture';
  return holding(lockOf(dataDir), command, async () => {
    const location = locate(dataDir, systemDir);
    // A copied data directory points to the same cluster: whoever runs it holds a lock beside the cluster, too.
    const opened = await holding(`${location.home}.lock`, command, () => run(location, options));
    if ('heldBy' in opened) throw inUse(location.home, opened.heldBy);
    return opened;
  });
}

/**
 * Runs the embedded PostgreSQL of a data directory; makes it on first use. Whatever an earlier process that was killed
 * left behind (a running server, lock and pid files) is dealt with.
 * @throws store.embedded-in-use, store.embedded-unsupported, store.embedded-unreachable, store.embedded-version,
 *   store.embedded-failed
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const systemDir = options.systemDir ?? DEFAULT_SYSTEM_DIR;
  const dataDir = prepareDataDir(resolve(options.dataDir));
  for (;;) {
    const opened = await own(dataDir, systemDir, options);
    if (!('heldBy' in opened)) return opened;
    if (options.mode !== 'share') throw inUse(dataDir, opened.heldBy);
    const theirs = await share(dataDir);
    if (theirs) return theirs;
  }
}
