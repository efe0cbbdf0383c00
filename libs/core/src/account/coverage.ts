import type { BuyingRole } from '../workspace';

/** How well the buying group of a company is known. */
export interface Coverage {
  /** Roles that somebody is known for. */
  readonly known: number;
  /** Roles that the workspace declares. */
  readonly of: number;
  /** Ids of the roles that nobody is known for, in the workspace's order. */
  readonly missing: readonly string[];
  /**
   * `one-person`: with the one contact the deal would go too; `gaps`: several are known, not every role; null where the
   * workspace declares no roles, and more than one person is known.
   */
  readonly risk: 'one-person' | 'gaps' | 'covered' | null;
}

/** @param people the role of each contact of the company, or null */
export function coverageOf(roles: readonly BuyingRole[], people: readonly (string | null)[]): Coverage {
  const played = new Set(people);
  const missing = roles.filter(({ id }) => !played.has(id)).map(({ id }) => id);
  const known = roles.length - missing.length;
  return { known, of: roles.length, missing, risk: riskOf(people.length, roles.length, known) };
}

function riskOf(people: number, of: number, known: number): Coverage['risk'] {
  if (people <= 1) return 'one-person';
  if (of === 0) return null;
  return known === of ? 'covered' : 'gaps';
}
