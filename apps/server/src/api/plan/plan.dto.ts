import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { MeasuredRate, MeasuredRates } from '@nurture/analytics';
import type { CampaignPlan, ChannelMonth, ChannelPlan, FunnelPlan, FunnelRates, Overtaking } from '@nurture/core/plan';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Amount, MaybeAmount, MaybeShare, Share } from '../figure-fields';
import { MAYBE_NUMBER, WHOLE } from '../openapi/fields';

export class RatesDto implements FunnelRates {
  @Share('Of visitors that become leads', 0.35)
  visitorLead!: number;

  @Share('Of leads that become MQLs', 0.45)
  leadMql!: number;

  @Share('Of MQLs that become SQLs', 0.3)
  mqlSql!: number;

  @Share('Of SQLs that become customers', 0.15)
  sqlCustomer!: number;
}

class GoalDto {
  @Amount('Of the company, in the period that is planned', 10_000_000)
  revenue!: number;

  @Share("Marketing's share of it", 0.4)
  marketingShare!: number;

  @Amount('Of an average order', 50_000)
  orderValue!: number;
}

export class FunnelGoalDto extends GoalDto {
  @ApiProperty({ type: () => RatesDto })
  @ValidateNested()
  @Type(() => RatesDto)
  rates!: RatesDto;
}

export class MeasuredGoalDto extends GoalDto {
  @ApiProperty({ enum: ['measured'], description: 'The workspace’s own rates of the last year' })
  @IsIn(['measured'])
  rates!: 'measured';
}

export class MeasuredRateDto implements MeasuredRate {
  @ApiProperty(MAYBE_NUMBER)
  readonly value!: number | null;

  @ApiProperty({ ...WHOLE, description: 'Of how many' })
  readonly n!: number;

  @ApiProperty(MAYBE_NUMBER)
  readonly low!: number | null;

  @ApiProperty(MAYBE_NUMBER)
  readonly high!: number | null;
}

export class MeasuredRatesDto implements MeasuredRates {
  @ApiProperty({ type: MeasuredRateDto })
  readonly visitorLead!: MeasuredRateDto;

  @ApiProperty({ type: MeasuredRateDto })
  readonly leadMql!: MeasuredRateDto;

  @ApiProperty({ type: MeasuredRateDto })
  readonly mqlSql!: MeasuredRateDto;

  @ApiProperty({ type: MeasuredRateDto })
  readonly sqlCustomer!: MeasuredRateDto;
}

export class FunnelPeopleDto implements FunnelPlan {
  @ApiProperty({ description: 'What marketing is to bring in' })
  readonly target!: number;

  @ApiProperty(WHOLE)
  readonly deals!: number;

  @ApiProperty(WHOLE)
  readonly sqls!: number;

  @ApiProperty(WHOLE)
  readonly mqls!: number;

  @ApiProperty(WHOLE)
  readonly leads!: number;

  @ApiProperty(WHOLE)
  readonly visitors!: number;
}

export class FunnelPlanDto extends FunnelPeopleDto {
  @ApiProperty({ type: RatesDto, description: 'The rates that were used' })
  readonly rates!: RatesDto;

  @ApiPropertyOptional({ type: MeasuredRatesDto, description: 'With `measured`: how sure they are' })
  readonly measured?: MeasuredRatesDto;

  @ApiPropertyOptional({ type: FunnelPeopleDto, nullable: true, description: 'With every rate at its good end' })
  readonly best?: FunnelPeopleDto | null;

  @ApiPropertyOptional({
    type: FunnelPeopleDto,
    nullable: true,
    description: 'At its bad end; null: no number is enough',
  })
  readonly worst?: FunnelPeopleDto | null;
}

export class CampaignDto {
  @MaybeAmount('How often it is shown; with `clickRate` and `conversion`', 500_000)
  impressions?: number;

  @MaybeShare('Of the impressions that are clicked; 0.002, if not given', 0.002)
  clickRate?: number;

  @MaybeShare('Of the clicks that become leads', 0.05)
  conversion?: number;

  @MaybeAmount('Instead of the three: how many leads it brings', 100)
  leads?: number;

  @MaybeAmount('What a lead is worth', 100)
  leadValue?: number;

