import { type Database, now, type Tx } from '@nurture/store';
import { assign, type RoutedTeam, teamHasRoom } from './assign';
import { type Assigned, BATCH, idsOf } from './assigned';
import { give } from './assignment';
import type { HandoffContext } from './context';
import { deliverBrief } from './deliver';
import { readRouted } from './facts';

const WAITING = /* sql */ `
SELECT id FROM handoff WHERE team = $1 AND salesperson IS NULL AND closed_at IS NULL AND status = 'new' AND id > $2
ORDER BY id LIMIT ${BATCH}`;
const WAITING_ONE = /* sql */ `
SELECT h.id AS "handoffId", h.contact_id AS "contactId", h.brief, h.reasons -> 0 ->> 'because' AS because
FROM handoff h JOIN contact c ON c.id = h.contact_id
WHERE h.id = $1 AND h.salesperson IS NULL AND h.closed_at IS NULL FOR NO KEY UPDATE OF c, h`;

/** Leads that waited for a free desk, the oldest first. */
export async function seatWaiting(db: Database, context: HandoffContext): Promise<number> {
  let seated = 0;
  for (const [id, team] of Object.entries(context.settings().workspace.teams)) {
    const routed = { id, team };
    let after = '0';
    for (;;) {
      const waiting = await idsOf(db, WAITING, [id, after]);
      for (const handoffId of waiting) {
        const outcome = await db.transaction((tx) => seat(tx, handoffId, routed, context));
        if (outcome === 'full') break;
        if (outcome === 'seated') seated += 1;
      }
      const last = waiting.at(-1);
      if (last === undefined || waiting.length < BATCH || !(await hasRoom(db, routed, context))) break;
      after = last;
    }
  }
  return seated;
}

const hasRoom = async (tx: Tx, routed: RoutedTeam, context: HandoffContext): Promise<boolean> =>
  teamHasRoom(tx, routed, await now(tx), context.settings());

/** @returns `full` where nobody of the team can take any lead, `passed` where nobody can take this one */
async function seat(
  tx: Tx,
  handoffId: string,
  routed: RoutedTeam,
  context: HandoffContext,
): Promise<'seated' | 'passed' | 'full'> {
  const [row] = await tx.query<Pick<Assigned, 'handoffId' | 'contactId' | 'brief' | 'because'>>(WAITING_ONE, [
    handoffId,
  ]);
  const lead = row && (await readRouted(tx, row.contactId));
  if (!row || !lead) return 'passed';
  const at = await now(tx);
  const settings = context.settings();
  const person = await assign(tx, routed, lead, at, settings);
  if (!person) return (await hasRoom(tx, routed, context)) ? 'passed' : 'full';
  const giving = { ...row, routed, person, at };
  const acceptBy = await give(tx, giving, settings);
  await deliverBrief(tx, { ...giving, acceptBy }, context);
  return 'seated';
}
