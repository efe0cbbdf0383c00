import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckKeeper, KeptCheck } from '@nurture/workspace';

/** Written by the build: what another build made of a workspace counts no more. */
const BUILT = join(__dirname, '../../../../.built-server');

interface Stored extends KeptCheck {
  readonly key: string;
  readonly builtAt: number;
}

/**
 * Keeps the last check of the workspace in `NURTURE_DATA/workspace-check.json`. It may be deleted at any time.
 * @returns null where the program was not built, as in tests: its code may change from one run to the next
 */
export function checkKeptIn(dataDir: string): CheckKeeper | null {
  const builtAt = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs;
  if (builtAt === undefined) return null;
  const path = join(dataDir, 'workspace-check.json');
  return {
    read: (key) => {
      const stored = storedAt(path);
      return stored?.key === key && stored.builtAt === builtAt ? stored : null;
    },
    write: (key, kept) => {
      const stored: Stored = { key, builtAt, ...kept };
      mkdirSync(dataDir, { recursive: true });
      // Whole or not at all: several processes may share the folder.
      writeFileSync(`${path}.${process.pid}`, JSON.stringify(stored), { mode: 0o600 });
      renameSync(`${path}.${process.pid}`, path);
    },
  };
}

/** What can't be read is none: the check is done once more, and says all that there is to say. */
function storedAt(path: string): Stored | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Stored;
  } catch {
    return null;
  }
}
