import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Json, Moment, Ref, Text } from './columns';

/** A company that contacts belong to, known by the domain of their addresses. */
@Entity('account')
@Unique('account_domain', ['domain'])
@Index('account_name_key', ['nameKey'], { where: 'name_key IS NOT NULL' })
@Index('account_name_only', ['nameKey'], { unique: true, where: 'domain IS NULL AND name_key IS NOT NULL' })
@Index('account_merged_into', ['mergedInto'], { where: 'merged_into IS NOT NULL' })
export class Account {
  @Id()
  id: string;

  @Text({ nullable: true })
  domain: string | null;

  @Text({ nullable: true })
  name: string | null;

  @Moment()
  createdAt: Instant;

  /** The name without case, signs and legal form. */
  @Text({ nullable: true })
  nameKey: string | null;

  /** The account that stands for it, since somebody said that they are one company. */
  @Ref({ nullable: true })
  @ForeignKey(() => Account, { name: 'account_merged_into_fkey', onDelete: 'SET NULL' })
  mergedInto: string | null;
}

/** That two accounts were said to be one company, by whom, and until when. */
@Entity('account_merge')
@Index('account_merge_standing', ['fromId'], { unique: true, where: 'parted_at IS NULL' })
@Index('account_merge_into', ['intoId'])
export class AccountMerge {
  @Id()
  id: string;

  @Ref()
  @ForeignKey(() => Account, { name: 'account_merge_from_id_fkey', onDelete: 'CASCADE' })
  fromId: string;

  @Ref()
  @ForeignKey(() => Account, { name: 'account_merge_into_id_fkey', onDelete: 'CASCADE' })
  intoId: string;

  @Moment()
  mergedAt: Instant;

  @Text()
  mergedBy: string;

  /** Whom it moved. */
  @Ref({ array: true })
  contacts: string[];

  /** Accounts that had been merged into it before. */
  @Ref({ array: true })
  accounts: string[];

  @Moment({ nullable: true })
  partedAt: Instant | null;

  @Text({ nullable: true })
  partedBy: string | null;
}

/** A person, and the row that is locked for all that happens to them. */
@Entity('contact')
@Unique('contact_email', ['email'])
@Index('contact_account', ['accountId'], { where: 'account_id IS NOT NULL' })
export class Contact {
  @Id()
  id: string;

  /** As it was normalised on receipt. */
  @Text()
  email: string;

  @Ref({ nullable: true })
  @ForeignKey(() => Account, { name: 'contact_account_id_fkey' })
  accountId: string | null;

  /** Where they came from: page, referrer, utm. */
  @Json({ default: {} })
  source: Record<string, unknown>;

  @Moment()
  createdAt: Instant;
}

/** An address and a number that a contact had before it was merged into another one: both lead to that one. */
@Entity('contact_alias')
@Unique('contact_alias_merged', ['mergedId'])
@Index('contact_alias_contact', ['contactId'])
export class ContactAlias {
  @Text({ primary: true })
  email: string;

  @Ref()
  mergedId: string;

  @Ref()
  @ForeignKey(() => Contact, { name: 'contact_alias_contact_id_fkey', onDelete: 'CASCADE' })
  contactId: string;

  @Moment()
  mergedAt: Instant;

  @Text()
  mergedBy: string;
}

/** Two addresses that somebody says are both theirs, until both mailboxes have said so: then both sides are one contact. */
@Entity('address_proof')
@Index('address_proof_contact', ['contactId'])
@Index('address_proof_other', ['otherId'])
export class AddressProof {
  @Id()
  id: string;

  /** Whose preference page it was asked on, and who remains. */
  @Ref()
  @ForeignKey(() => Contact, { name: 'address_proof_contact_id_fkey', onDelete: 'CASCADE' })
  contactId: string;

  @Ref()
  @ForeignKey(() => Contact, { name: 'address_proof_other_id_fkey', onDelete: 'CASCADE' })
  otherId: string;

  @Moment()
  askedAt: Instant;

  @Moment()
  expiresAt: Instant;

  @Moment({ nullable: true })
  ownProvedAt: Instant | null;

  @Moment({ nullable: true })
  otherProvedAt: Instant | null;
}

