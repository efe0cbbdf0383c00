// Scores by the rules of scoring.json: a ledger of explained points, fit from data, and the stages that both make.
export { compileScoring } from './compile';
export type { ScoringContext } from './compile';
export { assessFit, gradeOf, reaches } from './fit';
export { earnsHandover, lowered } from './handover';
export type { Handover } from './handover';
export { reverseEvent } from './reverse';
export { scoreEvent } from './score-event';
export { decideStage } from './stages';
export type { StageDecision, Standing } from './stages';
export type { CompiledScoreRule, CompiledScoring, Fit, LedgerEntry, LedgerFact } from './types';
