import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../errors';

/** The account that runs the database. PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

export const isRoot = () => process.getuid?.() === 0;

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // `id` fails for a name that it doesn't know
  }
}

const WAYS_TO_ADD: [string, string[]][] = [
  ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
  ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'postgres']], // BusyBox
];

function add(): Account | undefined {
  for (const [program, args] of WAYS_TO_ADD) {
    try {
      execFileSync(program, args, { stdio: 'pipe' });
    } catch {
      continue; // no such program here, or /etc cannot be written: the next way, and in the end `nobody`
    }
    const account = lookUp('postgres');
    if (account) return account;
  }
  return undefined;
}

/**
 * The account for a database that root starts: the owner of one that is there already, else `postgres`, which is added
 * where the machine has none, else `nobody`. `undefined` when we are not root: then it is our own.
 */
export function databaseAccount(ownerOfExisting?: Account): Account | undefined {
  if (!isRoot()) return undefined;
  if (ownerOfExisting && ownerOfExisting.uid !== 0) return ownerOfExisting;
  const account = lookUp('postgres') ?? add() ?? lookUp('nobody');
  if (account) return account;
  throw new StoreError(
    'store.embedded-unreachable',
    'PostgreSQL does not run as root, and this machine has neither an account `postgres` nor a way to add one. ' +
      'Start as another user, or set DATABASE_URL.',
  );
}

/** May this account walk through a directory (or run a file), as its permission bits say? */
function mayPass(path: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(path);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === account.gid ? 0o010 : 0o001)) !== 0;
}

/** Can this account get to a path, through every directory above it? `undefined` stands for ourselves: yes. */
export function canReach(path: string, account: Account | undefined): boolean {
  if (!account) return true;
  for (let at = path; ; at = dirname(at)) {
    if (!mayPass(at, account)) return false;
    if (at === dirname(at)) return true;
  }
}
