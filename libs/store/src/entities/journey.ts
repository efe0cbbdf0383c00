import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Json, Moment, Ref, Text } from './columns';
import { Contact } from './people';

/** What absorbing knows of a contact. */
@Entity('contact_profile')
export class ContactProfile {
  @Ref({ primary: true })
  @ForeignKey(() => Contact, { name: 'contact_profile_contact_id_fkey', onDelete: 'CASCADE' })
  contactId: string;

  @Text({ default: 'visitor' })
  stage: string;

  @Moment()
  stageSince: Instant;

  /** In points. */
  @Column({ type: 'double precision', default: 0 })
  score: number;

  @Column({ type: 'double precision', nullable: true })
  fit: number | null;

  @Json({ default: {} })
  fields: Record<string, unknown>;

  @Text({ array: true, default: [] })
  tags: string[];

  /** The number of the event that was stepped with last. */
  @Ref({ default: 0 })
  eventSeq: string;

  @Moment({ nullable: true })
  lastSeenAt: Instant | null;

  @Json({ nullable: true })
  handover: unknown;

  /** When the score stood there: points fade. */
  @Moment({ nullable: true })
  scoreAt: Instant | null;

  /** Version of the scoring model that the ledger follows. */
  @Column({ type: 'integer', nullable: true })
  scoredBy: number | null;
}

/** Each change of a contact's stage, with why. */
@Entity('stage_change')
@Index('stage_change_contact', ['contactId', 'at'])
@Index('stage_change_time', ['at'])
export class StageChange {
  @Id()
  id: string;

  @Ref()
  @ForeignKey(() => Contact, { name: 'stage_change_contact_id_fkey', onDelete: 'CASCADE' })
  contactId: string;

  @Moment()
  at: Instant;

  @Text()
  fromStage: string;

  @Text()
  toStage: string;

  @Text()
  reason: string;
}

/** What an event did that may turn out to be a machine's. */
@Entity('event_effect')
@Index('event_effect_standing', ['at'], { where: 'revised_at IS NULL' })
export class EventEffect {
  @Ref({ primary: true })
  contactId: string;

  @Column({ type: 'uuid', primary: true })
  eventId: string;

  @Moment()
  at: Instant;

  /** Keys of the tasks that it planned. */
  @Text({ array: true })
  tasks: string[];

  @Json()
  effects: unknown;

  @Moment({ nullable: true })
  revisedAt: Instant | null;
}

/** An entry of the ledger whose sum is a contact's score. */
@Entity('score_entry')
@Index('score_entry_contact', ['contactId', 'at'])
export class ScoreEntry {
  @Id()
  id: string;

  @Ref()
  contactId: string;

  @Moment()
  at: Instant;

  @Text()
  rule: string;

  @Column({ type: 'double precision' })
  points: number;

  /** What a rule that counts once per something counted by. */
  @Text({ nullable: true })
  per: string | null;

  @Column({ type: 'uuid', nullable: true })
  eventId: string | null;

  @Text()
  because: string;

  @Text({ default: 'earned' })
  kind: 'earned' | 'adjusted' | 'withdrawn' | 'reversed';

  @Moment()
  writtenAt: Instant;
}

/** A contact's way through one flow. */
@Entity('enrolment')
@Check('enrolment_status', `status IN ('active', 'completed', 'converted', 'exited', 'left')`)
@Index('enrolment_one_active', ['flowId', 'contactId', 'key'], { unique: true, where: `status = 'active'` })
@Index('enrolment_contact', ['contactId', 'flowId'])
@Index('enrolment_set_aside', ['id'], { where: 'set_aside IS NOT NULL' })
export class Enrolment {
  @Id('BY DEFAULT')
  id: string;

  @Text()
  flowId: string;

  @Column({ type: 'integer' })
  flowVersion: number;

  @Ref()
  contactId: string;

  @Text({ default: '' })
  key: string;

  @Text({ default: 'active' })
  status: 'active' | 'completed' | 'converted' | 'exited' | 'left';

  @Text()
  state: string;

  @Column({ type: 'integer' })
  visit: number;

  @Json()
  snapshot: unknown;

  @Moment()
  enrolledAt: Instant;

  @Moment()
  enteredAt: Instant;

  @Moment({ nullable: true })
  dueAt: Instant | null;

  @Moment({ nullable: true })
  endedAt: Instant | null;

  @Text({ nullable: true })
  setAside: string | null;
}

/** An enrolment's `dueAt`, in the order of time. */
@Entity('enrolment_timer')
export class EnrolmentTimer {
  @Moment({ primary: true })
  dueAt: Instant;

  @Ref({ primary: true })
  enrolmentId: string;

  @Ref()
  contactId: string;
}

/** What one step did, and why. */
@Entity('enrolment_step')
export class EnrolmentStep {
  @Ref({ primary: true })
  enrolmentId: string;

  @Id()
  id: string;

  @Moment()
  at: Instant;

  @Ref()
  seq: string;

  @Json()
  trace: unknown;
}

/** How far the search for people who belong to a flow's segment has come. */
@Entity('segment_sweep')
export class SegmentSweep {
  @Text({ primary: true })
  flowId: string;

  @Column({ type: 'integer' })
  flowVersion: number;

  /** 0 between two sweeps. */
  @Ref({ default: 0 })
  afterContact: string;

  @Moment()
  startedAt: Instant;

  @Moment()
  nextAt: Instant;
}

/** A test of variants that was decided: from then on the winner gets everybody. */
@Entity('experiment')
export class Experiment {
  @Text({ primary: true })
  flowId: string;

  @Text({ primary: true })
  fingerprint: string;

  /** Where it stands, such as `reminder.entry.0`, or the name of a split. */
  @Text()
  place: string;

  /** Which variant, from 0. */
  @Column({ type: 'integer' })
  winner: number;

  @Json()
  figures: unknown;

  @Moment()
  decidedAt: Instant;
}

/** A condition over contacts that somebody named, to look at those whom it holds for again. */
@Entity('saved_segment')
@Unique('saved_segment_name', ['name'])
export class SavedSegment {
  @Id()
  id: string;

  @Text()
  name: string;

  @Json()
  condition: unknown;

  @Moment()
  createdAt: Instant;
}
