import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
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
