// The maturity scan: what several people say of six phases from three sides, what it comes to, and what to do first.
export { type Advice } from './advice';
export { LADDER, type LadderView, type Rung, standingOn } from './ladder';
export { PERSPECTIVES, PHASES, QUESTIONS } from './model';
export type { MaturityAnswer, Perspective, Phase, PhaseScore, Question } from './model';
export { answersOfPage, isMaturityScan, PERSPECTIVE_QUESTION } from './page';
export { radar } from './radar';
export { type ScanResult, scoreScan } from './score';
