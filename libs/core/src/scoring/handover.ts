import type { Instant } from '../time';
import { worth } from './decay';
import type { CompiledScoring, LedgerFact } from './types';

/**
 * The last handing over to sales, and from where points count again: old points never hand over twice.
 * `score` is the score at that moment. A score that falls later takes moment and score along.
 */
export type Handover =
  | { readonly status: 'open'; readonly at: Instant; readonly score: number }
  | { readonly status: 'recycled'; readonly at: Instant; readonly score: number; readonly until: Instant }
  | { readonly status: 'won' | 'lost' | 'rejected'; readonly at: Instant; readonly score: number };

/**
 * Does the threshold hand over, now that points were earned? Nobody is handed over while with sales already.
 * @param now `oldPoints`: what is left of the points of before the last handover ended
 */
export function earnsHandover(
  threshold: number,
  handover: Handover | null,
  now: { readonly score: number; readonly earnedPoints: number; readonly at: Instant; readonly oldPoints: number },
): boolean {
  if (now.earnedPoints <= 0) return false;
  if (handover === null) return now.score >= threshold;
  switch (handover.status) {
    case 'open':
      return false;
    case 'recycled':
      return now.at >= handover.until && now.score >= threshold;
    case 'won':
    case 'lost':
    case 'rejected':
      return now.score - now.oldPoints >= threshold;
  }
}

/**
 * What is left at a moment of the points that were there when the handover ended: they fade like all others.
 * @param ledger at least the lines that fade
 */
export function oldPoints(
  scoring: CompiledScoring,
  handover: Handover | null,
  ledger: readonly LedgerFact[],
  moment: Instant,
): number {
  if (handover === null) return 0;
  if (!scoring.fades) return handover.score;
  const faded = ledger
    .filter((line) => line.at <= handover.at)
    .reduce((sum, line) => sum + worth(scoring, line, handover.at) - worth(scoring, line, moment), 0);
  return handover.score - faded;
}

/** Lines written now for what was done before the handover ended are old points as well. */
export function withLateLines(
  scoring: CompiledScoring,
  handover: Handover | null,
  lines: readonly LedgerFact[],
): Handover | null {
  if (handover === null) return null;
  const late = lines.filter((line) => line.at < handover.at);
  const points = late.reduce((sum, line) => sum + worth(scoring, line, handover.at), 0);
  return points === 0 ? handover : { ...handover, score: handover.score + points };
}

/** A score that fell below the old points takes them with it: else a reset would ask for more than a whole threshold. */
export function lowered(
  handover: Handover | null,
  now: { readonly score: number; readonly oldPoints: number; readonly at: Instant },
): Handover | null {
  if (handover === null || now.oldPoints <= now.score) return handover;
  return { ...handover, score: now.score, at: Math.max(handover.at, now.at) };
}
