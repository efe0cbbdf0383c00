import type { Instant } from '@nurture/core/time';
import { Column, type ColumnOptions, PrimaryGeneratedColumn, type ValueTransformer } from 'typeorm';

/** Instants in the product, `timestamptz` in the tables. The driver speaks Date. */
const instant: ValueTransformer = {
  to: (value: unknown) => (typeof value === 'number' ? new Date(value) : value),
  from: (value: Date | null): Instant | null => value && value.getTime(),
};

/** A moment. */
export const Moment = (options: ColumnOptions = {}) =>
  Column({ type: 'timestamptz', transformer: instant, ...options });

/** A number that the table gives itself; a string here, as it may outgrow JavaScript's numbers. */
export const Id = (generated: 'ALWAYS' | 'BY DEFAULT' = 'ALWAYS') =>
  PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: generated });

/** An id of another table's row. */
export const Ref = (options: ColumnOptions = {}) => Column({ type: 'bigint', ...options });

export const Text = (options: ColumnOptions = {}) => Column({ type: 'text', ...options });

export const Json = (options: ColumnOptions = {}) => Column({ type: 'jsonb', ...options });
