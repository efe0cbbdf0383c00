import { countApiKeys, ensureApiKey, inviteFirstAdmin, newApiKey, welcomeLink } from '@nurture/access';
import type { Settings } from '@nurture/core/config';
import type { Database } from '@nurture/store';

/** What lets the first person in; each is printed once, and can't be read again. */
export interface FirstAccess {
  /** Made where there was no key yet, and `NURTURE_API_KEY` gives none. */
  readonly newApiKey: string | null;
  /** Makes the first admin; null where somebody logs in already, or it was printed and hasn't ended. */
  readonly firstAdminLink: string | null;
}

/** Lets the key of `NURTURE_API_KEY` in, where there is one. */
export async function letGivenKeyIn(db: Database, { apiKey }: Settings): Promise<void> {
  if (apiKey !== null) await ensureApiKey(db, 'environment', apiKey, ['admin']);
}

/**
 * Makes sure that somebody can come in. Only for a process that answers HTTP, and once it does: of what another one
 * printed, or one that didn't start, nobody would know.
 */
export async function ensureFirstAccess(db: Database, { roles, apiKey, publicUrl }: Settings): Promise<FirstAccess> {
  if (!roles.includes('api')) return { newApiKey: null, firstAdminLink: null };
  const key = apiKey === null ? await firstApiKey(db) : null;
  const token = await inviteFirstAdmin(db);
  return { newApiKey: key, firstAdminLink: token === null ? null : welcomeLink(publicUrl, token) };
}

/** Kept as a digest, it can't be read again. */
async function firstApiKey(db: Database): Promise<string | null> {
  if ((await countApiKeys(db)) > 0) return null;
  const made = newApiKey();
  await ensureApiKey(db, 'first', made, ['admin']);
  return made;
}