  @MaybeShare('Instead: of the leads that become customers; with `orderValue`', 0.04)
  closeRate?: number;

  @MaybeAmount('What a customer pays', 100)
  orderValue?: number;

  @MaybeAmount('Of the campaign', 2_000)
  price?: number;

  @MaybeAmount('Instead: of each lead', 3.41)
  costPerLead?: number;
}

export class CampaignPlanDto implements CampaignPlan {
  @ApiProperty(MAYBE_NUMBER)
  readonly impressions!: number | null;

  @ApiProperty(MAYBE_NUMBER)
  readonly clicks!: number | null;

  @ApiProperty()
  readonly leads!: number;

  @ApiProperty(MAYBE_NUMBER)
  readonly customers!: number | null;

  @ApiProperty()
  readonly leadValue!: number;

  @ApiProperty()
  readonly revenue!: number;

  @ApiProperty()
  readonly cost!: number;

  @ApiProperty(MAYBE_NUMBER)
  readonly costPerLead!: number | null;

  @ApiProperty({ description: 'Revenue less cost' })
  readonly result!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Result per unit of cost: 0.173 is 17.3 %' })
  readonly roi!: number | null;

  @ApiProperty({ description: 'It costs less than it brings in' })
  readonly worthIt!: boolean;
}

export class ChannelDto {
  @ApiProperty({ example: 'SEO', maxLength: 100 })
  @IsString()
  @Length(1, 100)
  name!: string;

  @Amount('How many visitors make one lead', 20)
  visitorsPerLead!: number;

  @Amount('What a lead is worth', 1_000)
  leadValue!: number;

  @MaybeAmount('Paid once, in the first month', 400)
  fixedCost?: number;

  @MaybeAmount('Paid each month', 0)
  fixedCostPerMonth?: number;

  @MaybeAmount('Of each visitor', 5)
  costPerVisitor?: number;

  @MaybeAmount('Visitors that come each month', 20)
  visitorsPerMonth?: number;

  @MaybeAmount('Instead: spent once, fixed costs out of it, on visitors', 400)
  budget?: number;

  @MaybeAmount('Instead: spent each month', 400)
  budgetPerMonth?: number;
}

export class ChannelsDto {
  @ApiPropertyOptional({ ...WHOLE, minimum: 1, maximum: 120, default: 12, description: 'How many to look ahead' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(120)
  months?: number;

  @ApiProperty({ type: [ChannelDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ChannelDto)
  channels!: ChannelDto[];
}

export class FirstLeadDto {
  @ApiProperty()
  readonly cost!: number;

  @ApiProperty()
  readonly return!: number;
}

export class ChannelMonthDto implements ChannelMonth {
  @ApiProperty({ ...WHOLE, description: 'Counted from 1' })
  readonly month!: number;

  @ApiProperty()
  readonly visitors!: number;

  @ApiProperty(WHOLE)
  readonly leads!: number;

  @ApiProperty()
  readonly revenue!: number;

  @ApiProperty()
  readonly cost!: number;

  @ApiProperty()
  readonly return!: number;

  @ApiProperty({ description: 'Return of all months so far' })
  readonly cumulative!: number;
}

export class ChannelPlanDto implements ChannelPlan {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: FirstLeadDto, description: 'What the first lead alone costs and returns' })
  readonly firstLead!: FirstLeadDto;

  @ApiProperty({ type: [ChannelMonthDto] })
  readonly months!: readonly ChannelMonthDto[];
}

export class OvertakingDto implements Overtaking {
  @ApiProperty({ example: 'SEO' })
  readonly channel!: string;

  @ApiProperty({ example: 'Social' })
  readonly overtaken!: string;

  @ApiProperty({ ...WHOLE, description: 'In which its cumulative return passes the other one’s' })
  readonly month!: number;
}

export class ChannelsPlanDto {
  @ApiProperty(WHOLE)
  readonly months!: number;

  @ApiProperty({ type: [ChannelPlanDto] })
  readonly channels!: readonly ChannelPlanDto[];

  @ApiProperty({ type: [OvertakingDto] })
  readonly overtakings!: readonly OvertakingDto[];
}
