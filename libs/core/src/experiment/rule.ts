import type { Metric, WinnerDocument } from '../flow';
import { parseExactMs } from '../time';
import type { ExperimentRule } from './types';

/** Most opens and clicks come within three days of a mail; a goal takes longer. */
const usualTime: Readonly<Record<Metric, string>> = { opens: '3 days', clicks: '3 days', conversions: '14 days' };
const usualRisk = 0.05;

/** The terms of a test as its author wrote them, with what is usual where nothing is said. */
export interface Terms {
  readonly by: Metric;
  /** A duration, such as `3 days`. */
  readonly within: string;
  readonly risk: number;
}

/** Spells out a rule that is written short. */
export function termsOf(winner: WinnerDocument): Terms {
  const spelled: Exclude<WinnerDocument, Metric> = typeof winner === 'string' ? { by: winner } : winner;
  const { by, within, risk } = spelled;
  return { by, within: within ?? usualTime[by], risk: risk ?? usualRisk };
}

/**
 * Reads the rule of a test.
 * @throws TimeError `time.duration`
 */
export function ruleOf(winner: WinnerDocument): ExperimentRule {
  const { by, within, risk } = termsOf(winner);
  return { by, withinMs: parseExactMs(within), risk };
}
