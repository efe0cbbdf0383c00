import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '@nurture/store';

const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
const exists = (error: unknown): boolean => codeOf(error) === 'EEXIST';

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * The key that signs every public link: `NURTURE_SECRET`, else one that is made once and kept in the data directory,
 * readable to its owner alone. It is never printed.
 */
export function secretOf(settings: { secret: string | null; dataDir: string }): string {
  if (settings.secret !== null) return settings.secret;
  const path = join(settings.dataDir, 'secret');
  const kept = read(path);
  if (kept !== null) return kept;
  mkdirSync(settings.dataDir, { recursive: true });
  const made = randomBytes(32).toString('base64url');
  try {
    writeFileSync(path, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    // Another process made one in the same moment: links must be signed with the same one everywhere.
    if (exists(error)) return read(path) ?? made;
    throw error;
  }
}
