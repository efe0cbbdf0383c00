// What sales may answer and by when, who gets the next lead, and what a brief says: decisions of the handoff.
export { ANSWER_RULES, ANSWERS, HANDOFF_STATUSES, judgeAnswer, possibleAnswers, recycleUntil } from './answer';
export type { Answer, AnswerRule, HandoffStatus } from './answer';
export { giveOut, LATEST_PER_MEMBER } from './give-out';
export type { Floor, LeadToGive } from './give-out';
export type { Desk } from './routing';
export { briefOf } from './brief';
export type { Brief, BriefAccount, BriefColleague, BriefFacts, BriefLine } from './brief';
export { dueSteps, minutesTaken, nextStepAt, salesCalendar, SLA_STEPS, slaTimes } from './sla';
export type { Pending, SlaStep, SlaTimes } from './sla';
