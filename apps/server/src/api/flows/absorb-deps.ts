import { type AbsorbDeps, EnrolmentIds, PublishedBook } from '@nurture/engine';
import { recordWithdrawn } from '@nurture/mail';
import type { Logger } from 'pino';

/** For absorbing outside the worker's loops: once, because somebody asked for it. */
export const absorbDeps = (log: Logger): AbsorbDeps => ({
  book: new PublishedBook(log),
  ids: new EnrolmentIds(),
  mailsWithdrawn: recordWithdrawn,
});
