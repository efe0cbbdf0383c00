#!/usr/bin/env node
// The `nurture` command. In a checkout it builds first when the sources are newer than what was built.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (existsSync(`${root}/apps/cli/src/main.ts`)) {
  const { buildIfStale } = await import('../scripts/build.mjs');
  await buildIfStale();
}
// Where Node can (from 22.1 on), what it compiles is kept for the next start.
module.enableCompileCache?.();
await import('../dist/apps/cli/src/main.js');
