import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Json, Moment, Ref, Text } from './columns';
import { Contact } from './people';

export type HandoffStatus = 'new' | 'accepted' | 'contacted' | 'meeting' | 'won' | 'lost' | 'recycled' | 'rejected';

/** A warm contact with sales. */
@Entity('handoff')
@Check('handoff_status', `status IN ('new', 'accepted', 'contacted', 'meeting', 'won', 'lost', 'recycled', 'rejected')`)
@Index('handoff_one_open', ['contactId'], { unique: true, where: 'closed_at IS NULL' })
export class Handoff {
  @Id()
  id: string;

  @Ref()
  @ForeignKey(() => Contact, { name: 'handoff_contact_id_fkey', onDelete: 'CASCADE' })
  contactId: string;

  @Text({ default: 'new' })
  status: HandoffStatus;

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
