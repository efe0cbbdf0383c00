import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DealView, GivenDeal, RevenueView, SpendView } from '@nurture/analytics';
import {
  CHANNELS,
  type GivenRevenue,
  type GivenSpend,
  type GivenTarget,
  TARGET_METRICS,
  type TargetMetric,
} from '@nurture/core/figures';
import { IsIn, IsNumber, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { MAYBE_NUMBER, MAYBE_TEXT, NEXT, TIME, WHOLE } from '../openapi/fields';

const DAY = { type: String, format: 'date' } as const;
/** The most that is kept of money. */
const MOST = 999_999_999_999;

export class NewDealDto implements GivenDeal {
  @ApiProperty({ description: 'Of your own; the same one again takes no effect', example: 'crm-48213' })
  @IsString()
  @Length(1, 200)
  id!: string;

  @ApiProperty({ description: 'Whom it was closed with', example: 'ann@example.com' })
  @IsString()
  @MaxLength(320)
  email!: string;

  @ApiProperty({ example: 50_000, minimum: 0 })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MOST)
  amount!: number;

  @ApiPropertyOptional({ ...TIME, description: 'When it was won; now, if not given' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  at?: string;
}

export class DealDto implements DealView {
  @ApiProperty({ description: 'As its reporter named it' })
  readonly id!: string;

  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty()
  readonly email!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'The company’s domain' })
  readonly account!: string | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Null where nobody said' })
  readonly amount!: number | null;

  @ApiProperty({ description: '`handoff`: sales answered so; `api`: another system reported it' })
  readonly source!: string;
}

export class DealPageDto {
  @ApiProperty({ type: [DealDto] })
  readonly items!: readonly DealDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class NewSpendDto implements GivenSpend {
  @ApiProperty({ description: 'Of your own; the same one again corrects the line', example: 'ads-2027-03' })
  @IsString()
  @Length(1, 200)
  id!: string;

  @ApiProperty({ ...DAY, description: 'The first day that it was spent on', example: '2027-03-01' })
  @IsString()
  @MaxLength(10)
  from!: string;

  @ApiPropertyOptional({ ...DAY, description: 'The last one; spent evenly over all', example: '2027-03-31' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  until?: string;

  @ApiPropertyOptional({ enum: CHANNELS, description: 'Found from source and medium, if not given' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  channel?: string;

  @ApiPropertyOptional({ example: 'linkedin', description: 'As `utm_source` says it' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  source?: string;

  @ApiPropertyOptional({ example: 'cpc', description: 'As `utm_medium` says it' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  medium?: string;

  @ApiPropertyOptional({ description: 'As `utm_campaign` says it' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  campaign?: string;

  @ApiProperty({ example: 400, minimum: 0 })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MOST)
  amount!: number;
}

export class SpendDto implements SpendView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty(DAY)
  readonly from!: string;

  @ApiProperty(DAY)
  readonly until!: string;

  @ApiProperty({ enum: CHANNELS })
  readonly channel!: string;

  @ApiProperty(MAYBE_TEXT)
  readonly source!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly campaign!: string | null;

  @ApiProperty()
  readonly amount!: number;
}

export class SpendPageDto {
  @ApiProperty({ type: [SpendDto] })
  readonly items!: readonly SpendDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class NewRevenueDto implements GivenRevenue {
  @ApiProperty({ description: 'The company’s domain', example: 'example.com' })
  @IsString()
  @Length(1, 253)
  account!: string;

  @ApiProperty({ example: '2027-03' })
  @IsString()
  @MaxLength(7)
  month!: string;

  @ApiProperty({ example: 1_200, minimum: 0 })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MOST)
  amount!: number;
}

export class RevenueDto implements RevenueView {
  @ApiProperty()
  readonly account!: string;

  @ApiProperty({ example: '2027-03' })
  readonly month!: string;

  @ApiProperty()
  readonly amount!: number;
}

export class RevenuePageDto {
  @ApiProperty({ type: [RevenueDto] })
  readonly items!: readonly RevenueDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class NewTargetDto implements GivenTarget {
  @ApiProperty({ description: 'Of your own; the same one again changes the target', example: 'leads-2027-q1' })
  @IsString()
  @Length(1, 200)
  id!: string;

  @ApiProperty({ enum: TARGET_METRICS })
  @IsIn(TARGET_METRICS)
  metric!: TargetMetric;

  @ApiProperty({ example: 300 })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(MOST)
  amount!: number;

  @ApiProperty({ description: 'Who answers for it', example: 'sanne' })
  @IsString()
  @Length(1, 100)
  owner!: string;

  @ApiProperty({ ...DAY, example: '2027-01-01' })
  @IsString()
  @MaxLength(10)
  from!: string;

  @ApiProperty({ ...DAY, description: 'The last day', example: '2027-03-31' })
  @IsString()
  @MaxLength(10)
  until!: string;

  @ApiProperty({ description: 'What it is good for', example: 'Enough leads for 12 deals' })
  @IsString()
  @Length(1, 500)
  why!: string;
}

export class RecordedDto {
  @ApiProperty({ ...WHOLE, description: 'How many lines now stand as they were sent' })
  readonly recorded!: number;
}
