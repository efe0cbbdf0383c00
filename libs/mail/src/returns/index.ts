// What comes back of our mails: who brings it, which mail it is about, and what it does.
export { type AlarmView, liftAlarms, openAlarms } from './alarms';
export { type TakenReturn, takeReturn } from './apply';
export { resolveDoubt, settleShownDoubts } from './doubts';
export type { ReturnMailboxSettings } from './imap';
export { runMailboxLoop } from './mailbox-loop';
export { MessageSource } from './message';
export { PostmarkSource } from './postmark';
export { SesSource } from './ses';
export { fetchFromSns, SnsVerifier } from './sns';
export type { RefusedCall, ReturnsContext, ReturnSource } from './types';
