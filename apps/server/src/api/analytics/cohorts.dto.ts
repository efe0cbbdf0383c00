import { ApiProperty } from '@nestjs/swagger';
import type { CohortView } from '@nurture/analytics';
import type { Retention } from '@nurture/core/figures';
import { DEFINED, MAYBE_NUMBER, WHOLE } from '../openapi/fields';
import { DAY } from './figure.dto';

export class CohortMonthDto {
  @ApiProperty({ ...WHOLE, description: 'Months since the first one' })
  readonly offset!: number;

  @ApiProperty({ ...WHOLE, description: 'How many of the cohort paid in it' })
  readonly customers!: number;

  @ApiProperty()
  readonly revenue!: number;

  @ApiProperty({ description: 'All that one customer paid so far, on average' })
  readonly valueSoFar!: number;
}

export class CohortBeforeDto {
  @ApiProperty()
  readonly spendPerMonth!: number;

  @ApiProperty()
  readonly lifetimeValue!: number;
}

export class CohortDto implements CohortView {
  @ApiProperty({ ...DAY, description: 'The first day of the month of their first payment' })
  readonly month!: string;

  @ApiProperty(WHOLE)
  readonly customers!: number;

  @ApiProperty()
  readonly spendPerMonth!: number;

  @ApiProperty()
  readonly lifetimeValue!: number;

  @ApiProperty({
    type: CohortBeforeDto,
    nullable: true,
    description: 'As it stood a month earlier; null where it began in the last month',
  })
  readonly before!: CohortBeforeDto | null;

  @ApiProperty({ type: [CohortMonthDto] })
  readonly months!: readonly CohortMonthDto[];
}

export class RetentionDto implements Retention {
  @ApiProperty(DAY)
  readonly month!: string;

  @ApiProperty({ ...WHOLE, description: 'Accounts that paid in the earlier month' })
  readonly customers!: number;

  @ApiProperty()
  readonly revenueBefore!: number;

  @ApiProperty()
  readonly revenue!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Above 1: growth exceeds churn' })
  readonly netRevenueRetention!: number | null;
}

export class CohortsDto {
  @ApiProperty({ type: [CohortDto] })
  readonly cohorts!: readonly CohortDto[];

  @ApiProperty({ type: [RetentionDto], description: 'Each month against the one before' })
  readonly monthly!: readonly RetentionDto[];

  @ApiProperty({ type: [RetentionDto], description: 'Each month against the same one a year before' })
  readonly yearly!: readonly RetentionDto[];

  @ApiProperty(DEFINED)
  readonly definitions!: Readonly<Record<string, string>>;
}
