import type { Tx } from '@nurture/store';
import { handoffsOfContact } from './views';

/** What this lib holds on a person, and how it is removed. */
export const personal = {
  export: async (tx: Tx, contactId: string): Promise<Record<string, unknown>> => ({
    handoffs: await handoffsOfContact(tx, contactId),
    webhooks: await tx.query(
      `SELECT endpoint, type, body, to_jsonb(created_at) AS "createdAt", to_jsonb(delivered_at) AS "deliveredAt"
       FROM webhook_delivery WHERE contact_id = $1 ORDER BY id`,
      [contactId],
    ),
  }),
  erase: async (tx: Tx, contactId: string): Promise<void> => {
    await tx.query('DELETE FROM webhook_delivery WHERE contact_id = $1', [contactId]);
    await tx.query('DELETE FROM handoff WHERE contact_id = $1', [contactId]);
  },
};
