// Builds what `nurture` runs: the command with the server inside (nest build) and the dashboard (vite build).
// Each is built again only when one of its sources is newer than what was made of it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFolder } from './compress.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PARTS = [
  {
    name: 'server and command',
    stamp: 'dist/.built-server',
    sources: ['apps/server', 'apps/cli', 'libs', 'schemas', 'tsconfig.json', 'nest-cli.json', 'package-lock.json'],
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'cli'],
  },
  {
    name: 'dashboard',
    stamp: 'dist/.built-dashboard',
    sources: ['apps/dashboard', 'package-lock.json'],
    command: ['node_modules/vite/bin/vite.js', 'build', 'apps/dashboard', '--logLevel', 'warn'],
    then: () => compressFolder(join(root, 'dist/apps/dashboard')),
  },
];

/** The latest change below a path, in milliseconds; 0 where there is nothing. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let latest = 0;
  for (const entry of readdirSync(path)) {
    if (entry !== 'node_modules') latest = Math.max(latest, newest(join(path, entry)));
  }
  return latest;
}

function isStale(part) {
  const stamp = join(root, part.stamp);
  const changed = Math.max(...part.sources.map((source) => newest(join(root, source))));
  return !existsSync(stamp) || statSync(stamp).mtimeMs < changed;
}

function build(part) {
  const startedAt = new Date();
  process.stderr.write(`building ${part.name} … `);
  const [script, ...args] = part.command;
  const run = spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) {
    process.stderr.write(`failed\n${run.stdout}${run.stderr}\n`);
    process.exit(1);
  }
  part.then?.();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, part.stamp), '');
  // Dated back to the start of the build, so that a change made while building is not taken for built.
  utimesSync(join(root, part.stamp), startedAt, startedAt);
  process.stderr.write(`${((Date.now() - startedAt.getTime()) / 1000).toFixed(1)} s\n`);
}

export function buildIfStale({ force = false } = {}) {
  for (const part of PARTS) {
    if (force || isStale(part)) build(part);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildIfStale({ force: true });
