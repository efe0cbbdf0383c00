import type { Instant } from '../time';
import type { Decay } from '../workspace';
import type { CompiledScoring, LedgerFact } from './types';

/** What is left of one point after so long: halved every half-life, without a step; or all of it until it lapses. */
export function remaining(decay: Decay | null, ageMs: number): number {
  if (decay === null || ageMs <= 0) return 1;
  return decay.kind === 'half-life' ? 0.5 ** (ageMs / decay.halfLifeMs) : ageMs < decay.expiresAfterMs ? 1 : 0;
}

/** What a line is worth at a moment. One that is dated later counts in full: clocks of senders run ahead. */
export function worth(
  scoring: CompiledScoring,
  line: Pick<LedgerFact, 'rule' | 'points' | 'at'>,
  moment: Instant,
): number {
  return line.points * remaining(scoring.decayOf(line.rule), moment - line.at);
}

/**
 * The score at a moment: the sum of the ledger with decay. It depends on the lines and the moment alone, not on when
 * anybody looked before.
 * @param ledger all lines of one contact, in any order
 */
export function scoreAt(
  scoring: CompiledScoring,
  ledger: readonly Pick<LedgerFact, 'rule' | 'points' | 'at'>[],
  moment: Instant,
): number {
  return exact(ledger.reduce((sum, line) => sum + worth(scoring, line, moment), 0));
}

/** Sums of fractions end a hair beside the whole number that they make: 50 points must reach 50. */
export function exact(points: number): number {
  return Math.round(points * 1e9) / 1e9;
}
