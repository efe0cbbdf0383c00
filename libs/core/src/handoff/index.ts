// What sales may answer, who gets the next lead, and what a brief says: decisions of the handoff.
export { ANSWER_RULES, ANSWERS, HANDOFF_STATUSES, judgeAnswer, possibleAnswers, recycleUntil } from './answer';
export type { Answer, AnswerRule, HandoffStatus } from './answer';
export { chooseSalesperson } from './routing';
export type { Desk, RoutingFacts } from './routing';
export { briefOf } from './brief';
export type { Brief, BriefFacts, BriefLine } from './brief';
