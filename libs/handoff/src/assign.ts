import { chooseSalesperson, type Desk, type RoutingFacts, salesCalendar, someoneFree } from '@nurture/core/handoff';
import { compileCondition } from '@nurture/core/condition';
import { closedOn, type Instant } from '@nurture/core/time';
import type { Team, TeamMember } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import type { SalesSettings } from './context';
import type { Lead } from './facts';

/** One at a time gives out leads, so that turns stay fair and desks within their capacity whatever the number of workers. */
const ROUTING_LOCK = 7_261_948_303;

/** Won shares look back a year; a team's latest leads are those by which the shares are kept. */
const WON_WITHIN_DAYS = 365;
const LATEST_PER_MEMBER = 20;

/** Open leads are counted as far as somebody's capacity goes: without one nobody asks how many there are. */
const DESKS = /* sql */ `
SELECT m.id,
  (SELECT count(*) FROM (SELECT FROM handoff_assignment a WHERE a.person = m.id AND a.ended_at IS NULL
                         LIMIT coalesce(m.capacity, 0)) AS o)::int AS "openHandoffs",
  coalesce((SELECT max(a.id) FROM handoff_assignment a WHERE a.person = m.id), 0)::float8 AS "lastAssigned",
  0 AS recent, 0 AS won, 0 AS ended
FROM unnest($1::text[], $2::int[]) AS m (id, capacity)`;

const RECORDS = /* sql */ `
SELECT m.id,
  (SELECT count(*) FROM (SELECT person FROM handoff_assignment WHERE team = $2 ORDER BY id DESC LIMIT $3) AS latest
   WHERE latest.person = m.id)::int AS recent,
  count(h.id) FILTER (WHERE h.status = 'won')::int AS won, count(h.id)::int AS ended
FROM unnest($1::text[]) AS m (id)
LEFT JOIN handoff_assignment a ON a.person = m.id AND a.assigned_at > nurture_now() - $4 * interval '1 day'
LEFT JOIN handoff h ON h.id = a.handoff_id AND h.salesperson = m.id AND h.status IN ('won', 'lost')
GROUP BY m.id`;

const COLLEAGUE = /* sql */ `
SELECT h.salesperson FROM handoff h JOIN contact c ON c.id = h.contact_id
WHERE c.account_id = $1 AND h.salesperson IS NOT NULL ORDER BY h.id DESC LIMIT 1`;

/** A team and its name in workspace.json. */
export interface RoutedTeam {
  readonly id: string;
  readonly team: Team;
}

/** The first routing rule that holds for the lead names the team. */
export function teamFor(lead: Lead, { workspace, handoff }: SalesSettings): RoutedTeam | null {
  const scope = {
    now: 0,
    contactId: '',
    contact: lead.contact,
    account: null,
    enrolment: null,
    event: null,
    history: [],
  };
  const rule = handoff.routing.rules.find(({ when }) => when === null || compileCondition(when).holds(scope));
  const id = rule && rule.team in workspace.teams ? rule.team : Object.keys(workspace.teams)[0];
  const team = id === undefined ? undefined : workspace.teams[id];
  return id === undefined || team === undefined ? null : { id, team };
}

/** Lets one at a time give out leads, up to the end of the transaction. */
export const oneAtATime = (tx: Tx): Promise<unknown> => tx.query('SELECT pg_advisory_xact_lock($1)', [ROUTING_LOCK]);

/** What routing needs to know of a lead. */
export type Routed = Pick<Lead, 'country' | 'accountId' | 'owner'>;

/**
 * Chooses who gets the lead, one at a time.
 * @param passedOver who left it lying before, by id
 */
export async function assign(
  tx: Tx,
  routed: RoutedTeam,
  lead: Routed,
  at: Instant,
  settings: SalesSettings,
  passedOver: ReadonlySet<string> = new Set(),
): Promise<TeamMember | null> {
  await oneAtATime(tx);
  const { within } = settings.handoff.routing;
  return chooseSalesperson(routed.team, {
    ...(await desksOf(tx, routed, at, settings)),
    within,
    country: lead.country,
    colleague: await ownerOf(tx, routed.team, lead, settings),
    passedOver,
  });
}

/** Can anybody of the team take a lead at all? */
export async function teamHasRoom(tx: Tx, routed: RoutedTeam, at: Instant, settings: SalesSettings): Promise<boolean> {
  return someoneFree(routed.team, await desksOf(tx, routed, at, settings));
}

async function desksOf(
  tx: Tx,
  { id, team }: RoutedTeam,
  at: Instant,
  { workspace, handoff }: SalesSettings,
): Promise<Pick<RoutingFacts, 'desks' | 'away'>> {
  const ids = team.members.map((member) => member.id);
  const desks = new Map(
    (await tx.query<Desk & { id: string }>(DESKS, [ids, team.members.map((member) => member.capacity)])).map((row) => [
      row.id,
      row,
    ]),
  );
  if (handoff.routing.within === 'won-share') {
    const latest = LATEST_PER_MEMBER * ids.length;
    const records = await tx.query<Desk & { id: string }>(RECORDS, [ids, id, latest, WON_WITHIN_DAYS]);
    for (const record of records) desks.set(record.id, { ...(desks.get(record.id) ?? record), ...record });
  }
  const away = team.members.filter((member) => closedOn(salesCalendar(member, team, workspace, handoff.sla), at));
  return { desks, away: new Set(away.map((member) => member.id)) };
}

/** Who has the company: whom the lead's field `owner` names, else who had a lead of it last. */
async function ownerOf(tx: Tx, team: Team, lead: Routed, { handoff }: SalesSettings): Promise<string | null> {
  const { within, sameAccountSamePerson } = handoff.routing;
  const owned = within === 'account-owner';
  const named = owned ? team.members.find(({ id, email }) => lead.owner === id || lead.owner === email) : undefined;
  if (named) return named.id;
  if (lead.accountId === null || !(owned || sameAccountSamePerson)) return null;
  const [last] = await tx.query<{ salesperson: string }>(COLLEAGUE, [lead.accountId]);
  return last?.salesperson ?? null;
}
