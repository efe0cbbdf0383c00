import type { Instant } from '@nurture/core/time';
import { Column, Entity, Unique } from 'typeorm';
import { Id, Json, Moment, Ref, Text } from './columns';

/** A key for the API; only its hash is kept. */
@Entity('api_key')
@Unique('api_key_hash', ['hash'])
export class ApiKey {
  @Id()
  id: string;

  @Text()
  name: string;

  @Column({ type: 'bytea' })
  hash: Buffer;

  @Text({ array: true })
  scopes: string[];

  @Moment()
  createdAt: Instant;

  @Moment({ nullable: true })
  lastUsedAt: Instant | null;

  @Moment({ nullable: true })
  revokedAt: Instant | null;
}

/** What was answered to a write with an `Idempotency-Key`. */
@Entity('idempotency')
export class Idempotency {
  @Ref({ primary: true })
  apiKeyId: string;

  @Text({ primary: true })
  key: string;

  @Column({ type: 'bytea' })
  fingerprint: Buffer;

  @Column({ type: 'integer', nullable: true })
  status: number | null;

  @Json({ nullable: true })
  body: unknown;

  @Moment()
  createdAt: Instant;
}
