import { type Brief, type Pending, SLA_STEPS, type SlaStep } from '@nurture/core/handoff';
import type { Instant } from '@nurture/core/time';
import type { TeamMember } from '@nurture/core/workspace';
import type { Database, Tx } from '@nurture/store';
import type { RoutedTeam } from './assign';
import type { SalesSettings } from './context';

/** How many are looked at in one turn of a sweep. */
export const BATCH = 500;

/** A lead on somebody's desk, with what the clock needs to know of it. */
export interface Assigned extends Record<
  'acceptBy' | 'contactBy' | 'remindAt' | 'escalateAt' | 'reassignAt',
  Instant | null
> {
  id: string;
  handoffId: string;
  contactId: string;
  team: string;
  person: string;
  assignedAt: Instant;
  accepted: boolean;
  contacted: boolean;
  because: string;
  brief: Brief;
  done: SlaStep[];
}

const ms = (column: string, name: string): string => `(extract(epoch FROM a.${column}) * 1000)::float8 AS "${name}"`;

const ASSIGNMENT = /* sql */ `
SELECT a.id, a.handoff_id AS "handoffId", h.contact_id AS "contactId", a.team, a.person, h.brief,
  h.reasons -> 0 ->> 'because' AS because, a.accepted_at IS NOT NULL AS accepted, a.contacted_at IS NOT NULL AS contacted,
  ${ms('assigned_at', 'assignedAt')}, ${ms('accept_due_at', 'acceptBy')}, ${ms('contact_due_at', 'contactBy')},
  ${ms('remind_at', 'remindAt')}, ${ms('escalate_at', 'escalateAt')}, ${ms('reassign_at', 'reassignAt')},
  ARRAY(SELECT DISTINCT n.kind FROM handoff_notice n, unnest($2::text[]) AS step
        WHERE n.handoff_id = a.handoff_id AND n.kind = step AND starts_with(n.key, step || ':' || a.id || ':')) AS done
FROM handoff_assignment a JOIN handoff h ON h.id = a.handoff_id JOIN contact c ON c.id = h.contact_id
WHERE a.id = $1 AND a.ended_at IS NULL AND h.closed_at IS NULL
FOR NO KEY UPDATE OF c, h, a`;

/** Reads an assignment that is open, and locks contact, handoff and itself. */
export const readAssigned = async (tx: Tx, id: string): Promise<Assigned | undefined> =>
  (await tx.query<Assigned>(ASSIGNMENT, [id, SLA_STEPS]))[0];

export const pendingOf = (row: Assigned): Pending => ({ ...row, done: new Set(row.done) });

/** Whose desk it is; null where they are no more in the team. */
export function seatOf(
  row: Pick<Assigned, 'team' | 'person'>,
  settings: SalesSettings,
): { routed: RoutedTeam; person: TeamMember } | null {
  const team = settings.workspace.teams[row.team];
  const person = team?.members.find(({ id }) => id === row.person);
  return team && person ? { routed: { id: row.team, team }, person } : null;
}

export async function idsOf(db: Database, sql: string, parameters: unknown[] = []): Promise<string[]> {
  return (await db.query<{ id: string }>(sql, parameters)).map(({ id }) => id);
}
