// What tests share: a database of their own, a clock that is moved, a server that receives mail.
export { createDatabase, dropDatabase, moveClock, testDatabase, type ClockMove, type TestDatabase } from './database';
export { always, firstTimes, startSmtpReceiver } from './smtp-receiver';
export type { ReceivedMail, SmtpBehaviour, SmtpMoment, SmtpReaction, SmtpReceiver, SmtpStage } from './smtp-receiver';
