// Warm leads on a salesperson's desk: who gets them, the brief, and the answer that flows back.
export { answerHandoff } from './answer';
export type { AnswerOutcome, GivenAnswer } from './answer';
export { briefPage } from './brief-page';
export type { BriefPageFacts } from './brief-page';
export { closeHandoff } from './close';
export type { HandoffContext } from './context';
export { createHandoff } from './create';
export type { HandoffReason } from './create';
export { HANDOFF_ERRORS } from './errors';
export type { HandoffErrorCode } from './errors';
export { notifyTeam } from './notify';
export { personal } from './personal';
export { findHandoff, handoffsOfContact, listHandoffs } from './views';
export type { HandoffAnswerView, HandoffFilter, HandoffView } from './views';
export { isPublicAddress, sendWebhook, webhookKey } from './webhook';
export type { WebhookSender } from './webhook';
