import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { productDir } from '@nurture/workspace';

export function productVersion(): string {
  const manifest = JSON.parse(readFileSync(join(productDir(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** The folder of the workspace that a file lies in: the nearest one above it with a workspace.json; null: in none. */
export function workspaceAround(file: string): string | null {
  for (let dir = dirname(file), steps = 0; steps < 4; dir = join(dir, '..'), steps++) {
    if (existsSync(join(dir, 'workspace.json'))) return dir;
  }
  return null;
}
