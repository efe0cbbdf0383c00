import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { codeOf } from '../errors';

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // the process ended meanwhile, or this platform has no such file: the caller has a second way
  }
}

const ps = (pid: number, column: string) =>
  attempt(() => execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim());

/** The fields of Linux's process table from the third on; the second is a name that may itself hold blanks. */
function statFields(pid: number): string[] | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Does a process with this id run (of whichever user)? One that ended and waits for its parent to notice doesn't. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return statFields(pid)?.[0] !== 'Z';
}

/**
 * A mark of this very process, which another one that later gets the same id does not share: when it was started, and
 * in which boot. Empty when the platform doesn't tell.
 */
export function birthmark(pid: number): string {
  const fields = statFields(pid);
  if (!fields) return ps(pid, 'lstart') ?? '';
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? '';
  return `${boot}:${fields[19]}`;
}

/** Is this process a PostgreSQL server on this data directory? Its working directory is the data directory itself. */
export function servesDirectory(pid: number, directory: string): boolean {
  if (!isAlive(pid)) return false;
  const cwd = attempt(() => readlinkSync(`/proc/${pid}/cwd`));
  if (cwd !== undefined) return cwd === attempt(() => realpathSync(directory));
  return ps(pid, 'command')?.includes(directory) ?? false;
}
