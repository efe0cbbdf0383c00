import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './read-file';

/** More files than a marketer keeps; a wrong folder (a home directory) is left at this. */
export const MAX_FILES = 5000;

const MAX_FOLDER_DEPTH = 8;

/** Names in a folder, in order; none where there is no such folder. Hidden ones and editors' leftovers are left out. */
export function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => !name.startsWith('.') && !name.endsWith('~'))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** All files below a folder, as paths relative to it with `/`. */
export function filesBelow(dir: string): { name: string; bytes: number }[] {
  const found: { name: string; bytes: number }[] = [];
  const visit = (prefix: string, depth: number): void => {
    for (const name of namesIn(join(dir, prefix))) {
      const relative = prefix === '' ? name : `${prefix}/${name}`;
      const stat = statSync(join(dir, relative), { throwIfNoEntry: false });
      if (stat?.isDirectory() === true && depth < MAX_FOLDER_DEPTH) visit(relative, depth + 1);
      else if (stat?.isFile() === true && found.length < MAX_FILES) found.push({ name: relative, bytes: stat.size });
    }
  };
  visit('', 0);
  return found;
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
