import { type Database, now, type Tx } from '@nurture/store';
import { assign, type Routed, type RoutedTeam } from './assign';
import { type Assigned, idsOf } from './assigned';
import { give } from './assignment';
import type { HandoffContext } from './context';
import { deliverBriefs } from './deliver';
import { readRouted } from './facts';

/** Leads that are offered in one transaction: nobody else gives any out meanwhile. */
const AT_ONCE = 50;

const WAITING = /* sql */ `
SELECT id FROM handoff WHERE team = $1 AND salesperson IS NULL AND closed_at IS NULL AND status = 'new' AND id > $2
ORDER BY id LIMIT ${AT_ONCE}`;
/** Somebody may have taken one meanwhile. */
const STILL_WAITING = /* sql */ `
SELECT h.id AS "handoffId", h.contact_id AS "contactId", h.brief, h.reasons -> 0 ->> 'because' AS because
FROM handoff h JOIN contact c ON c.id = h.contact_id
WHERE h.id = ANY ($1::bigint[]) AND h.salesperson IS NULL AND h.closed_at IS NULL
ORDER BY c.id FOR NO KEY UPDATE OF c, h`;

/** Leads that waited for a free desk, the oldest first. */
export async function seatWaiting(db: Database, context: HandoffContext): Promise<number> {
  let seated = 0;
  for (const [id, team] of Object.entries(context.settings().workspace.teams)) {
    let after: string | undefined = '0';
    while (after !== undefined) {
      const waiting: string[] = await idsOf(db, WAITING, [id, after]);
      if (waiting.length === 0) break;
      const turn = await db.transaction((tx) => seat(tx, waiting, { id, team }, context));
      seated += turn.seated;
      after = turn.full ? undefined : waiting.at(-1);
    }
  }
  return seated;
}

type Waiting = Pick<Assigned, 'handoffId' | 'contactId' | 'brief' | 'because'>;

/** @returns how many were put on a desk, and whether nobody of the team can take any more */
async function seat(
  tx: Tx,
  ids: readonly string[],
  routed: RoutedTeam,
  context: HandoffContext,
): Promise<{ readonly seated: number; readonly full: boolean }> {
  const at = await now(tx);
  const settings = context.settings();
  const waiting = await readWaiting(tx, ids, routed);
  const { people, full } = await assign(tx, waiting, at, settings);
  const giving = waiting.flatMap((one, place) => {
    const person = people[place];
    return person ? [{ ...one, person, at }] : [];
  });
  await deliverBriefs(tx, await give(tx, giving, settings), context);
  return { seated: giving.length, full: full(routed) };
}

/** Locked, the oldest first. */
async function readWaiting(
  tx: Tx,
  ids: readonly string[],
  routed: RoutedTeam,
): Promise<(Waiting & { readonly routed: RoutedTeam; readonly lead: Routed })[]> {
  const rows = await tx.query<Waiting>(STILL_WAITING, [ids]);
  const leads = await readRouted(tx, rows.map(({ contactId }) => contactId)); // prettier-ignore
  return rows
    .toSorted((a, b) => Number(a.handoffId) - Number(b.handoffId))
    .flatMap((row) => {
      const lead = leads.get(row.contactId);
      return lead ? [{ ...row, routed, lead }] : [];
    });
}
