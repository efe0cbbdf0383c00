import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';

/** What a return does to people; libs/contacts does it, in the transaction that records the return. */
export interface ReturnEffects {
  /** @param expiresAt null: for good */
  suppress(tx: Tx, email: string, detail: string, expiresAt: Instant | null): Promise<void>;
  complain(tx: Tx, contactId: string, email: string, source: string): Promise<void>;
  unsubscribe(tx: Tx, contactId: string, source: string): Promise<void>;
}
