import { ApiProperty } from '@nestjs/swagger';
import type { Band, MailFigures, MeasuredRate, SimulationJson, StateFigures } from '@nurture/core/simulate';
import type { PopulationAnswer } from '../../drafts/trial';
import { MAYBE_TEXT, MAYBE_TIME, TIME, WHOLE } from '../openapi/fields';

export class SimulatedStepDto {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'The flow that stepped; null for an event that moved nobody' })
  readonly flow!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Where the person is afterwards' })
  readonly state!: string | null;

  @ApiProperty({ description: "An event's type, or a timer's key" })
  readonly event!: string;

  @ApiProperty({ type: [String] })
  readonly actions!: readonly string[];
}

export class SimulatedMailDto {
  @ApiProperty()
  readonly mail!: string;

  @ApiProperty(TIME)
  readonly at!: string;
}

export class SkippedMailDto extends SimulatedMailDto {
  @ApiProperty()
  readonly reason!: string;
}

export class SimulatedPointsDto {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty()
  readonly points!: number;

  @ApiProperty()
  readonly because!: string;
}

export class SimulatedHandoffDto {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty()
  readonly because!: string;
}

/** One person's way through a flow. */
export class SimulationDto implements SimulationJson {
  @ApiProperty()
  readonly flow!: string;

  @ApiProperty({ example: 'sent -> 3 days -> reminder -> opened -> deepDive -> 7 days -> cold' })
  readonly path!: string;

  @ApiProperty({ type: [SimulatedStepDto] })
  readonly steps!: readonly SimulatedStepDto[];

  @ApiProperty({ type: [SimulatedMailDto] })
  readonly mails!: readonly SimulatedMailDto[];

  @ApiProperty({ type: [SkippedMailDto] })
  readonly skipped!: readonly SkippedMailDto[];

  @ApiProperty()
  readonly score!: number;

  @ApiProperty({ type: [SimulatedPointsDto] })
  readonly scoreEntries!: readonly SimulatedPointsDto[];

  @ApiProperty()
  readonly stage!: string;

  @ApiProperty({ type: [SimulatedHandoffDto] })
  readonly handoffs!: readonly SimulatedHandoffDto[];

  @ApiProperty({ description: '`active`, `completed`, `converted`, `exited`, `left`, or `not-enrolled`' })
  readonly outcome!: string;

  @ApiProperty(MAYBE_TIME)
  readonly endedAt!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Why the flow stopped by an error, if it did' })
  readonly setAside!: string | null;

  @ApiProperty({ ...MAYBE_TIME, description: 'Where the walk was no longer followed, as it went on for too long' })
  readonly cutOffAt!: string | null;

  @ApiProperty({ type: [String], description: 'States in the order in which they were entered' })
  readonly visited!: readonly string[];

  @ApiProperty({ type: [String], description: "Ids of the graph's edges in the order in which they were taken" })
  readonly edges!: readonly string[];
}

export class BandDto implements Band {
  @ApiProperty(WHOLE)
  readonly people!: number;

  @ApiProperty({ ...WHOLE, description: 'In eight of ten other populations it lies from here …' })
  readonly low!: number;

  @ApiProperty({ ...WHOLE, description: '… to here' })
  readonly high!: number;
}

export class StateFiguresDto implements StateFigures {
  @ApiProperty()
  readonly state!: string;

  @ApiProperty({ description: 'People who were in it at some time' })
  readonly entered!: BandDto;

  @ApiProperty({ description: 'People whose walk ended in it, or who are in it still' })
  readonly last!: BandDto;
}

export class MailOfPopulationDto implements MailFigures {
  @ApiProperty()
  readonly mail!: string;

  @ApiProperty(WHOLE)
  readonly sent!: number;

  @ApiProperty(WHOLE)
  readonly opened!: number;

  @ApiProperty(WHOLE)
  readonly clicked!: number;

  @ApiProperty(WHOLE)
  readonly skipped!: number;
}

export class MailsOfDayDto {
  @ApiProperty({ format: 'date' })
  readonly day!: string;

  @ApiProperty(WHOLE)
  readonly mails!: number;
}

export class WalkedPathDto {
  @ApiProperty()
  readonly path!: string;

  @ApiProperty(WHOLE)
  readonly people!: number;
}

const MEASURED_OF = ['mails', 'tracked mails', 'people', 'handoffs'] as const;

export class MeasuredBehaviourDto implements MeasuredRate {
  @ApiProperty({ example: 'whitepaper-reminder.open' })
  readonly name!: string;

  @ApiProperty()
  readonly share!: number;

  @ApiProperty({ ...WHOLE, description: 'So many stand behind it' })
  readonly of!: number;

  @ApiProperty({ enum: MEASURED_OF })
  readonly what!: (typeof MEASURED_OF)[number];

  @ApiProperty({ description: 'Whether all mails of the flow stand behind it, as there are too few of this one' })
  readonly ofAllMails!: boolean;
}

/** What became of a population. */
export class PopulationDto implements PopulationAnswer {
  @ApiProperty()
  readonly flow!: string;

  @ApiProperty(WHOLE)
  readonly seed!: number;

  @ApiProperty(TIME)
  readonly start!: string;

  @ApiProperty({ type: [MeasuredBehaviourDto], nullable: true, description: 'Null where the rates were given' })
  readonly measured!: readonly MeasuredBehaviourDto[] | null;

  @ApiProperty(WHOLE)
  readonly people!: number;

  @ApiProperty({ ...WHOLE, description: 'Seeds by which the bands were found' })
  readonly seeds!: number;

  @ApiProperty()
  readonly enrolled!: BandDto;

  @ApiProperty()
  readonly warm!: BandDto;

  @ApiProperty()
  readonly sqls!: BandDto;

  @ApiProperty()
  readonly unsubscribed!: BandDto;

  @ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/BandDto' } })
  readonly outcomes!: Readonly<Record<string, BandDto>>;

  @ApiProperty({ type: [StateFiguresDto] })
  readonly states!: readonly StateFiguresDto[];

  @ApiProperty({ type: [MailOfPopulationDto] })
  readonly mails!: readonly MailOfPopulationDto[];

  @ApiProperty({ type: [MailsOfDayDto] })
  readonly mailsPerDay!: readonly MailsOfDayDto[];

  @ApiProperty({ type: [WalkedPathDto] })
  readonly paths!: readonly WalkedPathDto[];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'Stopped by an error, by what it said' }) // prettier-ignore
  readonly errors!: Readonly<Record<string, number>>;
}
