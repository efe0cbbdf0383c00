// Writes the dashboard's types from the API's OpenAPI document; with --check it only says whether they are current.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'apps/dashboard/src/api.d.ts');

function openApiDocument() {
  const args = ['--require', './test/support/run-typescript.cjs', 'test/support/print-openapi.ts'];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

const types = `// Made from the OpenAPI document by \`npm run api:types\`; not to be edited.\n${astToString(await openapiTS(openApiDocument()))}`;
const isCurrent = existsSync(target) && readFileSync(target, 'utf8') === types;
if (process.argv.includes('--check')) {
  if (!isCurrent) process.stderr.write('apps/dashboard/src/api.d.ts is not what the API says: npm run api:types\n');
  process.exitCode = isCurrent ? 0 : 1;
} else if (!isCurrent) {
  writeFileSync(target, types);
}
