import type { TaskQueue } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import { Column, Entity, Index, Unique } from 'typeorm';
import { Id, Json, Moment, Ref, Text } from './columns';

/** Work that is due at a time. Changed through `tasks` alone. */
@Entity('task')
@Unique('task_key', ['key'])
@Index('task_due', ['queue', 'dueAt'])
@Index('task_contact', ['contactId'], { where: 'contact_id IS NOT NULL' })
@Index('task_set_aside', ['id'], { where: 'set_aside_at IS NOT NULL' })
export class Task {
  @Id()
  id: string;

  @Text()
  queue: TaskQueue;

  @Text()
  key: string;

  @Ref({ nullable: true })
  contactId: string | null;

  @Ref({ nullable: true })
  enrolmentId: string | null;

  @Moment()
  dueAt: Instant;

  @Json()
  payload: unknown;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Moment({ nullable: true })
  claimedUntil: Instant | null;

  @Ref({ default: 0 })
  fence: string;

  @Text({ nullable: true })
  reason: string | null;

  @Moment()
  createdAt: Instant;

  /** When it had failed so often that somebody must look at it */
  @Moment({ nullable: true })
  setAsideAt: Instant | null;
}
