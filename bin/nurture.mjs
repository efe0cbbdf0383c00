#!/usr/bin/env node
// The `nurture` command. In a checkout it builds first when the sources are newer than what was built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (existsSync(`${root}/apps/cli/src/main.ts`)) {
  const { buildIfStale } = await import('../scripts/build.mjs');
  await buildIfStale();
}
await import('../dist/apps/cli/src/main.js');
