import { setTimeout as pause } from 'node:timers/promises';
import type { ProxiedOpens } from '@nurture/core/evidence';
import type { Database } from '@nurture/store';
import { MailVersions } from '../compose/versions';
import type { Logger } from '../deliver/types';
import { settleHits } from './settle-hits';

const POLL_MS = 500;
const TROUBLE_MS = 5_000;

/**
 * Settles hits as their time comes, until aborted. Any number of processes may do so at once.
 * @param proxied when an image proxy's open counts, as the workspace says now
 */
export async function runSettleLoop(
  db: Database,
  logger: Logger,
  proxied: () => ProxiedOpens,
  signal: AbortSignal,
): Promise<void> {
  const versions = new MailVersions();
  let troubled = false;
  while (!signal.aborted) {
    try {
      const settled = await settleHits(db, versions, proxied());
      troubled = false;
      if (settled === 0) await pause(POLL_MS, undefined, { signal });
    } catch (error) {
      if (signal.aborted) return;
      if (!troubled) logger.error({ err: error }, 'hits cannot be settled now; trying again');
      troubled = true;
      await pause(TROUBLE_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
  }
}
