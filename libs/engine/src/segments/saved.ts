import type { Condition } from '@nurture/core/condition';
import type { Tx } from '@nurture/store';

/** A condition that somebody named. Times are ISO 8601. */
export interface SavedSegmentView {
  readonly id: string;
  readonly name: string;
  readonly condition: Condition;
  readonly createdAt: string;
}

const COLUMNS = `id, name, condition, to_jsonb(created_at) AS "createdAt"`;

/** By name. */
export const listSegments = (tx: Tx): Promise<SavedSegmentView[]> =>
  tx.query<SavedSegmentView>(`SELECT ${COLUMNS} FROM saved_segment ORDER BY lower(name), id`);

/** @returns null where the name is taken */
export async function saveSegment(tx: Tx, name: string, condition: Condition): Promise<SavedSegmentView | null> {
  const rows = await tx.query<SavedSegmentView>(
    `INSERT INTO saved_segment (name, condition, created_at) VALUES ($1, $2, nurture_now())
     ON CONFLICT (name) DO NOTHING RETURNING ${COLUMNS}`,
    [name, JSON.stringify(condition)],
  );
  return rows[0] ?? null;
}

/** @returns whether it was there */
export async function removeSegment(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query('DELETE FROM saved_segment WHERE id = $1 RETURNING id', [id])).length > 0;
}
