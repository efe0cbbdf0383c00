import type { Tx } from '../database.types';

const READ = /* sql */ `
SELECT queue, due_at AS "dueAt", payload, attempts, reason, created_at AS "createdAt"
FROM task WHERE contact_id = $1 ORDER BY id`;

/** What is still to be done about a person, and how it is withdrawn. The caller has locked the contact. */
export const personal = {
  export: async (tx: Tx, contactId: string): Promise<Record<string, unknown>> => ({
    tasks: await tx.query(READ, [contactId]),
  }),
  /** Waits for whoever writes an outcome just now; what they planned meanwhile goes too. */
  erase: async (tx: Tx, contactId: string): Promise<void> => {
    const rows = await tx.query<{ id: string }>('SELECT id FROM task WHERE contact_id = $1 ORDER BY id FOR UPDATE', [
      contactId,
    ]);
    if (rows.length > 0) await tx.query('DELETE FROM task WHERE contact_id = $1', [contactId]);
  },
};
