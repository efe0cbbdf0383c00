import type { WorkspaceSettings } from '@nurture/core/workspace';
import { textIn } from '@nurture/core/workspace';
import { type Database, now as readNow, tasks } from '@nurture/store';
import { composeLetter } from '../letters';

/** Whose link to a file has expired. */
export interface ExpiredLink {
  readonly contactId: string;
  readonly asset: string;
  readonly locale: string;
}

const CONTACT = 'SELECT id FROM contact WHERE id = nurture_contact_now($1) FOR KEY SHARE';

/**
 * Mails a fresh link to whom the expired one was made for, and to nobody else: whoever it was forwarded to gains nothing.
 * At most one a day for each file.
 * @param urlFor makes the link, from the contact and the moment in seconds since the epoch
 * @returns false where the contact is gone
 */
export function sendFreshLink(
  db: Database,
  settings: WorkspaceSettings,
  { contactId, asset, locale }: ExpiredLink,
  urlFor: (contactId: string, atSeconds: number) => string,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [contact] = await tx.query<{ id: string }>(CONTACT, [contactId]);
    if (!contact) return false;
    const at = await readNow(tx);
    const day = new Date(at).toISOString().slice(0, 10);
    const url = urlFor(contact.id, Math.floor(at / 1000));
    const given = { name: 'fresh-download', contactId: contact.id, locale, url };
    const payload = composeLetter(settings, given, textsFor(titleOf(settings, asset, locale)));
    const key = `fresh-download:${contact.id}:${asset}:${day}`;
    await tasks.plan(tx, [{ queue: 'send-service', key, contactId: contact.id, dueAt: at, payload }]);
    return true;
  });
}

const titleOf = (settings: WorkspaceSettings, asset: string, locale: string): string =>
  textIn(settings.assets[asset]?.title ?? {}, locale, settings.locale) || asset;

const textsFor = (title: string) => ({
  subject: { en: `Your link to “${title}”`, nl: `Je link naar “${title}”` },
  lead: {
    en: `You asked for a fresh link to “${title}”. Here it is:`,
    nl: `Je vroeg om een nieuwe link naar “${title}”. Hier is hij:`,
  },
  button: { en: 'Download it', nl: 'Download hem' },
  otherwise: {
    en: 'You didn’t ask for it? Then somebody else opened the old link: do nothing.',
    nl: 'Heb je er niet om gevraagd? Dan heeft iemand anders de oude link geopend: doe niets.',
  },
});
