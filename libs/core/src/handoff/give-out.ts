import type { Routing, Team, TeamMember } from '../workspace';
import { chooseSalesperson, type Desk, EMPTY_DESK, someoneFree } from './routing';

/** A team's latest leads, by which won shares are kept: so many for each of its members. */
export const LATEST_PER_MEMBER = 20;

/** A lead that is to be given out. */
export interface LeadToGive {
  /** The team's name in workspace.json. */
  readonly teamId: string;
  readonly team: Team;
  readonly country: string | null;
  /** Whom the lead itself names as the owner of its company, by id. */
  readonly owner: string | null;
  /** Its company, where who has that comes first; null where the settings don't ask. */
  readonly accountId: string | null;
  readonly passedOver: ReadonlySet<string>;
}

/** The floor on which leads are given out. */
export interface Floor {
  readonly within: Routing['within'];
  /** By person; `recent` is counted from `latest`. */
  readonly desks: ReadonlyMap<string, Desk>;
  /** Who got the latest leads, by team, the newest first: as many as count. Needed for won shares only. */
  readonly latest: ReadonlyMap<string, readonly string[]>;
  /** Who had a lead of a company last, by company. */
  readonly holders: ReadonlyMap<string, string>;
  /** Who doesn't work now, by team: its members, by id. */
  readonly away: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Gives leads out in their order, each as if those before it had been given in a turn of their own.
 * @returns for each lead who gets it, null where it waits; and whether anybody of a team, by its name, has room left
 */
export function giveOut(
  leads: readonly LeadToGive[],
  floor: Floor,
): { readonly people: readonly (TeamMember | null)[]; readonly full: (teamId: string, team: Team) => boolean } {
  const desks = new Map(floor.desks);
  const latest = new Map(floor.latest);
  const holders = new Map(floor.holders);
  let turn = Math.max(0, ...[...desks.values()].map(({ lastAssigned }) => lastAssigned));
  const awayOf = (teamId: string): ReadonlySet<string> => floor.away.get(teamId) ?? new Set();

  const people = leads.map((lead) => {
    const held = lead.accountId === null ? undefined : holders.get(lead.accountId);
    const person = chooseSalesperson(lead.team, {
      within: floor.within,
      desks: withRecent(lead.team, desks, latest.get(lead.teamId) ?? []),
      country: lead.country,
      colleague: lead.owner ?? held ?? null,
      away: awayOf(lead.teamId),
      passedOver: lead.passedOver,
    });
    if (person === null) return null;
    const desk = desks.get(person.id) ?? EMPTY_DESK;
    desks.set(person.id, { ...desk, openHandoffs: desk.openHandoffs + 1, lastAssigned: (turn += 1) });
    const window = LATEST_PER_MEMBER * lead.team.members.length;
    latest.set(lead.teamId, [person.id, ...(latest.get(lead.teamId) ?? [])].slice(0, window));
    if (lead.accountId !== null) holders.set(lead.accountId, person.id);
    return person;
  });
  return { people, full: (teamId, team) => !someoneFree(team, { desks, away: awayOf(teamId) }) };
}

/** Desks with how many of the team's latest leads each has. */
function withRecent(
  team: Team,
  desks: ReadonlyMap<string, Desk>,
  latest: readonly string[],
): ReadonlyMap<string, Desk> {
  if (latest.length === 0) return desks;
  return new Map(
    team.members.map(({ id }) => {
      const recent = latest.filter((person) => person === id).length;
      return [id, { ...(desks.get(id) ?? EMPTY_DESK), recent }];
    }),
  );
}
