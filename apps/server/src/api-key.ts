import { countApiKeys, ensureApiKey, newApiKey } from '@nurture/access';
import type { Database } from '@nurture/store';

/**
 * Makes sure that somebody can call the API: the key of `NURTURE_API_KEY`, or at the first start one that is made.
 * @returns the made key, to be printed once; it is kept as a digest and can't be read again
 */
export async function ensureFirstApiKey(db: Database, given: string | null): Promise<string | null> {
  if (given !== null) {
    await ensureApiKey(db, 'environment', given, ['admin']);
    return null;
  }
  if ((await countApiKeys(db)) > 0) return null;
  const made = newApiKey();
  await ensureApiKey(db, 'first', made, ['admin']);
  return made;
}
