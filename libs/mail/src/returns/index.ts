// What comes back of our mails: who brings it, which mail it is about, and what it does.
export { type AlarmView, liftAlarms, openAlarms } from './alarms';
export { type TakenReturn, takeReturn } from './apply';
export { countReturn } from './count';
export { resolveDoubt, settleShownDoubts } from './doubts';
export { readReturnMailbox, type ReturnMailboxSettings } from './imap';
export { runMailboxLoop } from './mailbox-loop';
export { MessageSource, reportOfMessage } from './message';
export { PostmarkSource } from './postmark';
export { SesSource } from './ses';
export { type FetchText, fetchFromSns, SnsVerifier } from './sns';
export type {
  HookCall,
  Reading,
  RefusedCall,
  ReturnEffects,
  ReturnReport,
  ReturnsContext,
  ReturnSource,
} from './types';
