import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { StoreError } from '../errors';
import { type Account, canReach, databaseAccount, isRoot } from './account';

/** Where an embedded database lies. */
export interface Location {
  /** Holds `cluster/`, `access.json` and `postgres.log`. */
  home: string;
  cluster: string;
  account: Account | undefined;
}

const POINTER = 'postgres.location';

const ownerOf = (path: string): Account => {
  const { uid, gid } = statSync(path);
  return { uid, gid };
};

/** Makes the data directory when it is missing: ours alone, but root lets the database's account walk through. */
export function prepareDataDir(dataDir: string): string {
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  return realpathSync(dataDir);
}

/** Where the pointer of the data directory leads, if it has one. */
function pointedTo(dataDir: string): string | undefined {
  const pointer = join(dataDir, POINTER);
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
}

/** Makes a directory that everybody may walk through, whatever the umask says. */
export function publicDirectory(path: string): string {
  if (existsSync(path)) return path;
  publicDirectory(dirname(path));
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
  return path;
}

/** A place outside that the database's account can reach; the data directory then only points there. */
function placeOutside(dataDir: string, systemDir: string): string {
  const home = join(publicDirectory(join(systemDir, 'clusters')), randomUUID());
  writeFileSync(join(dataDir, POINTER), `${home}\n`);
  return home;
}

function locationAt(home: string): Location {
  const account = databaseAccount(existsSync(home) ? ownerOf(home) : undefined);
  return { home, cluster: join(home, 'cluster'), account };
}

function assertReachable({ home, account }: Location): void {
  if (!existsSync(home) || canReach(home, account)) return;
  throw new StoreError(
    'store.embedded-unreachable',
    `The embedded database lies in ${home}, which its owner (uid ${account?.uid}) cannot reach. ` +
      'Let that account walk through the directories above, or move the data directory.',
  );
}

function assertOurs(home: string): void {
  if (isRoot() || !existsSync(home) || ownerOf(home).uid === process.getuid?.()) return;
  throw new StoreError(
    'store.embedded-unreachable',
    `The embedded database in ${home} belongs to another account (uid ${ownerOf(home).uid}): it was started as root ` +
      'or by somebody else. Start it as before, or set NURTURE_DATA to a directory of your own.',
  );
}

/**
 * Where the database of a data directory lies, if there is one or a place was chosen for it.
 * @throws store.embedded-unreachable
 */
export function findLocation(dataDir: string): Location | undefined {
  const inside = join(dataDir, 'postgres');
  const known = pointedTo(dataDir) ?? (existsSync(inside) ? inside : undefined);
  if (known === undefined) return undefined;
  assertOurs(known);
  const location = locationAt(known);
  assertReachable(location);
  return location;
}

/**
 * Finds where the database of a data directory lies, or chooses a place for it: in the data directory itself, or, for
 * root, under `systemDir` where the database's account could not reach that. Only for the holder of the directory's lock.
 */
export function locate(dataDir: string, systemDir: string): Location {
  const found = findLocation(dataDir);
  if (found) return found;
  const reachable = canReach(dataDir, databaseAccount());
  return locationAt(reachable ? join(dataDir, 'postgres') : placeOutside(dataDir, systemDir));
}

/** Gives a path to the account that runs the database. */
export function give(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid);
}
