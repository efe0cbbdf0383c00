// Types, lint, format, import rules and schema drift, one after another; says at the end what failed and how to mend it.
// `npm run check -- lint format` runs only these.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = (path) => join(root, 'node_modules', path);
/** What is unchanged since the last time isn't looked at again; a clean checkout looks at everything. */
const cache = (name) => join(root, 'dist/.cache', name);
const folders = ['apps', 'libs', 'test'].filter((folder) => existsSync(join(root, folder)));

const TSC = [program('typescript/bin/tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile'];
const CACHED = ['--cache', '--cache-strategy', 'content', '--cache-location'];

const CHECKS = [
  {
    name: 'types',
    command: [...TSC, cache('types.json'), '-p', 'tsconfig.json'],
    mend: 'the compiler names file and line',
  },
  {
    name: 'dashboard types',
    onlyWith: 'apps/dashboard/tsconfig.json',
    command: [...TSC, cache('dashboard-types.json'), '-p', 'apps/dashboard/tsconfig.json'],
    mend: 'the compiler names file and line',
  },
  {
    name: 'api types',
    command: [join(root, 'scripts/api-types.mjs'), '--check'],
    mend: 'npm run api:types',
  },
  {
    name: 'lint',
    command: [program('eslint/bin/eslint.js'), '--max-warnings', '0', ...CACHED, cache('lint.json'), ...folders],
    mend: 'npx eslint --fix FILE mends some; the rest by hand',
  },
  {
    name: 'format',
    command: [program('prettier/bin/prettier.cjs'), '--check', '.', ...CACHED, cache('format.json')],
    mend: 'npm run format',
  },
  {
    name: 'import rules',
    command: [
      program('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      ...folders,
    ],
    mend: 'the rules stand in .dependency-cruiser.cjs, their reasons in docs/ARCHITECTURE.md',
  },
  {
    name: 'schema drift',
    command: [program('jest/bin/jest.js'), 'libs/store/src/entities/drift'],
    mend: 'make the entity and the migrations say the same; a released migration is never edited',
  },
];

const wanted = process.argv.slice(2);
const chosen = CHECKS.filter(
  ({ name, onlyWith }) =>
    (wanted.length === 0 || wanted.some((word) => name.includes(word))) &&
    (onlyWith === undefined || existsSync(join(root, onlyWith))),
);

const failed = chosen.filter(({ name, command }) => {
  const startedAt = Date.now();
  process.stdout.write(`${name} … `);
  const run = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(run.status === 0 ? `ok (${seconds} s)\n` : `failed (${seconds} s)\n`);
  if (run.status !== 0) process.stdout.write(`${run.stdout}${run.stderr}\n`);
  return run.status !== 0;
});

for (const { name, mend } of failed) process.stdout.write(`failed: ${name}. To mend it: ${mend}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
