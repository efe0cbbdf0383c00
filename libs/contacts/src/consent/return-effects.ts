import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';
import type { ContactsDeps } from '../deps';
import { applyChange } from './change';
import { addSuppression } from './suppression';

/**
 * What bounces, complaints and requests by mail do to people, in the transaction of whoever heard of them, which holds
 * the contact's lock.
 */
export const returnEffects = ({ secret }: Pick<ContactsDeps, 'secret'>) => ({
  suppress: (tx: Tx, email: string, detail: string, expiresAt: Instant | null): Promise<void> =>
    addSuppression(tx, secret, { email, reason: 'bounce', detail, expiresAt }),

  async complain(tx: Tx, contactId: string, email: string, source: string): Promise<void> {
    await addSuppression(tx, secret, { email, reason: 'complaint', detail: source });
    await applyChange(tx, contactId, { type: 'complain' }, { source: `bounce: complaint by ${source}` });
  },

  async unsubscribe(tx: Tx, contactId: string, source: string): Promise<void> {
    await applyChange(
      tx,
      contactId,
      { type: 'unsubscribe', topic: null },
      { source: `bounce: asked by mail, ${source}` },
    );
  },
});
