import { countApiKeys, ensureApiKey, inviteFirstAdmin, newApiKey, welcomeLink } from '@nurture/access';
import type { Settings } from '@nurture/core/config';
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

/**
 * While nobody logs in yet: the link that makes the first admin, to be printed once; null where it was, until it ends.
 * Only a process that answers HTTP prints one.
 */
export async function firstAdminLink(db: Database, { roles, publicUrl }: Settings): Promise<string | null> {
  if (!roles.includes('api')) return null;
  const token = await inviteFirstAdmin(db);
  return token === null ? null : welcomeLink(publicUrl, token);
}