/** A role in the buying group that somebody gave a contact by hand. */
@Entity('contact_role')
export class ContactRole {
  @Ref({ primary: true })
  @ForeignKey(() => Contact, { name: 'contact_role_contact_id_fkey', onDelete: 'CASCADE' })
  contactId: string;

  @Text()
  role: string;

  @Moment()
  setAt: Instant;

  @Text()
  setBy: string;
}

export type ConsentState = 'none' | 'unconfirmed' | 'given' | 'withdrawn';
const CONSENT_STATES = `('none', 'unconfirmed', 'given', 'withdrawn')`;

/** What a contact agrees to now. */
@Entity('consent')
@Check('consent_mail', `mail IN ${CONSENT_STATES}`)
@Check('consent_tracking', `tracking IN ${CONSENT_STATES}`)
export class Consent {
  @Ref({ primary: true })
  @ForeignKey(() => Contact, { name: 'consent_contact_id_fkey', onDelete: 'CASCADE' })
  contactId: string;

  @Text({ default: 'none' })
  mail: ConsentState;

  @Text({ default: 'none' })
  tracking: ConsentState;

  @Text({ array: true, default: [] })
  topicsOff: string[];

  /** Wants fewer marketing mails. */
  @Column({ type: 'boolean', default: false })
  lessOften: boolean;

  @Column({ type: 'boolean', default: false })
  complained: boolean;

  /** What an unconfirmed consent waits for, and since when it was asked. */
  @Text({ array: true, default: [] })
  asked: string[];

  @Moment({ nullable: true })
  askedAt: Instant | null;

  @Moment()
  updatedAt: Instant;
}

/** Each time that a contact's consent was given or taken back, with the wording they saw: the proof. */
@Entity('consent_entry')
@Index('consent_entry_contact', ['contactId', 'at'])
export class ConsentEntry {
  @Id()
  id: string;

  @Ref()
  @ForeignKey(() => Contact, { name: 'consent_entry_contact_id_fkey', onDelete: 'CASCADE' })
  contactId: string;

  @Moment()
  at: Instant;

  @Text()
  kind: string;

  @Text({ nullable: true })
  topic: string | null;

  @Text()
  state: string;

  @Text({ nullable: true })
  wording: string | null;

  @Text()
  source: string;

  @Text({ nullable: true })
  address: string | null;
}

/** An address that gets no mail, kept as a keyed hash so that it stays so after the person was erased. */
@Entity('suppression')
@Index('suppression_created', ['createdAt', 'emailHash'])
export class Suppression {
  @Column({ type: 'bytea', primary: true })
  emailHash: Buffer;

  /** For people who look through the list; none is left of an erased person. */
  @Text({ nullable: true })
  email: string | null;

  @Text()
  reason: string;

  @Text({ nullable: true })
  detail: string | null;

  @Moment()
  createdAt: Instant;

  @Moment({ nullable: true })
  expiresAt: Instant | null;
}

/** Whose browser it was, from when on: of two people at one device the later takes over. */
@Entity('visitor')
@Check('visitor_proof', `proof IN ('form', 'mail')`)
@Index('visitor_contact', ['contactId'], { where: 'contact_id IS NOT NULL' })
@Index('visitor_since', ['since'])
export class Visitor {
  @Text({ primary: true })
  id: string;

  @Moment({ primary: true })
  since: Instant;

  /** Null: nobody's any more, and to be forgotten by the browser. */
  @Ref({ nullable: true })
  @ForeignKey(() => Contact, { name: 'visitor_contact_id_fkey', onDelete: 'SET NULL' })
  contactId: string | null;

  /** `form` (typed their address) or `mail` (came by a link of a mail to them). */
  @Text()
  proof: string;
}

/** How far an import has come, so that it can go on after a crash. */
@Entity('import_run')
export class ImportRun {
  @Text({ primary: true })
  id: string;

  @Text()
  fileName: string;

  @Ref({ default: 0 })
  rowsDone: string;

  @Ref({ default: 0 })
  rowsImported: string;

  @Ref({ default: 0 })
  rowsRefused: string;

  @Moment()
  startedAt: Instant;

  @Moment({ nullable: true })
  finishedAt: Instant | null;
}
