// Scores by the rules of scoring.json: a ledger of explained points that fade, fit from data, and the stages that both make.
export { compileScoring, everythingOf } from './compile';
export type { ScoringContext } from './compile';
export { exact, remaining, scoreAt, worth } from './decay';
export { assessFit, gradeOf, reaches } from './fit';
export { earnsHandover, lowered, oldPoints, withLateLines } from './handover';
export type { Handover } from './handover';
export { recompute, rescore } from './rescore';
export type { Past } from './rescore';
export { resetEntries } from './reset';
export { comesLate, reverseEvent, scoreEvent } from './score-event';
export { isSeen } from './seen';
export { decideStage, stageByFit } from './stages';
export type { StageDecision, Standing } from './stages';
export type { CompiledScoreRule, CompiledScoring, Fit, LedgerEntry, LedgerFact, LedgerKind } from './types';
