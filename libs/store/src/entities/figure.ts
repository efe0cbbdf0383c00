import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Moment, Ref, Text } from './columns';

/** How far the figures that are kept ready have come. One row. */
@Entity('figure_state')
@Check('figure_state_id_check', 'id')
export class FigureState {
  @PrimaryColumn({ type: 'boolean', default: true })
  id: boolean;

  /** Which code made them: another makes them anew. */
  @Column({ type: 'integer', default: 0 })
  version: number;

  /** Whatever was received before this was seen. */
  @Moment({ nullable: true })
  seenUntil: Instant | null;

  /** The figures are those of this moment. */
  @Moment({ nullable: true })
  asOf: Instant | null;

  /** The log's oldest month when it was last looked at. */
  @Text({ nullable: true })
  oldestMonth: string | null;
}

/** Whose figures have to be reckoned anew. */
@Entity('figure_due')
@Index('figure_due_since', ['since', 'person'])
export class FigureDue {
  @Ref({ primary: true })
  person: string;

  @Text({ nullable: true })
  visitorId: string | null;

  /** False: of their mails alone. */
  @Column({ type: 'boolean' })
  whole: boolean;

  @Moment()
  since: Instant;
}

/** Where people came from, as figures tell them apart. */
@Entity('figure_origin')
@Unique('figure_origin_once', ['channel', 'source', 'medium', 'campaign', 'page'])
export class FigureOrigin {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id: number;

  @Text()
  channel: string;

  @Text()
  source: string;

  @Text()
  medium: string;

  @Text()
  campaign: string;

  @Text()
  page: string;
}

/** One line per contact: where they came from, how far they came and when, and by what way. */
@Entity('figure_contact')
@Index('figure_contact_lead', ['leadAt'])
@Index('figure_contact_mql', ['mqlAt'])
@Index('figure_contact_sql', ['sqlAt'])
@Index('figure_contact_customer', ['customerAt'])
export class FigureContact {
  @Ref({ primary: true })
  contactId: string;

  @Column({ type: 'integer' })
  originId: number;

  @Moment({ nullable: true })
  leadAt: Instant | null;

  @Moment({ nullable: true })
  mqlAt: Instant | null;

  @Moment({ nullable: true })
  sqlAt: Instant | null;

  @Moment({ nullable: true })
  customerAt: Instant | null;

  /** Recycled or disqualified now. */
  @Column({ type: 'boolean' })
  leftWay: boolean;

  @Text({ array: true })
  assets: string[];

  /** What they did until they bought, each thing once. */
  @Text({ array: true, collation: 'C' })
  walk: string[];

  /** One for each beginning of the walk: who set out alike has the same. */
  @Ref({ array: true })
  walkKeys: string[];
}

/** What one person did, with what they did before and after it. */
@Entity('figure_point')
@Index('figure_point_visit', ['at', 'beforeAt', 'originId'], { where: `kind = 'visit'` })
@Index('figure_point_month', ['at', 'beforeAt', 'originId'], {
  where: `kind = 'visit' AND (before_at IS NULL OR date_trunc('month', before_at AT TIME ZONE 'UTC') < date_trunc('month', at AT TIME ZONE 'UTC'))`,
})
@Index('figure_point_page', ['at', 'beforeAt', 'name'], { where: `kind = 'page'` })
@Index('figure_point_cta', ['at', 'beforeAt', 'name', 'clickBeforeAt', 'clickAfterAt'], { where: `kind = 'cta'` })
@Index('figure_point_rating', ['at', 'afterAt', 'name', 'value'], { where: `kind = 'rating'` })
@Index('figure_point_deal', ['at', 'person', 'value'], { where: `kind = 'deal'` })
export class FigurePoint {
  /** The contact's id; below zero: a browser that is nobody's yet. */
  @Ref({ primary: true })
  person: string;

  /** `visit`, `page` (a landing page), `cta`, `rating`, `deal`. */
  @Text({ primary: true })
  kind: string;

  @Text({ primary: true, collation: 'C' })
  name: string;

  @Moment({ primary: true })
  at: Instant;

  /** Cents of a deal, stars of a rating. */
  @Column({ type: 'double precision', nullable: true })
  value: number | null;

  @Column({ type: 'integer', nullable: true })
  originId: number | null;

  @Moment({ nullable: true })
  beforeAt: Instant | null;

  @Moment({ nullable: true })
  afterAt: Instant | null;

  @Moment({ nullable: true })
  clickBeforeAt: Instant | null;

  @Moment({ nullable: true })
  clickAfterAt: Instant | null;
}

/** How the amount of a deal is shared among what came before it. */
@Entity('figure_credit')
@Index('figure_credit_time', ['by', 'wonAt'])
export class FigureCredit {
  @Ref({ primary: true })
  contactId: string;

  /** The place of its event in the log. */
  @Text({ primary: true })
  deal: string;

  @Moment()
  wonAt: Instant;

  /** `channel` or `content`. */
  @Text({ primary: true })
  by: string;

  @Text({ primary: true })
  key: string;

  @Ref()
  first: string;

  @Ref()
  last: string;

  @Ref()
  linear: string;

  @Ref()
  position: string;

  @Ref()
  decay: string;
}

/** What became of a mail that was sent. */
@Entity('figure_mail')
@Index('figure_mail_contact', ['contactId'])
@Index('figure_mail_time', ['sentAt'])
export class FigureMail {
  @Ref({ primary: true })
  mailId: string;

  @Ref()
  contactId: string;

  @Text()
  flowId: string;

  @Text()
  name: string;

  @Moment()
  sentAt: Instant;

  @Column({ type: 'boolean' })
  bounced: boolean;

  @Column({ type: 'boolean' })
  complained: boolean;

  @Column({ type: 'boolean' })
  tracked: boolean;

  @Column({ type: 'boolean' })
  opened: boolean;

  @Column({ type: 'boolean' })
  clicked: boolean;

  /** The last one before its reader unsubscribed. */
  @Column({ type: 'boolean' })
  blamed: boolean;
}
