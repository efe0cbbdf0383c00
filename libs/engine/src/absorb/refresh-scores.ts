import type { Database } from '@nurture/store';
import { absorbBatch } from './absorb-batch';
import type { AbsorbDeps } from './absorb-batch';

/** Older than this, a score that fades is worked out anew for lists and segments. */
const STALE_HOURS = 24;
const BATCH = 500;

/** In the order of their ids, so that one walk through meets everybody once. */
const READ_STALE = /* sql */ `
SELECT contact_id AS id FROM contact_profile
WHERE contact_id > $1 AND scored_by IS NOT NULL
  AND (scored_by <> $2 OR ($3 AND score_at < nurture_now() - $4 * interval '1 hour'))
ORDER BY contact_id LIMIT $5`;

/**
 * Brings stored scores up to now: of everybody whom another scoring model scored, and where points fade, of everybody
 * whose score was last worked out a day ago. Nothing that is decided waits for it: absorbing works a score out itself.
 * Harmless in several processes at once; whoever is locked elsewhere comes next time.
 *
 * @returns how many contacts were looked at
 */
export async function refreshScores(db: Database, deps: AbsorbDeps): Promise<number> {
  const { model } = await db.transaction((tx) => deps.book.refresh(tx));
  let after = '0';
  for (let count = 0; ;) {
    const rows = await db.query<{ id: string }>(READ_STALE, [
      after,
      model.scoringVersion,
      model.scoring.fades,
      STALE_HOURS,
      BATCH,
    ]);
    if (rows.length === 0) return count;
    await absorbBatch(db, deps, { only: rows.map((row) => row.id) });
    count += rows.length;
    after = rows[rows.length - 1]?.id ?? after;
  }
}
