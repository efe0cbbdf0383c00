import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
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
  /** `key:1` or `user:2`. */
  @Text({ primary: true })
  caller: string;

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

/** Somebody who logs in. */
@Entity('app_user')
@Unique('app_user_email', ['email'])
@Check('app_user_role', `role IN ('admin', 'marketer', 'sales', 'analyst')`)
export class AppUser {
  @Id()
  id: string;

  @Text()
  email: string;

  @Text()
  name: string;

  @Text()
  role: string;

  @Text()
  locale: string;

  /** argon2id; null until the invitation was taken up. */
  @Text({ nullable: true })
  passwordHash: string | null;

  @Moment()
  createdAt: Instant;

  @Moment({ nullable: true })
  deactivatedAt: Instant | null;

  /** To the minute. */
  @Moment({ nullable: true })
  seenAt: Instant | null;
}

/** A link that gives somebody a password; without a user it makes the first admin. Only its hash is kept. */
@Entity('invitation')
@Unique('invitation_user', ['userId'])
export class Invitation {
  @Column({ type: 'bytea', primary: true })
  hash: Buffer;

  @Ref({ nullable: true })
  @ForeignKey(() => AppUser, { name: 'invitation_user_id_fkey', onDelete: 'CASCADE' })
  userId: string | null;

  @Moment()
  expiresAt: Instant;
}

/** Somebody signed in at one browser; only the hash of what the browser keeps. */
@Entity('session')
@Index('session_of_user', ['userId'])
export class Session {
  @Column({ type: 'bytea', primary: true })
  hash: Buffer;

  @Ref()
  @ForeignKey(() => AppUser, { name: 'session_user_id_fkey', onDelete: 'CASCADE' })
  userId: string;

  @Moment()
  createdAt: Instant;

  @Moment()
  seenAt: Instant;
}

/** How often a password was tried, by the digest of an address or a network. */
@Entity('sign_in_attempt')
export class SignInAttempt {
  @Column({ type: 'bytea', primary: true })
  key: Buffer;

  @Moment()
  since: Instant;

  @Column({ type: 'integer' })
  count: number;
}

/** Who did what to what; a trigger keeps it from being changed. */
@Entity('audit_entry')
@Index('audit_entry_actor_id', ['actorKind', 'actorId', 'id'])
@Check('audit_entry_actor', `actor_kind IN ('user', 'key', 'command', 'nobody')`)
@Check('audit_entry_outcome', `outcome IN ('done', 'refused')`)
export class AuditEntry {
  @Id()
  id: string;

  @Moment()
  at: Instant;

  @Text()
  actorKind: string;

  @Ref({ nullable: true })
  actorId: string | null;

  @Text()
  action: string;

  @Text({ nullable: true })
  target: string | null;

  @Text({ nullable: true })
  address: string | null;

  @Text()
  outcome: string;
}
