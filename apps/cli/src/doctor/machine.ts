import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Check, checksOf } from './check';

const { ok, warning, problem } = checksOf('machine');

const LEAST_NODE = [20, 19] as const;
const LOW_BYTES = 2 * 1024 ** 3;
const EMPTY_BYTES = 200 * 1024 ** 2;

/** @param version such as `v20.20.2` */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return ok('Node', version);
  return problem('Node', `${version} is too old`, `install Node ${LEAST_NODE.join('.')} or newer`);
}

/** The data directory, or the nearest folder above it that there is. */
export function checkDataDir(dataDir: string): Check[] {
  const dir = resolve(dataDir);
  const there = nearest(dir);
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch {
    return [
      problem(
        'data directory',
        `${there} can't be written`,
        'give it to the user who runs nurture, or set NURTURE_DATA',
      ),
    ];
  }
  const made = there === dir ? dir : `${dir}, made at the first start`;
  return [ok('data directory', made), freeSpace(there)];
}

function nearest(dir: string): string {
  return existsSync(dir) || dir === dirname(dir) ? dir : nearest(dirname(dir));
}

function freeSpace(dir: string): Check {
  const { bavail, bsize } = statfsSync(dir);
  const bytes = bavail * bsize;
  const free = `${(bytes / 1024 ** 3).toFixed(1)} GB free`;
  if (bytes < EMPTY_BYTES) return problem('disk', free, 'make room: PostgreSQL stops when the disk is full');
  return bytes < LOW_BYTES ? warning('disk', free, 'make room before it is full') : ok('disk', free);
}
