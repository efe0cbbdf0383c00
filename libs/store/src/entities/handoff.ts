import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Json, Moment, Ref, Text } from './columns';
import { Contact } from './people';

export type HandoffStatus = 'new' | 'accepted' | 'contacted' | 'meeting' | 'won' | 'lost' | 'recycled' | 'rejected';

/** A warm contact with sales. */
@Entity('handoff')
@Check('handoff_status', `status IN ('new', 'accepted', 'contacted', 'meeting', 'won', 'lost', 'recycled', 'rejected')`)
@Index('handoff_one_open', ['contactId'], { unique: true, where: 'closed_at IS NULL' })
@Index('handoff_contact', ['contactId', 'id'])
@Index('handoff_created', ['createdAt'])
@Index('handoff_closed', ['closedAt'], { where: 'closed_at IS NOT NULL' })
@Index('handoff_waiting', ['team', 'id'], { where: 'salesperson IS NULL AND closed_at IS NULL' })
@Index('handoff_folded_into', ['foldedInto'], { where: 'folded_into IS NOT NULL' })
export class Handoff {
  @Id()
  id: string;

  @Ref()
  @ForeignKey(() => Contact, { name: 'handoff_contact_id_fkey', onDelete: 'CASCADE' })
  contactId: string;

  @Text({ default: 'new' })
  status: HandoffStatus;

  @Text({ nullable: true })
  team: string | null;

  /** Null while nobody is free. */
  @Text({ nullable: true })
  salesperson: string | null;

  @Json()
  reasons: unknown;

  @Json()
  brief: unknown;

  @Moment()
  createdAt: Instant;

  @Moment({ nullable: true })
  acceptDueAt: Instant | null;

  @Moment({ nullable: true })
  contactDueAt: Instant | null;

  @Moment({ nullable: true })
  closedAt: Instant | null;

  /** The open handoff whose double it is, since two contacts were merged. */
  @Ref({ nullable: true })
  @ForeignKey(() => Handoff, { name: 'handoff_folded_into_fkey', onDelete: 'SET NULL' })
  foldedInto: string | null;
}

/** What sales answered, each time. */
@Entity('handoff_answer')
@Index('handoff_answer_handoff', ['handoffId', 'at'])
export class HandoffAnswer {
  @Id()
  id: string;

  @Ref()
  @ForeignKey(() => Handoff, { name: 'handoff_answer_handoff_id_fkey', onDelete: 'CASCADE' })
  handoffId: string;

  @Moment()
  at: Instant;

  @Text()
  answer: string;

  @Text({ nullable: true })
  reason: string | null;

  @Text({ nullable: true })
  note: string | null;

  /** A day, as `YYYY-MM-DD`. */
  @Column({ type: 'date', nullable: true })
  until: string | null;

  @Text({ nullable: true })
  flow: string | null;

  /** Of money, as a decimal text. */
  @Column({ type: 'numeric', precision: 14, scale: 2, nullable: true })
  amount: string | null;

  @Text()
  person: string;

  @Text()
  via: string;
}

/** One desk that a lead lay on: what the agreement says of it, and what came of it. */
@Entity('handoff_assignment')
@Index('handoff_assignment_open', ['handoffId'], { unique: true, where: 'ended_at IS NULL' })
@Index('handoff_assignment_handoff', ['handoffId', 'id'])
@Index('handoff_assignment_desk', ['person'], { where: 'ended_at IS NULL' })
@Index('handoff_assignment_turn', ['person', 'id'])
@Index('handoff_assignment_team', ['team', 'id'])
@Index('handoff_assignment_time', ['assignedAt'])
@Index('handoff_assignment_next', ['nextAt'], { where: 'ended_at IS NULL' })
export class HandoffAssignment {
  @Id()
  id: string;

  @Ref()
  @ForeignKey(() => Handoff, { name: 'handoff_assignment_handoff_id_fkey', onDelete: 'CASCADE' })
  handoffId: string;

  @Text()
  team: string;

  @Text()
  person: string;

  /** A fingerprint of what the times were counted by. */
  @Text()
  calendar: string;

  @Moment()
  assignedAt: Instant;

  @Moment({ nullable: true })
  acceptDueAt: Instant | null;

  @Moment({ nullable: true })
  contactDueAt: Instant | null;

  @Moment({ nullable: true })
  remindAt: Instant | null;

  @Moment({ nullable: true })
  escalateAt: Instant | null;

  @Moment({ nullable: true })
  reassignAt: Instant | null;

  /** When the clock brings something about next. */
  @Moment({ nullable: true })
  nextAt: Instant | null;

  @Moment({ nullable: true })
  acceptedAt: Instant | null;

  /** At work, until it was accepted. */
  @Column({ type: 'integer', nullable: true })
  acceptMinutes: number | null;

  @Moment({ nullable: true })
  contactedAt: Instant | null;

  @Column({ type: 'integer', nullable: true })
  contactMinutes: number | null;

  @Moment({ nullable: true })
  endedAt: Instant | null;
}

/** What somebody of the company was told about a handoff, each thing once. */
@Entity('handoff_notice')
@Index('handoff_notice_handoff', ['handoffId', 'at'])
export class HandoffNotice {
  @Text({ primary: true })
  key: string;

  @Ref()
  @ForeignKey(() => Handoff, { name: 'handoff_notice_handoff_id_fkey', onDelete: 'CASCADE' })
  handoffId: string;

  @Text()
  kind: string;

  @Text()
  person: string;

  @Moment()
  at: Instant;
}

/** What another system was told, or is still to be told. */
@Entity('webhook_delivery')
@Unique('webhook_delivery_once', ['eventId', 'endpoint'])
@Index('webhook_delivery_contact', ['contactId'])
@Index('webhook_delivery_time', ['createdAt'])
export class WebhookDelivery {
  @Id()
  id: string;

  @Column({ type: 'uuid' })
  eventId: string;

  @Text()
  endpoint: string;

  @Text()
  type: string;

  @Ref({ nullable: true })
  contactId: string | null;

  @Text()
  body: string;

  @Moment()
  createdAt: Instant;

  @Moment({ nullable: true })
  deliveredAt: Instant | null;

  @Column({ type: 'integer', default: 0 })
  replays: number;
}

/** Days on which a salesperson isn't there, as they entered them; those of workspace.json stand beside them. */
@Entity('absence')
@Check('absence_days', 'until_day >= from_day')
@Index('absence_person', ['person', 'fromDay'])
export class Absence {
  @Id()
  id: string;

  @Text()
  person: string;

  @Column({ type: 'date' })
  fromDay: string;

  @Column({ type: 'date' })
  untilDay: string;

  @Moment()
  enteredAt: Instant;
}
