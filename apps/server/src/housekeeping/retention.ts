import { forgetOldProofs } from '@nurture/contacts';
import type { RetentionSettings } from '@nurture/core/workspace';
import { forgetOldJourneys } from '@nurture/engine';
import { forgetOldMails } from '@nurture/mail';
import { type Database, log } from '@nurture/store';

/**
 * Deletes what is older than the workspace keeps it. Entries of scores go before the events that they name. Harmless
 * when several processes do it at once.
 */
export async function forgetOld(db: Database, retention: RetentionSettings): Promise<void> {
  await forgetOldJourneys(db, retention);
  await forgetOldMails(db, retention);
  await forgetOldProofs(db);
  await log.dropOldMonths(db, retention.eventsMs);
}
