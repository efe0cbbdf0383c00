import { bandsOf, type ScoreBand } from './bands';
import type { ClosedLead } from './lead';

export const VERDICTS = ['calibrated', 'not-calibrated', 'too-few'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Calibration {
  readonly verdict: Verdict;
  readonly leads: number;
  readonly won: number;
  /**
   * How often one who bought had more points than one who didn't (the area under the ROC curve): 0.5 is chance, 1 is
   * always. Null where nobody, or everybody, bought.
   */
  readonly ranks: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly bands: readonly ScoreBand[];
}

/** Below these nothing is said, however clear it looks. */
const FEWEST_LEADS = 100;
const FEWEST_OF_EACH = 10;
/** A score that is worth having ranks better than this: while it may still, no model is called bad. */
const WORTH_HAVING = 0.65;
/** A model without any worth is called calibrated once in a hundred times. */
const Z = 2.326;

/**
 * Do leads of more points close easier (DOMAIN, section 3)? Calibrated: surely better than chance, in the right
 * direction. Not calibrated: surely no better than what is worth having. Else too few to say.
 */
export function calibrate(leads: readonly ClosedLead[]): Calibration {
  const won = leads.filter((lead) => lead.won).length;
  const ranks = ranksOf(leads, won);
  return { verdict: verdictOf(leads.length, won, ranks), leads: leads.length, won, ranks, bands: bandsOf(leads) };
}

function verdictOf(n: number, won: number, ranks: Calibration['ranks']): Verdict {
  if (n < FEWEST_LEADS || won < FEWEST_OF_EACH || n - won < FEWEST_OF_EACH || ranks === null) return 'too-few';
  if (ranks.low > 0.5) return 'calibrated';
  return ranks.high < WORTH_HAVING ? 'not-calibrated' : 'too-few';
}

/**
 * The area under the ROC curve with its interval.
 * @see Hanley, McNeil (1982): The meaning and use of the area under a receiver operating characteristic curve
 */
function ranksOf(leads: readonly ClosedLead[], won: number): Calibration['ranks'] {
  const lost = leads.length - won;
  if (won === 0 || lost === 0) return null;
  const value = (rankSum(leads) - (won * (won + 1)) / 2) / (won * lost);
  const one = value / (2 - value) - value ** 2;
  const two = (2 * value ** 2) / (1 + value) - value ** 2;
  const error = Math.sqrt((value * (1 - value) + (won - 1) * one + (lost - 1) * two) / (won * lost));
  return { value, low: Math.max(0, value - Z * error), high: Math.min(1, value + Z * error) };
}

/** The sum of the ranks of those who bought; the same score is the same rank. */
function rankSum(leads: readonly ClosedLead[]): number {
  const sorted = [...leads].sort((a, b) => a.score - b.score);
  let sum = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end + 1 < sorted.length && sorted[end + 1]?.score === sorted[start]?.score) end += 1;
    const rank = (start + end) / 2 + 1;
    sum += rank * sorted.slice(start, end + 1).filter((lead) => lead.won).length;
    start = end + 1;
  }
  return sum;
}
