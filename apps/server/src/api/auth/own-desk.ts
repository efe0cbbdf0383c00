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
  return seatsOf(email, teams);
}

const seatsOf = (email: string | null, teams: Readonly<Record<string, Team>>): string[] =>
  Object.values(teams)
    .flatMap((team) => team.members)
    .filter((member) => member.email.toLowerCase() === email)
    .map(({ id }) => id);

/** Whether a caller speaks for a salesperson: it is they themselves, or an admin. */
export const speaksFor = (
  { scopes, email }: Pick<Caller, 'scopes' | 'email'>,
  salesperson: string,
  teams: Readonly<Record<string, Team>>,
): boolean => scopes.includes('admin') || seatsOf(email, teams).includes(salesperson);

/** Whether a lead of this salesperson lies on a desk; on everybody's lies each. */
export const isOn = (desk: readonly string[] | null, salesperson: string | null): boolean =>
  desk === null || (salesperson !== null && desk.includes(salesperson));
