import type { Tx } from '@nurture/store';

/** How one person kept the agreement on the leads of one month. */
export interface SlaFigures {
  /** `2026-11`, in the workspace's zone: the month in which the leads came. */
  month: string;
  person: string;
  team: string;
  /** Leads that came to their desk. */
  assigned: number;
  accept: SlaCount;
  contact: SlaCount;
  /** Minutes at work; null where nothing was answered yet. */
  medianAcceptMinutes: number | null;
  medianContactMinutes: number | null;
  /** Leads that were passed on to a colleague. */
  passedOn: number;
  won: number;
  lost: number;
}

/** `running`: there is still time. Contact isn't owed for a lead that was given back or rejected before. */
export interface SlaCount {
  kept: number;
  broken: number;
  running: number;
}

const count = (answered: string, due: string): string => /* sql */ `
jsonb_build_object(
  'kept', count(*) FILTER (WHERE ${answered} <= ${due}),
  'broken', count(*) FILTER (WHERE ${answered} > ${due}
    OR (${answered} IS NULL AND coalesce(a.ended_at, nurture_now()) > ${due})),
  'running', count(*) FILTER (WHERE ${answered} IS NULL AND a.ended_at IS NULL AND nurture_now() <= ${due}))`;

const FIGURES = /* sql */ `
SELECT to_char(a.assigned_at AT TIME ZONE $1, 'YYYY-MM') AS month, a.person, a.team, count(*)::int AS assigned,
  ${count('a.accepted_at', 'a.accept_due_at')} AS accept,
  ${count('a.contacted_at', 'a.contact_due_at')} AS contact,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY a.accept_minutes) AS "medianAcceptMinutes",
  percentile_cont(0.5) WITHIN GROUP (ORDER BY a.contact_minutes) AS "medianContactMinutes",
  count(*) FILTER (WHERE h.salesperson IS DISTINCT FROM a.person)::int AS "passedOn",
  count(*) FILTER (WHERE h.salesperson = a.person AND h.status = 'won')::int AS won,
  count(*) FILTER (WHERE h.salesperson = a.person AND h.status = 'lost')::int AS lost
FROM handoff_assignment a JOIN handoff h ON h.id = a.handoff_id
WHERE a.assigned_at >= ($2 || '-01')::timestamp AT TIME ZONE $1
  AND a.assigned_at < (($3 || '-01')::timestamp + interval '1 month') AT TIME ZONE $1
  AND ($4::text IS NULL OR a.person = $4) AND ($5::text[] IS NULL OR a.person = ANY ($5))
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/**
 * Agreements kept and broken, per person and month.
 * @param from first month, `YYYY-MM`
 * @param until last month
 * @param desk only these people; null: everybody
 */
export function slaFigures(
  tx: Tx,
  asked: { from: string; until: string; person?: string; desk?: readonly string[] | null; timezone: string },
): Promise<SlaFigures[]> {
  const { from, until, person = null, desk = null, timezone } = asked;
  return tx.query<SlaFigures>(FIGURES, [timezone, from, until, person, desk]);
}
