// Programs of Debian's that a run needs: installed where they are missing, and taken away again afterwards.
import { execFileSync } from 'node:child_process';

/** What Debian's package is called, and a file that tells whether it is there. */
export const MAIL_SERVERS = { postfix: '/usr/sbin/postfix', rspamd: '/usr/bin/rspamd' } as const;
const quiet = { DEBIAN_FRONTEND: 'noninteractive', PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };

/** The machine can't run this; the message says why. */
export class CannotRun extends Error {}

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', env: quiet, stdio: ['ignore', 'pipe', 'pipe'] });

const installed = (): Set<string> =>
  new Set(run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}${Package}\n']).split('\n').filter((line) => line.startsWith('ii')).map((line) => line.slice(3).trim())); // prettier-ignore

const isThere = (path: string): boolean => {
  try {
    execFileSync('test', ['-x', path]);
    return true;
  } catch {
    return false;
  }
};

/**
 * Sees to it that programs are there.
 * @returns the packages that were added, for `remove`
 * @throws CannotRun where it isn't allowed to, or Debian's packages can't be had
 */
export function provide(programs: Readonly<Record<string, string>>): string[] {
  if (process.getuid?.() !== 0)
    throw new CannotRun('servers change their users: run this as root, such as in a container of its own');
  const missing = Object.entries(programs).flatMap(([name, path]) => (isThere(path) ? [] : [name]));
  if (missing.length === 0) return [];
  if (!isThere('/usr/bin/apt-get'))
    throw new CannotRun(`${missing.join(' and ')} missing, and this is no Debian: install them yourself`);
  const before = installed();
  try {
    // The services that packages start by themselves are not wanted: only those with our own settings are.
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', '--no-upgrade', '-o', 'DPkg::Options::=--force-confdef', ...missing]); // prettier-ignore
  } catch (error) {
    throw new CannotRun(`apt-get could not install ${missing.join(' and ')}: ${String(error)}`);
  }
  return [...installed()].filter((name) => !before.has(name));
}

/** Takes away what `provide` added. */
export function remove(packages: readonly string[]): void {
  if (packages.length > 0) run('apt-get', ['purge', '-y', '-q', ...packages]);
}

/** What version of a package this is about. */
export const versionOf = (name: string): string => run('dpkg-query', ['-W', '-f', '${Version}', name]);
