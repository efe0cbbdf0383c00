import { exact } from '../scoring';

export interface ScoredContact {
  readonly email: string;
  readonly stage: string;
  readonly score: number;
}

/** The sum, and what each contact brings to it, the most first. */
export interface AccountScore {
  readonly score: number;
  readonly lines: readonly { readonly email: string; readonly points: number }[];
}

/** Who is no buyer brings nothing, whatever they read. */
export const NOT_COUNTED = 'disqualified';

/**
 * The score of a company: the scores of its contacts as they stand, added up, without those who are disqualified. Plain
 * on purpose: each point is some contact's, and explained there.
 */
export function accountScore(contacts: readonly ScoredContact[]): AccountScore {
  const lines = contacts
    .filter(({ stage, score }) => stage !== NOT_COUNTED && score !== 0)
    .map(({ email, score }) => ({ email, points: score }))
    .sort((a, b) => b.points - a.points || (a.email < b.email ? -1 : 1));
  return { score: exact(lines.reduce((sum, { points }) => sum + points, 0)), lines };
}
