import { ApiProperty } from '@nestjs/swagger';
import type {
  AttributionView,
  BreakdownRow,
  CalibrationView,
  CloseTimeDrift,
  CloseTimes,
  CohortView,
  ContentFigures,
  FunnelStage,
  MailFigures,
  ReasonCount,
  SalespersonFigures,
  TargetView,
} from '@nurture/analytics';
import { RULE_VERDICTS, type RuleVerdict, type ScoreBand, VERDICTS, type Verdict } from '@nurture/core/calibration';
import {
  type Figure,
  type FrequentPath,
  type Pace,
  type PathStep,
  type Period,
  type Retention,
  TARGET_METRICS,
  type TargetMetric,
} from '@nurture/core/figures';
import { MAYBE_NUMBER, TIME, WHOLE } from '../openapi/fields';

const DAY = { type: String, format: 'date' } as const;
const AS_OF = {
  ...TIME,
  nullable: true,
  description: 'The figures are those of this moment, some seconds ago; null while they are made for the first time',
} as const;

export class PeriodDto implements Period {
  @ApiProperty(DAY)
  readonly from!: string;

  @ApiProperty({ ...DAY, description: 'The last day, included' })
  readonly until!: string;
}

export class FigureDto implements Figure {
  @ApiProperty({ ...MAYBE_NUMBER, description: 'Null where there is nothing to say' })
  readonly value!: number | null;

  @ApiProperty({ ...WHOLE, description: 'How many people (mails, deals …) stand under it' })
  readonly n!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'The 95 % interval begins here' })
  readonly low!: number | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'And ends here' })
  readonly high!: number | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'The same in the period before' })
  readonly before!: number | null;
}

const FIGURE = { type: FigureDto };
const MAYBE_FIGURE = { type: FigureDto, nullable: true } as const;

/** What every answer carries beside its figures. */
export class AskedDto {
  @ApiProperty({ type: PeriodDto })
  readonly period!: PeriodDto;

  @ApiProperty({ type: PeriodDto, description: 'What `before` is of' })
  readonly before!: PeriodDto;

  @ApiProperty({ description: 'The zone of its days', example: 'Europe/Amsterdam' })
  readonly timezone!: string;

  @ApiProperty(AS_OF)
  readonly asOf!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What each figure means, by its name',
  })
  readonly definitions!: Readonly<Record<string, string>>;
}

export class FunnelStageDto implements FunnelStage {
  @ApiProperty({ enum: ['lead', 'mql', 'sql', 'customer'] })
  readonly stage!: FunnelStage['stage'];

  @ApiProperty(FIGURE)
  readonly entered!: FigureDto;

  @ApiProperty(MAYBE_FIGURE)
  readonly conversion!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly daysToNext!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly dropOff!: FigureDto | null;
}

export class CloseTimeDriftDto implements CloseTimeDrift {
  @ApiProperty({ enum: ['slower', 'faster'] })
  readonly direction!: 'slower' | 'faster';

  @ApiProperty({ ...DAY, description: 'The first customer of the new kind closed on it' })
  readonly since!: string;

  @ApiProperty({ ...DAY, description: 'From when on it was sure enough' })
  readonly noticedAt!: string;

  @ApiProperty({ description: 'Median days before' })
  readonly medianBefore!: number;

  @ApiProperty({ description: 'Median days from then until it was noticed' })
  readonly medianAfter!: number;
}

export class CloseTimesDto implements CloseTimes {
  @ApiProperty({ enum: ['too-few', 'steady', 'drifting'], description: '`drifting`: noticed in the last 90 days' })
  readonly verdict!: CloseTimes['verdict'];

  @ApiProperty({ ...WHOLE, description: 'Customers looked at, up to the end of the period' })
  readonly n!: number;

  @ApiProperty({ type: [CloseTimeDriftDto] })
  readonly drifts!: readonly CloseTimeDriftDto[];
}

export class FunnelDto extends AskedDto {
  @ApiProperty(FIGURE)
  readonly visitors!: FigureDto;

  @ApiProperty(FIGURE)
  readonly visitorsPerLead!: FigureDto;

  @ApiProperty({ type: [FunnelStageDto] })
  readonly stages!: readonly FunnelStageDto[];

  @ApiProperty(FIGURE)
  readonly closeDays!: FigureDto;

  @ApiProperty({ type: CloseTimesDto, description: 'Whether the close time changed for good' })
  readonly closeTimes!: CloseTimesDto;
}

export class BreakdownRowDto implements BreakdownRow {
  @ApiProperty({ description: 'Empty: nothing is known', example: 'paid-search' })
  readonly key!: string;

