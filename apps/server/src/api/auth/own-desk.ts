import type { Caller } from '@nurture/access';
import type { Team } from '@nurture/core/workspace';

/**
 * The salespeople whose leads a caller sees.
 * @param teams of workspace.json: its members and a user are one person where their addresses are the same
 * @returns their ids; none for somebody who sees their own leads and stands in no team; null for everybody's
 */
export function ownDesk(
  { restriction, email }: Pick<Caller, 'restriction' | 'email'>,
  teams: Readonly<Record<string, Team>>,
): readonly string[] | null {
  if (restriction === 'none') return null;
  if (restriction === 'impersonal') return [];
  const members = Object.values(teams).flatMap((team) => team.members);
  return members.filter((member) => member.email.toLowerCase() === email).map(({ id }) => id);
}

/** Whether a lead of this salesperson lies on a desk; on everybody's lies each. */
export const isOn = (desk: readonly string[] | null, salesperson: string | null): boolean =>
  desk === null || (salesperson !== null && desk.includes(salesperson));
