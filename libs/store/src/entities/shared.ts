import type { Instant } from '@nurture/core/time';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { Moment, Text } from './columns';

/** How far the product's clock is ahead of the database's; its only row. Written through `setClock`, `advanceClock`. */
@Entity('clock')
@Check('clock_id_check', 'id')
export class Clock {
  @PrimaryColumn({ type: 'boolean', default: true })
  id: boolean;

  @Column({ type: 'interval', default: () => `'00:00:00'` })
  shift: unknown;
}

/** A switch for the whole product, such as the one that stops all sending. */
@Entity('switch')
export class Switch {
  @Text({ primary: true })
  name: string;

  @Column({ type: 'boolean' })
  value: boolean;

  @Moment()
  changedAt: Instant;
}
