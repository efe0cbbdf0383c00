import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, messageOf, StoreError } from '../errors';
import { type Account } from './account';
import { give, type Location } from './location';

const run = promisify(execFile);

/** How to get into the server; kept beside the cluster, readable by its owner alone. */
export interface Access {
  user: string;
  password: string;
  /** Remembered, so that notes and firewalls stay true; chosen anew when somebody else has taken it. */
  port: number | null;
}

const USER = 'nurture';
const accessFile = (home: string) => join(home, 'access.json');

export const readAccess = (home: string) => JSON.parse(readFileSync(accessFile(home), 'utf8')) as Access;

export function writeAccess(home: string, access: Access, account: Account | undefined): void {
  const draft = `${accessFile(home)}.new`;
  writeFileSync(draft, JSON.stringify(access), { mode: 0o600 });
  give(draft, account);
  renameSync(draft, accessFile(home));
}

/** The surroundings of PostgreSQL's programs: ours hold secrets, and a locale that may not exist. */
export const childEnvironment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const initdbArguments = (cluster: string, passwordFile: string, durable: boolean) => [
  `--pgdata=${cluster}`,
  `--username=${USER}`,
  `--pwfile=${passwordFile}`,
  '--auth-local=reject',
  '--auth-host=scram-sha-256',
  '--encoding=UTF8',
  // The same sort order and the same upper and lower case everywhere, whatever the machine has installed.
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  ...(durable ? [] : ['--no-sync']),
];

async function initialise(draft: string, programs: string, account: Account | undefined, durable: boolean) {
  const access: Access = { user: USER, password: randomBytes(24).toString('base64url'), port: null };
  const passwordFile = join(draft, 'password');
  writeFileSync(passwordFile, `${access.password}\n`, { mode: 0o600 });
  give(passwordFile, account);
  const args = initdbArguments(join(draft, 'cluster'), passwordFile, durable);
  await run(join(programs, 'bin', 'initdb'), args, { ...account, cwd: draft, env: childEnvironment });
  rmSync(passwordFile);
  writeAccess(draft, access, account);
}

/** What starts that were killed half-way left behind. */
function sweepDrafts(parent: string, prefix: string): void {
  for (const name of readdirSync(parent).filter((n) => n.startsWith(prefix))) {
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** The program is there, but not the loader that it asks for: a system with another C library, such as Alpine. */
const notRunnable = (cause: unknown) =>
  new StoreError(
    'store.embedded-unsupported',
    'The embedded PostgreSQL does not run on this system: it needs glibc. ' +
      'Set DATABASE_URL to a PostgreSQL server, such as postgres://user:password@localhost:5432/nurture.',
    { cause },
  );

/**
 * Makes the cluster where there is none. It is made aside and renamed, so that a kill in between leaves none rather
 * than half of one. Only whoever holds the data directory's lock may call this.
 */
export async function createCluster({ home, account }: Location, programs: string, durable: boolean): Promise<void> {
  if (existsSync(home)) return;
  const parent = dirname(home);
  const prefix = `.${basename(home)}-new-`;
  sweepDrafts(parent, prefix);
  const draft = join(parent, `${prefix}${randomUUID()}`);
  mkdirSync(draft, { mode: 0o700 });
  give(draft, account);
  try {
    await initialise(draft, programs, account, durable);
    renameSync(draft, home);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    if (codeOf(cause) === 'ENOENT') throw notRunnable(cause);
    throw new StoreError('store.embedded-failed', `The embedded database could not be made: ${messageOf(cause)}`, { cause }); // prettier-ignore
  }
}

/** The major version of PostgreSQL that made the cluster must be the one that runs it. */
export function assertVersion(cluster: string, programsMajor: string): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (made === programsMajor) return;
  throw new StoreError(
    'store.embedded-version',
    `The embedded database in ${cluster} was made by PostgreSQL ${made}; this release brings ${programsMajor}. ` +
      'Make a backup with the release that made it, then restore it with this one.',
  );
}
