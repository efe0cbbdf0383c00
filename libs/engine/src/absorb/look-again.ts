import type { Database } from '@nurture/store';
import type { EngineLogger } from '../logger';
import { absorbBatch, BatchFailure, type AbsorbDeps } from './absorb-batch';

/** Whose mail is about to leave, and of which flow. */
export interface AboutToLeave {
  readonly contactId: string;
  readonly flowId: string;
}

/**
 * Looks again, before mails leave, at the conditions by which people leave their flows, and absorbs what waits for
 * them. What has become pointless is withdrawn. Somebody whose walk can't be absorbed keeps nobody else from it, and
 * gets the mail that was decided.
 *
 * @returns contacts whom another process holds: they were not looked at
 */
export async function lookAgainBeforeSending(
  db: Database,
  deps: AbsorbDeps,
  mails: readonly AboutToLeave[],
  logger: EngineLogger,
): Promise<ReadonlySet<string>> {
  const lookAgainAt = [...new Set(mails.map(({ flowId }) => flowId))];
  const only = [...new Set(mails.map(({ contactId }) => contactId))];
  try {
    const { contactIds } = await absorbBatch(db, deps, { only, lookAgainAt });
    return new Set(only.filter((id) => !contactIds.includes(id)));
  } catch (error) {
    if (!(error instanceof BatchFailure)) throw error;
    const [contact] = only;
    if (only.length === 1 && contact !== undefined) {
      logger.error(
        { contact, error: error.message },
        'A contact cannot be absorbed; their mail leaves as it was decided.',
      );
      return new Set();
    }
    const held: string[] = [];
    for (const id of only) {
      const own = mails.filter(({ contactId }) => contactId === id);
      held.push(...(await lookAgainBeforeSending(db, deps, own, logger)));
    }
    return new Set(held);
  }
}
