// Whether the score tells who buys: close rates per band of points, a verdict, and which rules carry weight without predicting.
export { bandsOf, type ScoreBand } from './bands';
export { judgeRules, type RuleLift, type RuleVerdict, RULE_VERDICTS } from './rules';
export { type Calibration, calibrate, VERDICTS, type Verdict } from './verdict';
export type { ClosedLead } from './lead';
