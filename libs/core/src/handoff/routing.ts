import type { Routing, Team, TeamMember } from '../workspace';

/** What is known of a salesperson's desk when a lead is given out. */
export interface Desk {
  readonly openHandoffs: number;
  /** Position of the last one given, ascending; 0 where there was none: in turn, the next goes to the smallest. */
  readonly lastAssigned: number;
  /** How many of the team's latest leads this person got. */
  readonly recent: number;
  /** How many of this person's leads of the last year were won, and how many ended at all. */
  readonly won: number;
  readonly ended: number;
}

export const EMPTY_DESK: Desk = { openHandoffs: 0, lastAssigned: 0, recent: 0, won: 0, ended: 0 };

export interface RoutingFacts {
  readonly within: Routing['within'];
  readonly desks: ReadonlyMap<string, Desk>;
  /** ISO 3166-1 alpha-2, where it is known. */
  readonly country: string | null;
  /** Who already has somebody of the same company; null where nobody has, or the settings don't ask. */
  readonly colleague: string | null;
  /** Who doesn't work today, by id. */
  readonly away: ReadonlySet<string>;
  /** Who had this lead before and left it lying, by id. */
  readonly passedOver: ReadonlySet<string>;
}

const deskOf = (facts: RoutingFacts, member: TeamMember): Desk => facts.desks.get(member.id) ?? EMPTY_DESK;

const hasRoom = (facts: RoutingFacts, member: TeamMember): boolean =>
  member.capacity === null || deskOf(facts, member).openHandoffs < member.capacity;

/** Can anybody of the team take a lead at all now? */
export const someoneFree = (team: Team, facts: Pick<RoutingFacts, 'desks' | 'away'>): boolean =>
  team.members.some((member) => {
    const open = facts.desks.get(member.id)?.openHandoffs ?? 0;
    return !facts.away.has(member.id) && (member.capacity === null || open < member.capacity);
  });

/**
 * Those whose territory the lead is in. Where the team divides the world by territory, who names the country comes
 * before who serves all. A country that nobody serves is everybody's: no lead waits for a person who doesn't exist.
 */
function serving(team: Team, { country, within }: RoutingFacts): readonly TeamMember[] {
  const named = team.members.filter(({ countries }) => country !== null && countries.includes(country));
  if (within === 'territory' && named.length > 0) return named;
  const all = team.members.filter((member) => member.countries.length === 0 || named.includes(member));
  return all.length > 0 ? all : team.members;
}

/**
 * Who of a team gets the next lead: who already has the company, else in turn, or by won share where the settings
 * choose so. Managers get one only where nobody else is left.
 * @returns null where nobody who is there has room: the handoff then waits, unassigned, for the first who has
 */
export function chooseSalesperson(team: Team, facts: RoutingFacts): TeamMember | null {
  const able = serving(team, facts).filter(
    (member) => hasRoom(facts, member) && !facts.away.has(member.id) && !facts.passedOver.has(member.id),
  );
  const colleague = able.find((member) => member.id === facts.colleague);
  if (colleague) return colleague;
  const sellers = able.filter((member) => !member.manager);
  const candidates = sellers.length > 0 ? sellers : able;
  const compare = facts.within === 'won-share' ? byWonShare(facts) : byTurn(facts);
  return [...candidates].sort(compare)[0] ?? null;
}

type Compare = (a: TeamMember, b: TeamMember) => number;

const byTurn =
  (facts: RoutingFacts): Compare =>
  (a, b) =>
    deskOf(facts, a).lastAssigned - deskOf(facts, b).lastAssigned;

/** Won share with one lead won and one lost beforehand: a newcomer counts as a half, and nobody gets nothing (Laplace). */
export const wonShare = ({ won, ended }: Pick<Desk, 'won' | 'ended'>): number => (won + 1) / (ended + 2);

/** Highest averages (D'Hondt's method): the next seat goes to who has most share per seat already taken. */
const byWonShare = (facts: RoutingFacts): Compare => {
  const claim = (member: TeamMember): number => {
    const desk = deskOf(facts, member);
    return wonShare(desk) / (desk.recent + 1);
  };
  return (a, b) => claim(b) - claim(a) || byTurn(facts)(a, b);
};
