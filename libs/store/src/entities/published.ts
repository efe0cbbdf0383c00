import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Json, Moment, Text } from './columns';

/** A flow by its id, whatever its versions. */
@Entity('flow')
@Check('flow_status', `status IN ('active', 'paused', 'archived')`)
export class Flow {
  @Text({ primary: true })
  id: string;

  @Text()
  name: string;

  @Text({ default: 'active' })
  status: 'active' | 'paused' | 'archived';

  @Column({ type: 'integer' })
  currentVersion: number;

  @Json({ default: [] })
  pauses: [from: Instant, until: Instant | null][];

  @Moment()
  changedAt: Instant;
}

/** A flow as it was published; never changed. */
@Entity('flow_version')
export class FlowVersion {
  @Text({ primary: true })
  @ForeignKey(() => Flow, { name: 'flow_version_flow_id_fkey', deferrable: 'INITIALLY DEFERRED' })
  flowId: string;

  @Column({ type: 'integer', primary: true })
  number: number;

  @Text()
  hash: string;

  // In the order in which it was written.
  @Column({ type: 'json' })
  document: unknown;

  @Json()
  mails: unknown;

  @Json({ default: {} })
  streams: unknown;

  @Moment()
  publishedAt: Instant;
}

/** A mail in one language, compiled; never changed. */
@Entity('mail_version')
@Unique('mail_version_content', ['name', 'locale', 'hash'])
export class MailVersion {
  @Id()
  id: string;

  @Text()
  name: string;

  @Text()
  locale: string;

  @Text()
  hash: string;

  @Json()
  compiled: unknown;

  @Moment()
  publishedAt: Instant;
}

/** A file of settings (`workspace`, `scoring`, `handoff`) as it was published; one of each kind is in force. */
@Entity('settings_version')
@Index('settings_version_in_force', ['kind'], { unique: true, where: 'in_force' })
export class SettingsVersion {
  @Text({ primary: true })
  kind: string;

  @Column({ type: 'integer', primary: true })
  number: number;

  @Text()
  hash: string;

  @Json()
  document: unknown;

  @Column({ type: 'boolean' })
  inForce: boolean;

  @Moment()
  publishedAt: Instant;
}