  @ApiProperty({ ...MAYBE_FIGURE, description: 'Null by content and by flow, which nobody has before they are known' })
  readonly visitors!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly visitorsPerLead!: FigureDto | null;

  @ApiProperty(FIGURE)
  readonly leads!: FigureDto;

  @ApiProperty(FIGURE)
  readonly mqls!: FigureDto;

  @ApiProperty(FIGURE)
  readonly sqls!: FigureDto;

  @ApiProperty(FIGURE)
  readonly customers!: FigureDto;

  @ApiProperty(FIGURE)
  readonly leadToCustomer!: FigureDto;

  @ApiProperty(FIGURE)
  readonly leadsPerCustomer!: FigureDto;

  @ApiProperty(FIGURE)
  readonly revenue!: FigureDto;

  @ApiProperty(FIGURE)
  readonly leadValue!: FigureDto;

  @ApiProperty(FIGURE)
  readonly closeDays!: FigureDto;

  @ApiProperty(MAYBE_FIGURE)
  readonly spend!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly costPerLead!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly costPerCustomer!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly roi!: FigureDto | null;
}

export class BreakdownDto extends AskedDto {
  @ApiProperty({ description: 'What the rows are told apart by' })
  readonly by!: string;

  @ApiProperty({ type: [BreakdownRowDto], description: 'The most leads first' })
  readonly rows!: readonly BreakdownRowDto[];
}

export class CreditDto {
  @ApiProperty({ example: 'paid-search' })
  readonly key!: string;

  @ApiProperty({ description: 'All to the first touch' })
  readonly first!: number;

  @ApiProperty({ description: 'All to the last touch before the deal' })
  readonly last!: number;

  @ApiProperty({ description: 'The same to each' })
  readonly linear!: number;

  @ApiProperty({ description: '40 % to the first, 40 % to the last, the rest between' })
  readonly position!: number;

  @ApiProperty({ description: 'Half as much for each 7 days further from the deal' })
  readonly decay!: number;
}

export class AttributionDto extends AskedDto implements AttributionView {
  @ApiProperty({ description: 'The sum of each column' })
  readonly revenue!: number;

  @ApiProperty(WHOLE)
  readonly deals!: number;

  @ApiProperty({ type: [CreditDto] })
  readonly rows!: readonly CreditDto[];
}

export class PathStepDto implements PathStep {
  @ApiProperty({ example: 'page /pricing' })
  readonly step!: string;

  @ApiProperty({ ...WHOLE, description: 'How many came so far by this very path, customers or not' })
  readonly people!: number;

  @ApiProperty({ description: 'Share of those at the step before who did not come here next' })
  readonly dropOff!: number;
}

export class PathDto implements FrequentPath {
  @ApiProperty({ type: [String] })
  readonly path!: readonly string[];

  @ApiProperty({ ...WHOLE, description: 'How many walked it and bought' })
  readonly customers!: number;

  @ApiProperty({ type: [PathStepDto] })
  readonly steps!: readonly PathStepDto[];
}

export class PathsDto extends AskedDto {
  @ApiProperty({ ...WHOLE, description: 'Leads of the period' })
  readonly people!: number;

  @ApiProperty({ ...WHOLE, description: 'Of them, customers by now' })
  readonly customers!: number;

  @ApiProperty({ type: [PathDto], description: 'The most frequent first' })
  readonly paths!: readonly PathDto[];
}

export class MailFiguresDto implements MailFigures {
  @ApiProperty({ description: 'Empty: outside of flows' })
  readonly flow!: string;

  @ApiProperty()
  readonly mail!: string;

  @ApiProperty(FIGURE)
  readonly sent!: FigureDto;

  @ApiProperty(FIGURE)
  readonly delivered!: FigureDto;

  @ApiProperty(FIGURE)
  readonly opened!: FigureDto;

  @ApiProperty(FIGURE)
  readonly clicked!: FigureDto;

  @ApiProperty(FIGURE)
  readonly unsubscribed!: FigureDto;

  @ApiProperty(FIGURE)
  readonly complained!: FigureDto;
}

export class MailsFiguresDto extends AskedDto {
  @ApiProperty({ type: [MailFiguresDto] })
  readonly rows!: readonly MailFiguresDto[];
}

export class ContentRowDto implements ContentFigures {
  @ApiProperty({ enum: ['cta', 'content'] })
  readonly kind!: ContentFigures['kind'];

  @ApiProperty()
  readonly name!: string;

  @ApiProperty(FIGURE)
  readonly people!: FigureDto;

  @ApiProperty(MAYBE_FIGURE)
  readonly clicked!: FigureDto | null;

  @ApiProperty(MAYBE_FIGURE)
  readonly rating!: FigureDto | null;
}

