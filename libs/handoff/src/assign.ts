import { giveOut, type LeadToGive } from '@nurture/core/handoff';
import { compileCondition } from '@nurture/core/condition';
import type { Instant } from '@nurture/core/time';
import type { Team, TeamMember } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import type { SalesSettings } from './context';
import { readFloor } from './desks';
import type { Lead } from './facts';

/**
 * One at a time gives out leads, so that turns stay fair and desks within their capacity whatever the number of
 * workers. Leads are given out many at a time, and what doesn't need the lock is done before it is taken.
 */
const ROUTING_LOCK = 7_261_948_303;

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

/** What routing needs to know of a lead. */
export type Routed = Pick<Lead, 'country' | 'accountId' | 'owner'>;

/** A lead for which somebody is wanted. */
export interface Wanting {
  readonly routed: RoutedTeam;
  readonly lead: Routed;
  /** Who left it lying before, by id. */
  readonly passedOver?: ReadonlySet<string>;
}

/**
 * Chooses who gets each of the leads, in their order. From here to the end of the transaction nobody else gives any
 * out: contacts and handoffs are locked before.
 * @returns for each who gets it, null where it waits; and whether nobody of a team can take any lead more
 */
export async function assign(
  tx: Tx,
  wanting: readonly Wanting[],
  at: Instant,
  settings: SalesSettings,
): Promise<{ readonly people: readonly (TeamMember | null)[]; readonly full: (routed: RoutedTeam) => boolean }> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [ROUTING_LOCK]);
  const leads = wanting.map((one) => leadToGive(one, settings));
  const teams = new Map(wanting.map(({ routed }) => [routed.id, routed.team]));
  const accounts = leads.map(({ accountId }) => accountId).filter((id) => id !== null);
  const { people, full } = giveOut(leads, await readFloor(tx, { teams, accounts, at }, settings));
  return { people, full: ({ id, team }) => full(id, team) };
}

function leadToGive({ routed, lead, passedOver }: Wanting, { handoff }: SalesSettings): LeadToGive {
  const { within, sameAccountSamePerson } = handoff.routing;
  const owned = within === 'account-owner';
  const named = owned
    ? routed.team.members.find(({ id, email }) => lead.owner === id || lead.owner === email)
    : undefined;
  return {
    teamId: routed.id,
    team: routed.team,
    country: lead.country,
    owner: named?.id ?? null,
    accountId: owned || sameAccountSamePerson ? lead.accountId : null,
    passedOver: passedOver ?? new Set(),
  };
}
