// How a planned mail leaves, exactly once, and how what its readers do comes back.
export { DeliverLoop, type DeliverCounts } from './deliver/loop';
export { sendAgain, type SentAgain } from './deliver/send-again';
export { type DeliverContext, type Logger, MAIL_QUEUES } from './deliver/types';
export { recordWithdrawn, type WithdrawnMail } from './deliver/withdrawn';
export { MAIL_ERRORS, MailError, type MailErrorCode } from './errors';
export { mergeMails } from './merge';
export { personal } from './personal';
export { forgetOldMails, type MailRetention } from './retention';
export { sendTest, type TestMail, type TestMailDoor, type TestOutcome } from './send-test';
export { dkimKey, type DkimKey, dkimRecord, signed } from './smtp/dkim';
export { readDkimKeys } from './smtp/dkim-files';
export { smtpSettings, type SmtpSettings } from './smtp/options';
export type { SmtpOutcome } from './smtp/outcome';
export { probeSmtp, type SmtpProbe } from './smtp/probe';
export { SmtpPool } from './smtp/pool';
export type { SmtpMessage, SmtpSession } from './smtp/session';
export { mailOfReturnPath } from './smtp/return-path';
export { MailVersions } from './compose/versions';
export { HitCommitter, type CommitterOptions } from './track/committer';
export { evidenceOf, type RequestFacts } from './track/hit';
export { loadNetworks } from './track/networks';
export { settleHits } from './track/settle-hits';
export { runSettleLoop } from './track/settle-loop';
export { HitSpool } from './track/spool';
export { Tracker, type TrackReply } from './track/tracker';
export { listMailbox, listMailboxAfter, type MailboxEntry, type MailboxMessage, readMailbox } from './mailbox/read';
export { type Mailbox, startMailbox } from './mailbox/receive';
export {
  type AlarmView,
  fetchFromSns,
  MessageSource,
  PostmarkSource,
  type RefusedCall,
  resolveDoubt,
  type ReturnMailboxSettings,
  type ReturnsContext,
  type ReturnSource,
  runMailboxLoop,
  SesSource,
  settleShownDoubts,
  SnsVerifier,
  type TakenReturn,
  takeReturn,
} from './returns';
export { findMail, listMails, MAIL_VIEW_ID, MAIL_VIEW_STATUSES } from './views/mails';
export type { MailFilter, MailHitView, MailReturnView, MailStoryView, MailView, MailViewStatus } from './views/mails';
export { sendingState, turnSending } from './views/sending';
export type { SendingState } from './views/sending';