export class ContentDto extends AskedDto {
  @ApiProperty({ type: [ContentRowDto] })
  readonly rows!: readonly ContentRowDto[];
}

export class ChannelWonDto {
  @ApiProperty()
  readonly channel!: string;

  @ApiProperty(FIGURE)
  readonly won!: FigureDto;
}

export class SalespersonFiguresDto implements SalespersonFigures {
  @ApiProperty({ description: 'Empty: nobody has them yet' })
  readonly salesperson!: string;

  @ApiProperty(FIGURE)
  readonly handoffs!: FigureDto;

  @ApiProperty(FIGURE)
  readonly won!: FigureDto;

  @ApiProperty(FIGURE)
  readonly revenue!: FigureDto;

  @ApiProperty(FIGURE)
  readonly hoursToAnswer!: FigureDto;

  @ApiProperty({ type: [ChannelWonDto] })
  readonly channels!: readonly ChannelWonDto[];
}

export class SalespeopleDto extends AskedDto {
  @ApiProperty({ type: [SalespersonFiguresDto] })
  readonly rows!: readonly SalespersonFiguresDto[];
}

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

export class CohortDto implements CohortView {
  @ApiProperty({ ...DAY, description: 'The first day of the month of their first payment' })
  readonly month!: string;

  @ApiProperty(WHOLE)
  readonly customers!: number;

  @ApiProperty()
  readonly spendPerMonth!: number;

  @ApiProperty()
  readonly lifetimeValue!: number;

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

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly definitions!: Readonly<Record<string, string>>;
}

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
}

export class ScoreBandDto implements ScoreBand {
  @ApiProperty()
  readonly from!: number;

  @ApiProperty()
  readonly until!: number;

  @ApiProperty(WHOLE)
  readonly n!: number;

  @ApiProperty(WHOLE)
  readonly won!: number;

  @ApiProperty({ description: 'Share that was won, 0 to 1' })
  readonly rate!: number;

  @ApiProperty({ description: 'The 95 % interval of the rate begins here' })
  readonly low!: number;

  @ApiProperty({ description: 'And ends here' })
  readonly high!: number;
}

export class BoundedDto {
  @ApiProperty()
  readonly value!: number;

  @ApiProperty()
  readonly low!: number;

  @ApiProperty()
  readonly high!: number;
}

export class ReasonCountDto implements ReasonCount {
  @ApiProperty({ enum: ['rejected', 'lost'] })
  readonly answer!: ReasonCount['answer'];

  @ApiProperty({ description: 'Id of a reason in handoff.json; empty where none was given' })
  readonly reason!: string;

  @ApiProperty(WHOLE)
  readonly leads!: number;
}

export class RuleLiftDto {
  @ApiProperty()
  readonly rule!: string;

  @ApiProperty({ ...WHOLE, description: 'Closed leads to which it gave points' })
  readonly n!: number;

  @ApiProperty(WHOLE)
  readonly won!: number;

  @ApiProperty()
  readonly rate!: number;

  @ApiProperty()
  readonly low!: number;

  @ApiProperty()
  readonly high!: number;

  @ApiProperty({ type: BoundedDto, nullable: true, description: 'Close rate with the rule ÷ without it' })
  readonly lift!: BoundedDto | null;

  @ApiProperty({ enum: RULE_VERDICTS })
  readonly verdict!: RuleVerdict;

  @ApiProperty({ type: [ReasonCountDto], description: 'Why sales said no to leads of this rule' })
  readonly reasons!: readonly ReasonCountDto[];
}

export class SourceReasonsDto {
  @ApiProperty({ description: 'The channel that the leads came from' })
  readonly source!: string;

  @ApiProperty({ type: [ReasonCountDto] })
  readonly reasons!: readonly ReasonCountDto[];
}

export class CalibrationDto extends AskedDto implements CalibrationView {
  @ApiProperty({ enum: VERDICTS })
  readonly verdict!: Verdict;

  @ApiProperty({ ...WHOLE, description: 'Handoffs closed as won, lost or rejected' })
  readonly leads!: number;

  @ApiProperty(WHOLE)
  readonly won!: number;

  @ApiProperty({
    type: BoundedDto,
    nullable: true,
    description: 'How often one who bought had more points than one who did not; 0.5 is chance',
  })
  readonly ranks!: BoundedDto | null;

  @ApiProperty({ type: [ScoreBandDto], description: 'From few points to many' })
  readonly bands!: readonly ScoreBandDto[];

  @ApiProperty({ type: [RuleLiftDto], description: 'The strongest first' })
  readonly rules!: readonly RuleLiftDto[];

  @ApiProperty({ type: [SourceReasonsDto] })
  readonly sources!: readonly SourceReasonsDto[];
}
