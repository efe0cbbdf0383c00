// Who opened and clicked: people, or the machines between them and us.
export { BURST_MS, countsAsHuman, judge } from './judge';
export type { Hit, HitKind, HitVerdict, Judgement, RequestEvidence } from './types';
