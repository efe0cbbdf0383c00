import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Moment, Text } from './columns';

/** Money spent on marketing, evenly over its days. */
@Entity('spend')
@Check('spend_amount', 'amount >= 0')
@Check('spend_days', 'until_day >= from_day')
@Index('spend_day', ['fromDay', 'untilDay'])
export class Spend {
  /** The sender's own. */
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'date' })
  fromDay: string;

  /** The last day. */
  @Column({ type: 'date' })
  untilDay: string;

  @Text()
  channel: string;

  @Text({ nullable: true })
  source: string | null;

  @Text({ nullable: true })
  campaign: string | null;

  /** Of money, as a decimal text. */
  @Column({ type: 'numeric', precision: 14, scale: 2 })
  amount: string;

  @Moment()
  recordedAt: Instant;
}

/** What a customer paid in a month. */
@Entity('account_revenue')
@Check('account_revenue_amount', 'amount >= 0')
export class AccountRevenue {
  /** The company's domain. */
  @PrimaryColumn({ type: 'text' })
  account: string;

  /** The first day of it. */
  @PrimaryColumn({ type: 'date' })
  month: string;

  /** Of money, as a decimal text. */
  @Column({ type: 'numeric', precision: 14, scale: 2 })
  amount: string;

  @Moment()
  recordedAt: Instant;
}

/** What somebody set out to reach. */
@Entity('target')
@Check('target_amount', 'amount > 0')
@Check('target_days', 'until_day >= from_day')
export class Target {
  /** The sender's own. */
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Text()
  metric: string;

  @Column({ type: 'numeric', precision: 14, scale: 2 })
  amount: string;

  @Text()
  owner: string;

  @Column({ type: 'date' })
  fromDay: string;

  /** The last day. */
  @Column({ type: 'date' })
  untilDay: string;

  @Text()
  why: string;

  @Moment()
  recordedAt: Instant;
}

/** One round of the maturity scan. */
@Entity('maturity_scan')
export class MaturityScan {
  /** The sender's own. */
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Text()
  name: string;

  /** Rungs of the ladder of online marketing that are in order; null where nobody said. */
  @Text({ array: true, nullable: true })
  rungs: string[] | null;

  @Moment()
  createdAt: Instant;
}

/** What one person says of one question of one phase. */
@Entity('maturity_answer')
@Check('maturity_answer_score', 'score BETWEEN 1 AND 5')
export class MaturityAnswer {
  @PrimaryColumn({ type: 'text' })
  @ForeignKey(() => MaturityScan, { name: 'maturity_answer_scan_id_fkey', onDelete: 'CASCADE' })
  scanId: string;

  @PrimaryColumn({ type: 'text' })
  person: string;

  @Text()
  perspective: string;

  @PrimaryColumn({ type: 'text' })
  phase: string;

  @PrimaryColumn({ type: 'text' })
  question: string;

  /** 1 to 5. */
  @Column({ type: 'smallint' })
  score: number;

  @Moment()
  answeredAt: Instant;
}

/** A report that was planned: each period's once for each person. */
@Entity('report_sent')
export class ReportSent {
  /** The colleague's id in workspace.json. */
  @Text({ primary: true })
  person: string;

  @Text({ primary: true })
  kind: string;

  @PrimaryColumn({ type: 'date' })
  fromDay: string;

  @Moment()
  at: Instant;
}
