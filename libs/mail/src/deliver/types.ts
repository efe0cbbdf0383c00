import type { MailHeaders } from '@nurture/core/mail';
import type { MailOrigin, SendMailTask, SendNotificationTask, SendServiceTask } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import type { ClaimedTask, Database } from '@nurture/store';
import type { ReturnEffects } from '../returns/effects';
import type { DkimKey } from '../smtp/dkim';

export const MAIL_QUEUES = ['send-notification', 'send-service', 'send-mail'] as const;
export type MailQueue = (typeof MAIL_QUEUES)[number];

/** A task of one of the three queues, told apart by `queue`. */
export type MailTask =
  | (ClaimedTask<'send-mail'> & { queue: 'send-mail'; payload: SendMailTask })
  | (ClaimedTask<'send-service'> & { queue: 'send-service'; payload: SendServiceTask })
  | (ClaimedTask<'send-notification'> & { queue: 'send-notification'; payload: SendNotificationTask });

export type MailKind = 'marketing' | 'service' | 'notification';
export type MailStatus = 'started' | 'deferred' | 'sent' | 'failed' | 'skipped' | 'in-doubt';

/** The logger that this lib wants; pino is one. */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A mail of a flow that had to wait, and whose it is. */
export interface WaitedMail {
  readonly contactId: string;
  readonly flowId: string;
}

/** What sending needs from around it. */
export interface DeliverContext {
  readonly db: Database;
  /** The workspace's settings in force. */
  readonly settings: () => WorkspaceSettings;
  /** NURTURE_SECRET. */
  readonly secret: string;
  /** PUBLIC_URL, without a slash at the end. */
  readonly publicUrl: string;
  /** Each signs every mail; none: mails leave unsigned, for the server to sign. */
  readonly dkim: readonly DkimKey[];
  readonly logger: Logger;
  /**
   * Looks again at what made people wait for these mails, and takes back what has become pointless. Owned here, wired by
   * the app; null where no flows run. Answers with the contacts that somebody else holds, who come back a moment later.
   */
  readonly lookAgain: ((mails: readonly WaitedMail[]) => Promise<ReadonlySet<string>>) | null;
  /** What a server's final no does to the contact; without it nothing but the end of the mail. */
  readonly effects?: ReturnEffects;
}

/** What is kept of a mail, so that its bytes can be made again: they never change once an attempt has started. */
export interface FrozenContent {
  /**
   * Values of the compiled mail's holes; null where the whole message is kept. A null inside stands for a link or pixel,
   * which the mail's number and version give again.
   */
  readonly holes: readonly (string | null)[] | null;
  readonly headers: MailHeaders;
  /** The envelope's sender. */
  readonly returnPath: string;
  /** The envelope's recipient, validated. */
  readonly to: string;
}

/** The row of an earlier attempt. */
export interface EarlierRow {
  readonly mailId: string;
  readonly status: MailStatus;
  readonly fence: string;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly content: FrozenContent | null;
  readonly mailVersionId: string | null;
  readonly tracked: boolean;
}

/** A mail whose attempt is committed as started and whose bytes are ready to go. */
export interface Attempt {
  readonly task: MailTask;
  readonly mailId: string;
  readonly kind: MailKind;
  readonly name: string;
  readonly origin: MailOrigin | null;
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
  /** This one included. */
  readonly attempts: number;
  /** When the first attempt was started. */
  readonly createdAt: Instant;
  /** The product's now when this attempt was started, and the process's own clock at that moment. */
  readonly startedAt: Instant;
  readonly startedTick: number;
}
