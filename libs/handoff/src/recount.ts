import { slaTimes } from '@nurture/core/handoff';
import type { Database } from '@nurture/store';
import { BATCH, idsOf, pendingOf, readAssigned } from './assigned';
import { calendarOf, fingerprint, timeColumns } from './assignment';
import type { HandoffContext } from './context';

const RECOUNT = /* sql */ `
SELECT id FROM handoff_assignment
WHERE ended_at IS NULL AND team = $1 AND person = $2 AND calendar <> $3 AND contacted_at IS NULL LIMIT ${BATCH}`;
const SET_TIMES = /* sql */ `
WITH counted AS (
  UPDATE handoff_assignment SET calendar = $2, accept_due_at = $3, contact_due_at = $4, remind_at = $5, escalate_at = $6,
    reassign_at = $7, next_at = $8
  WHERE id = $1 RETURNING handoff_id
)
UPDATE handoff SET accept_due_at = $3, contact_due_at = $4 FROM counted WHERE handoff.id = counted.handoff_id`;

/** Somebody fell ill, or the agreement changed: clocks that still run are counted by what holds now. */
export async function recount(db: Database, context: HandoffContext): Promise<number> {
  const settings = context.settings();
  let counted = 0;
  for (const [id, team] of Object.entries(settings.workspace.teams)) {
    for (const person of team.members) {
      const calendar = calendarOf({ id, team }, person, settings);
      const mark = fingerprint(calendar, settings);
      for (const assignment of await idsOf(db, RECOUNT, [id, person.id, mark])) {
        await db.transaction(async (tx) => {
          const row = await readAssigned(tx, assignment);
          if (!row) return;
          const times = slaTimes(settings.handoff.sla, calendar, row.assignedAt);
          await tx.query(SET_TIMES, [assignment, mark, ...timeColumns(times, pendingOf(row))]);
          counted += 1;
        });
      }
    }
  }
  return counted;
}
