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
  /** The grade before this event; null where it was unknown. */
  readonly gradeBefore: FitGrade | null;
  readonly handover: Handover | null;
  /** Points that this very event earned. */
  readonly earnedPoints: number;
  /** What is left of the points of before the last handover ended. */
  readonly oldPoints: number;
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
 * the threshold; then MQL by fit, and back to lead where the data change and the fit is lost. Null where nothing
 * changes. An unknown fit never blocks; a known one below the agreed grade blocks the threshold, not the agreed events:
 * who books a meeting gets one. Points that fade change no stage: MQL stands on fit, and SQL is a handoff, which sales ends.
 */
export function decideStage(thresholds: StageThresholds, standing: Standing): StageDecision | null {
  const { stage, fit, gradeBefore } = standing;
  if (stage === 'customer' || stage === 'disqualified') return null;
  if (fit.disqualifiedBecause !== null)
    return { stage: 'disqualified', because: fit.disqualifiedBecause, handsOver: false };
  const because = handoverReason(thresholds, standing);
  if (because !== null) return { stage: 'sql', because, handsOver: true };
  const meets = meetsProfile(thresholds, fit.grade);
  const byFit = `fit ${fit.grade ?? ''}`.trim();
  if ((stage === 'visitor' || stage === 'lead') && meets) return { stage: 'mql', because: byFit, handsOver: false };
  const lost = fit.grade !== null && !meets && meetsProfile(thresholds, gradeBefore);
  return stage === 'mql' && lost ? { stage: 'lead', because: byFit, handsOver: false } : null;
}

/** The stage that fit alone gives: where somebody falls back to when sales says no and nothing disqualifies them. */
export function stageByFit(thresholds: StageThresholds, fit: Fit): Stage {
  if (fit.disqualifiedBecause !== null) return 'disqualified';
  return meetsProfile(thresholds, fit.grade) ? 'mql' : 'lead';
}

function handoverReason(thresholds: StageThresholds, standing: Standing): string | null {
  const { fit, handover, score, earnedPoints, oldPoints, event } = standing;
  if (handover?.status === 'open') return null;
  if (thresholds.sql.events.includes(event.type)) return event.type;
  if (fit.grade !== null && !meetsProfile(thresholds, fit.grade)) return null;
  const earned = earnsHandover(thresholds.sql.score, handover, { score, earnedPoints, oldPoints, at: event.at });
  return earned ? `score reached ${thresholds.sql.score}` : null;
}

function meetsProfile(thresholds: StageThresholds, grade: FitGrade | null): boolean {
  return grade !== null && reaches(grade, thresholds.mql.fit);
}
