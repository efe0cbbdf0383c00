import { chooseSalesperson, type Desk } from '@nurture/core/handoff';
import { compileCondition } from '@nurture/core/condition';
import type { HandoffSettings, Team, TeamMember, WorkspaceSettings } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import type { Lead } from './facts';

/** One at a time gives out leads, so that round-robin stays fair whatever the number of workers. */
const ROUTING_LOCK = 7_261_948_303;

const DESKS = /* sql */ `
SELECT salesperson AS id, count(*) FILTER (WHERE closed_at IS NULL)::int AS "openHandoffs",
       count(*)::int AS assigned, max(id)::float8 AS "lastAssigned"
FROM handoff WHERE salesperson IS NOT NULL GROUP BY salesperson`;

const COLLEAGUE = /* sql */ `
SELECT h.salesperson FROM handoff h JOIN contact c ON c.id = h.contact_id
WHERE c.account_id = $1 AND h.salesperson IS NOT NULL ORDER BY h.id DESC LIMIT 1`;

/** The first routing rule that holds for the lead names the team. */
export function teamFor(lead: Lead, settings: { workspace: WorkspaceSettings; handoff: HandoffSettings }): Team | null {
  const scope = {
    now: 0,
    contactId: '',
    contact: lead.contact,
    account: null,
    enrolment: null,
    event: null,
    history: [],
  };
  const rule = settings.handoff.routing.rules.find(({ when }) => when === null || compileCondition(when).holds(scope));
  return (rule && settings.workspace.teams[rule.team]) ?? Object.values(settings.workspace.teams)[0] ?? null;
}

/** Chooses who gets the lead, under a lock that lasts to the end of the transaction. */
export async function assign(
  tx: Tx,
  team: Team,
  lead: Lead,
  sameAccountSamePerson: boolean,
): Promise<TeamMember | null> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [ROUTING_LOCK]);
  const rows = await tx.query<Desk & { id: string }>(DESKS);
  const colleagues =
    sameAccountSamePerson && lead.accountId !== null
      ? await tx.query<{ salesperson: string }>(COLLEAGUE, [lead.accountId])
      : [];
  return chooseSalesperson(team, {
    desks: new Map(rows.map((row) => [row.id, row])),
    country: lead.country,
    colleague: colleagues[0]?.salesperson ?? null,
  });
}
