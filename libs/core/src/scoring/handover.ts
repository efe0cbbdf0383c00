import type { Instant } from '../time';

/**
 * The last handing over to sales, and from where points count again: old points never hand over twice.
 * `score` is the score at that moment.
 */
export type Handover =
  | { readonly status: 'open'; readonly at: Instant; readonly score: number }
  | { readonly status: 'recycled'; readonly at: Instant; readonly score: number; readonly until: Instant }
  | { readonly status: 'won' | 'lost' | 'rejected'; readonly at: Instant; readonly score: number };

/** Does the threshold hand over, now that points were earned? Nobody is handed over while with sales already. */
export function earnsHandover(
  threshold: number,
  handover: Handover | null,
  now: { readonly score: number; readonly earnedPoints: number; readonly at: Instant },
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
      return now.score - handover.score >= threshold;
  }
}

/** A score that was taken down takes the watermark with it: else a reset would ask for more than a whole threshold. */
export function lowered(handover: Handover | null, score: number): Handover | null {
  return handover === null || handover.score <= score ? handover : { ...handover, score };
}
