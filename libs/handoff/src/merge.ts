import type { Tx } from '@nurture/store';

/** Open handoffs of both: the one that sales is further with stays, of two alike the older. */
const OPEN = /* sql */ `
SELECT id FROM handoff WHERE contact_id IN ($1, $2) AND closed_at IS NULL
ORDER BY array_position(ARRAY['meeting', 'contacted', 'accepted', 'new'], status), id FOR UPDATE`;

/** The reasons come along, each once. The double is closed without an answer: nobody said anything of it. */
const FOLD = [
  /* sql */ `
  UPDATE handoff kept SET reasons = kept.reasons || coalesce((
    SELECT jsonb_agg(reason) FROM handoff twin, jsonb_array_elements(twin.reasons) AS reason
    WHERE twin.id = $1 AND NOT kept.reasons @> jsonb_build_array(jsonb_build_object('because', reason -> 'because'))), '[]')
  WHERE kept.id = $2`,
  'UPDATE handoff_answer SET handoff_id = $2 WHERE handoff_id = $1',
  `UPDATE handoff SET folded_into = $2, closed_at = coalesce(closed_at, nurture_now()), accept_due_at = NULL, contact_due_at = NULL
   WHERE $1 IN (id, folded_into)`,
];
const FREE_DESK = /* sql */ `
UPDATE handoff_assignment SET ended_at = nurture_now(), next_at = NULL WHERE handoff_id = $1 AND ended_at IS NULL`;

/**
 * Gives a contact's handoffs to another one, since they are one person. Of two open ones the one that sales is less far
 * with is folded into the other: its reasons and answers go there, its desk is free again, and its links open the other.
 * The caller holds both contacts' locks.
 * @returns how many handoffs, and whether one was folded
 */
export async function mergeHandoffs(
  tx: Tx,
  from: string,
  into: string,
): Promise<{ readonly handoffs: number; readonly folded: boolean }> {
  const [kept, double] = await tx.query<{ id: string }>(OPEN, [from, into]);
  if (kept && double) await fold(tx, double.id, kept.id);
  const moved = await tx.query('UPDATE handoff SET contact_id = $2 WHERE contact_id = $1 RETURNING 1', [from, into]);
  await tx.query('UPDATE webhook_delivery SET contact_id = $2 WHERE contact_id = $1', [from, into]);
  return { handoffs: moved.length, folded: double !== undefined };
}

async function fold(tx: Tx, double: string, kept: string): Promise<void> {
  for (const statement of FOLD) await tx.query(statement, [double, kept]);
  await tx.query(FREE_DESK, [double]);
}
