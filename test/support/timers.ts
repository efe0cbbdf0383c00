import type { Tx } from '@nurture/store';

const STRAYS = /* sql */ `
SELECT coalesce(e.id, t.enrolment_id)::text AS id
FROM (SELECT id, contact_id, due_at FROM enrolment WHERE due_at IS NOT NULL) e
FULL JOIN enrolment_timer t ON t.enrolment_id = e.id AND t.due_at = e.due_at AND t.contact_id = e.contact_id
WHERE e.id IS NULL OR t.enrolment_id IS NULL`;

/** Enrolments that are due some time and have no timer for it, and those that a timer knows and that are not. */
export async function strayTimers(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(STRAYS);
  return rows.map(({ id }) => id);
}
