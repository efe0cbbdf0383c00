import type { Tx } from '@nurture/store';
import { waitForLock } from './lock';

const FORGET = [
  'DELETE FROM figure_due WHERE person = ANY ($1::bigint[])',
  'DELETE FROM figure_contact WHERE contact_id = ANY ($1::bigint[])',
  'DELETE FROM figure_point WHERE person = ANY ($1::bigint[])',
  'DELETE FROM figure_credit WHERE contact_id = ANY ($1::bigint[])',
  'DELETE FROM figure_mail WHERE contact_id = ANY ($1::bigint[])',
];

/** Takes contacts out of every figure. */
export async function forgetPeople(tx: Tx, contactIds: readonly string[]): Promise<void> {
  if (contactIds.length === 0) return;
  for (const statement of FORGET) await tx.query(statement, [contactIds]);
}

const READ = /* sql */ `
SELECT
  (SELECT to_jsonb(f) - 'contact_id' FROM figure_contact f WHERE contact_id = $1) AS summary,
  (SELECT coalesce(jsonb_agg(to_jsonb(p) - 'person' ORDER BY p.kind, p.name, p.at), '[]') FROM figure_point p WHERE person = $1) AS points,
  (SELECT coalesce(jsonb_agg(to_jsonb(c) - 'contact_id' ORDER BY c.deal, c."by", c.key), '[]') FROM figure_credit c WHERE contact_id = $1) AS credits,
  (SELECT coalesce(jsonb_agg(to_jsonb(m) - 'contact_id' ORDER BY m.mail_id), '[]') FROM figure_mail m WHERE contact_id = $1) AS mails`;

/** What figures hold on a person, and how it is removed. */
export const personal = {
  export: async (tx: Tx, contactId: string): Promise<Record<string, unknown>> => {
    const [figures] = await tx.query(READ, [contactId]);
    return { figures };
  },
  erase: async (tx: Tx, contactId: string): Promise<void> => {
    await waitForLock(tx);
    await forgetPeople(tx, [contactId]);
  },
};
