import type { FitGrade, Stage, StageThresholds } from '../workspace';
import { reaches } from './fit';
import { earnsHandover } from './handover';
import type { Handover } from './handover';
import type { Fit } from './types';

/** What a contact's stage is decided on, after an event was scored. */
export interface Standing {
  readonly stage: Stage;
  readonly score: number;
  readonly fit: Fit;
  readonly handover: Handover | null;
  /** Points that this very event earned. */
  readonly earnedPoints: number;
  readonly event: { readonly type: string; readonly at: number };
}

export interface StageDecision {
  readonly stage: Stage;
  readonly because: string;
  /** Whether the contact is handed to sales. */
  readonly handsOver: boolean;
}

/**
 * The stage that fit and score make (the funnel's definitions): disqualified first; then sales, by the agreed event or
 * the threshold; then MQL by fit. Null where nothing changes. An unknown fit never blocks; a known one below the agreed
 * grade blocks the threshold, not the agreed events: who books a meeting gets one.
 */
export function decideStage(thresholds: StageThresholds, standing: Standing): StageDecision | null {
  const { stage, fit } = standing;
  if (stage === 'customer' || stage === 'disqualified') return null;
  if (fit.disqualifiedBecause !== null)
    return { stage: 'disqualified', because: fit.disqualifiedBecause, handsOver: false };
  const because = handoverReason(thresholds, standing);
  if (because !== null) return { stage: 'sql', because, handsOver: true };
  if ((stage === 'visitor' || stage === 'lead') && meets(fit.grade, thresholds.mql.fit))
    return { stage: 'mql', because: `fit ${fit.grade ?? ''}`.trim(), handsOver: false };
  return null;
}

function handoverReason(thresholds: StageThresholds, standing: Standing): string | null {
  const { fit, handover, score, earnedPoints, event } = standing;
  if (handover?.status === 'open') return null;
  if (thresholds.sql.events.includes(event.type)) return event.type;
  if (fit.grade !== null && !meets(fit.grade, thresholds.mql.fit)) return null;
  const earned = earnsHandover(thresholds.sql.score, handover, { score, earnedPoints, at: event.at });
  return earned ? `score reached ${thresholds.sql.score}` : null;
}

function meets(grade: FitGrade | null, agreed: FitGrade): boolean {
  return grade !== null && reaches(grade, agreed);
}
