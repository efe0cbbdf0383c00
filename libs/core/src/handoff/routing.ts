import type { Team, TeamMember } from '../workspace';

/** What is known of a salesperson's desk when a lead is given out. */
export interface Desk {
  readonly openHandoffs: number;
  /** How many leads this person ever got from us: round-robin gives the next one to who has had fewest. */
  readonly assigned: number;
  /** Position of the last one given, ascending; 0 where there was none. */
  readonly lastAssigned: number;
}

const EMPTY_DESK: Desk = { openHandoffs: 0, assigned: 0, lastAssigned: 0 };

export interface RoutingFacts {
  readonly desks: ReadonlyMap<string, Desk>;
  /** ISO 3166-1 alpha-2, where it is known. */
  readonly country: string | null;
  /** Who already has somebody of the same company; null where nobody has, or the settings don't ask. */
  readonly colleague: string | null;
}

const deskOf = (facts: RoutingFacts, member: TeamMember): Desk => facts.desks.get(member.id) ?? EMPTY_DESK;

const serves = (member: TeamMember, country: string | null): boolean =>
  member.countries.length === 0 || (country !== null && member.countries.includes(country));

const hasRoom = (facts: RoutingFacts, member: TeamMember): boolean =>
  member.capacity === null || deskOf(facts, member).openHandoffs < member.capacity;

/**
 * Who of a team gets the next lead. Managers get one only where nobody else is left.
 * @returns null where the team has no member with room: the handoff then waits, unassigned, where managers look
 */
export function chooseSalesperson(team: Team, facts: RoutingFacts): TeamMember | null {
  const able = team.members.filter((member) => serves(member, facts.country) && hasRoom(facts, member));
  const colleague = able.find((member) => member.id === facts.colleague);
  if (colleague) return colleague;
  const sellers = able.filter((member) => !member.manager);
  const candidates = sellers.length > 0 ? sellers : able;
  return [...candidates].sort((a, b) => compareDesks(deskOf(facts, a), deskOf(facts, b)))[0] ?? null;
}

const compareDesks = (a: Desk, b: Desk): number =>
  a.assigned - b.assigned || a.lastAssigned - b.lastAssigned || a.openHandoffs - b.openHandoffs;
