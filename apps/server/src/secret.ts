import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

interface Where {
  readonly secret: string | null;
  readonly dataDir: string;
}

const fileOf = ({ dataDir }: Where): string => join(dataDir, 'secret');

/** The key that signs every public link, where there is one: `NURTURE_SECRET`, else the one in the data directory. */
export const knownSecret = (settings: Where): string | null => settings.secret ?? read(fileOf(settings));

/** Tells keys apart without telling anything of them. */
export const fingerprintOf = (secret: string): string =>
  createHmac('sha256', secret).update('nurture backup').digest('hex').slice(0, 16);

/** Keeps a key that a backup brought; one that lies there already is put aside, never lost. */
export function takeOverSecret(settings: Where, secret: string): void {
  const path = fileOf(settings);
  if (existsSync(path)) renameSync(path, `${path}.before-restore`);
  writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' });
}

/**
 * The key that signs every public link: `NURTURE_SECRET`, else one that is made once and kept in the data directory,
 * readable to its owner alone. It is never printed.
 */
export function secretOf(settings: Where): string {
  const known = knownSecret(settings);
  if (known !== null) return known;
  const path = fileOf(settings);
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
