import type { Metric, WinnerDocument } from '../flow';
import { parseExactMs } from '../time';
import type { ExperimentRule } from './types';

/** Most opens and clicks come within three days of a mail; a goal takes longer. */
const usualTime: Readonly<Record<Metric, string>> = { opens: '3 days', clicks: '3 days', conversions: '14 days' };
const usualRisk = 0.05;

type Spelled = Exclude<WinnerDocument, Metric>;

function spelledOut(winner: WinnerDocument): Spelled {
  return typeof winner === 'string' ? { by: winner } : winner;
}

/**
 * Reads the rule of a test.
 * @throws TimeError `time.duration`
 */
export function ruleOf(winner: WinnerDocument): ExperimentRule {
  const { by, within, risk } = spelledOut(winner);
  return { by, withinMs: parseExactMs(within ?? usualTime[by]), risk: risk ?? usualRisk };
}
