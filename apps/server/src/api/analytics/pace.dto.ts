import { ApiProperty } from '@nestjs/swagger';
import type { TargetView } from '@nurture/analytics';
import { type Pace, TARGET_METRICS, type TargetMetric } from '@nurture/core/figures';
import { DEFINED, MAYBE_NUMBER, WHOLE } from '../openapi/fields';
import { DAY, AS_OF } from './figure.dto';

export class ForecastDto {
  @ApiProperty()
  readonly value!: number;

  @ApiProperty()
  readonly low!: number;

  @ApiProperty()
  readonly high!: number;
}

const PACES = ['not-begun', 'reached', 'on-pace', 'behind', 'missed'] as const;

export class TargetDto implements TargetView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ enum: TARGET_METRICS })
  readonly metric!: TargetMetric;

  @ApiProperty()
  readonly amount!: number;

  @ApiProperty()
  readonly owner!: string;

  @ApiProperty(DAY)
  readonly from!: string;

  @ApiProperty(DAY)
  readonly until!: string;

  @ApiProperty()
  readonly why!: string;

  @ApiProperty({ ...WHOLE, description: 'Days of the period that are over, as far as they count' })
  readonly daysGone!: number;

  @ApiProperty(WHOLE)
  readonly daysInAll!: number;

  @ApiProperty({ description: 'Only days on which people work count' })
  readonly onBusinessDays!: boolean;

  @ApiProperty({ description: 'Up to the end of yesterday' })
  readonly actual!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'What the amount asks for by now' })
  readonly expected!: number | null;

  @ApiProperty({ enum: PACES })
  readonly status!: Pace['status'];

  @ApiProperty({ type: ForecastDto, nullable: true, description: 'Where it ends, with a 95 % band' })
  readonly forecast!: ForecastDto | null;
}

export class PaceDto {
  @ApiProperty({ ...DAY, description: 'The day that it is for the company' })
  readonly today!: string;

  @ApiProperty(AS_OF)
  readonly asOf!: string | null;

  @ApiProperty({ type: [TargetDto], description: 'Those that run first, then past ones, the latest first' })
  readonly targets!: readonly TargetDto[];

  @ApiProperty(DEFINED)
  readonly definitions!: Readonly<Record<string, string>>;
}
