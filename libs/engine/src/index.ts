// Where people are: absorbs what happened and what is due, publishes versions, and tells why somebody is where they are.
export { absorbBatch, BatchFailure } from './absorb/absorb-batch';
export type { AbsorbDeps, Absorbed } from './absorb/absorb-batch';
export { AbsorbLoop } from './absorb/absorb-loop';
export type { AbsorbLoopOptions } from './absorb/absorb-loop';
export { EnrolmentIds } from './absorb/ids';
export type { MailsWithdrawn } from './absorb/save';
export { compileModel, declaredTypes } from './book/compile-model';
export type { SettingsInForce } from './book/compile-model';
export { PublishedBook } from './book/published-book';
export { ENGINE_ERRORS, EngineError } from './errors';
export type { EngineErrorCode } from './errors';
export type { EngineLogger } from './logger';
export { archiveFlow, pauseFlow, resumeFlow } from './publish/flow-status';
export type { Change, Publication, Published, PublishedMail } from './publish/publication';
export { publish } from './publish/publish';
export type { PublishOptions } from './publish/publish';
