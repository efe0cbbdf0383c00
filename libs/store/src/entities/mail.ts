import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { Id, Json, Moment, Ref, Text } from './columns';

export type MailStatus = 'started' | 'deferred' | 'sent' | 'failed' | 'skipped' | 'in-doubt';

/** A mail: what was to go to whom, and what came of it. */
@Entity('mail')
@Unique('mail_key', ['key'])
@Check('mail_kind', `kind IN ('marketing', 'service', 'notification')`)
@Check('mail_doubted', `doubted = (status = 'in-doubt')`)
@Check('mail_status', `status IN ('started', 'deferred', 'sent', 'failed', 'skipped', 'in-doubt')`)
@Index('mail_contact', ['contactId', 'startedAt'], { where: 'contact_id IS NOT NULL' })
@Index('mail_created', ['createdAt'])
@Index('mail_action', ['flowId', 'state', 'action'], { where: 'flow_id IS NOT NULL' })
@Index('mail_in_doubt', ['id'], { where: 'doubted' })
export class Mail {
  @Id()
  id: string;

  @Text()
  key: string;

  @Ref({ nullable: true })
  contactId: string | null;

  @Ref({ nullable: true })
  enrolmentId: string | null;

  @Text({ nullable: true })
  flowId: string | null;

  @Text({ nullable: true })
  state: string | null;

  @Column({ type: 'integer', nullable: true })
  visit: number | null;

  @Text({ nullable: true })
  action: string | null;

  @Text()
  name: string;

  @Ref({ nullable: true })
  mailVersionId: string | null;

  @Text()
  kind: 'marketing' | 'service' | 'notification';

  @Text({ nullable: true })
  topic: string | null;

  @Text()
  recipient: string;

  @Text()
  status: MailStatus;

  /** In doubt, for an index: it may not know `status`, or ending a mail would touch all indexes. */
  @Column({ type: 'boolean', default: false })
  doubted: boolean;

  @Text({ nullable: true })
  reason: string | null;

  @Text({ nullable: true })
  messageId: string | null;

  @Json({ nullable: true })
  content: unknown;

  /** The frozen bytes. */
  @Column({ type: 'bytea', nullable: true })
  raw: Buffer | null;

  @Column({ type: 'boolean', default: false })
  tracked: boolean;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Ref({ default: 0 })
  fence: string;

  @Moment()
  createdAt: Instant;

  @Moment({ nullable: true })
  startedAt: Instant | null;

  @Moment({ nullable: true })
  settledAt: Instant | null;
}

/** A fetched pixel, link or download, before and after it is known who fetched it. */
@Entity('hit')
@Unique('hit_key', ['key'])
@Check('hit_kind', `kind IN ('open', 'click', 'download')`)
@Index('hit_mail', ['mailId', 'at'], { where: 'mail_id IS NOT NULL' })
@Index('hit_scanner', ['scanner', 'at'], { where: 'scanner IS NOT NULL' })
@Index('hit_unsettled', ['settleAt'], { where: 'settle_at IS NOT NULL' })
export class Hit {
  @Id()
  id: string;

  @Text()
  key: string;

  @Text()
  kind: 'open' | 'click' | 'download';

  @Ref({ nullable: true })
  mailId: string | null;

  @Ref({ nullable: true })
  contactId: string | null;

  @Column({ type: 'integer', nullable: true })
  link: number | null;

  @Text({ nullable: true })
  destination: string | null;

  @Moment()
  at: Instant;

  @Json()
  evidence: unknown;

  @Text({ nullable: true })
  verdict: string | null;

  /** Whether it counts as done by a person. */
  @Column({ type: 'boolean', default: false })
  counts: boolean;

  /** Who it was, where that agent was convicted by its own doing. */
  @Text({ nullable: true })
  scanner: string | null;

  @Moment({ nullable: true })
  settleAt: Instant | null;
}

export type MailReturnKind =
  'hard' | 'soft' | 'sender' | 'complaint' | 'unsubscribe' | 'delayed' | 'arrived' | 'replied';

/** What came back of a mail: a bounce, a complaint, an answer. Once per mail and kind. */
@Entity('mail_return')
@Unique('mail_return_once', ['mailId', 'kind'])
@Check(
  'mail_return_kind',
  `kind IN ('hard', 'soft', 'sender', 'complaint', 'unsubscribe', 'delayed', 'arrived', 'replied')`,
)
@Index('mail_return_contact', ['contactId', 'at'], { where: 'contact_id IS NOT NULL' })
@Index('mail_return_sender', ['at'], { where: `kind = 'sender'` })
export class MailReturn {
  @Id()
  id: string;

  @Ref()
  mailId: string;

  @Ref({ nullable: true })
  contactId: string | null;

  @Text()
  kind: MailReturnKind;

  @Text()
  reason: string;

  @Text({ nullable: true })
  status: string | null;

  /** Of the recipient. */
  @Text()
  domain: string;

  /** Who reported it: `message`, `ses`, `postmark`, a mailbox. */
  @Text()
  via: string;

  @Moment()
  at: Instant;
}

/** Everything that came back, by what became of it: known mails, forged ones, unreadable ones. */
@Entity('return_count')
export class ReturnCount {
  @Text({ primary: true })
  what: string;

  @Ref()
  n: string;
}

/** How far a mailbox to which mails come back was read. */
@Entity('return_mailbox')
export class ReturnMailbox {
  @Text({ primary: true })
  name: string;

  @Ref()
  uidValidity: string;

  @Ref()
  lastUid: string;

  @Moment()
  readAt: Instant;
}

/** Receivers refuse us: marketing mail waits until then, over the whole transport or to one domain. */
@Entity('sending_alarm')
export class SendingAlarm {
  /** `transport`, or a receiving domain. */
  @Text({ primary: true })
  scope: string;

  @Text()
  reason: string;

  @Column({ type: 'integer' })
  returns: number;

  @Moment()
  since: Instant;

  @Moment()
  until: Instant;
}

/** How many mails may still leave now, per transport and receiving domain. */
@Entity('speed_budget')
export class SpeedBudget {
  @Text({ primary: true })
  scope: string;

  @Column({ type: 'double precision' })
  tokens: number;

  @Moment()
  refilledAt: Instant;
}

/** What the development mailbox holds. */
@Entity('mailbox_message')
export class MailboxMessage {
  @Id()
  id: string;

  @Moment()
  receivedAt: Instant;

  @Text()
  sender: string;

  @Text({ array: true })
  recipients: string[];

  @Column({ type: 'bytea' })
  raw: Buffer;
}
