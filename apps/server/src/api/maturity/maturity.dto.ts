import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { GivenScan, ScanView } from '@nurture/analytics';
import {
  type Advice,
  LADDER,
  type LadderView,
  type MaturityAnswer,
  type Perspective,
  PERSPECTIVES,
  type Phase,
  PHASES,
  type PhaseScore,
  type Question,
  QUESTIONS,
  type Rung,
} from '@nurture/core/maturity';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { MAYBE_NUMBER, MAYBE_TEXT, TIME, WHOLE } from '../openapi/fields';

export class MaturityAnswerDto implements MaturityAnswer {
  @ApiProperty({ description: 'Who answers', example: 'sanne' })
  @IsString()
  @Length(1, 100)
  person!: string;

  @ApiProperty({ enum: PERSPECTIVES })
  @IsIn(PERSPECTIVES)
  perspective!: Perspective;

  @ApiProperty({ enum: PHASES })
  @IsIn(PHASES)
  phase!: Phase;

  @ApiProperty({ enum: QUESTIONS })
  @IsIn(QUESTIONS)
  question!: Question;

  @ApiProperty({ ...WHOLE, minimum: 1, maximum: 5 })
  @IsInt()
  @Min(1)
  @Max(5)
  score!: number;
}

export class NewScanDto implements GivenScan {
  @ApiProperty({ description: 'Of your own; answers to the same one are added up', example: '2027-q1' })
  @IsString()
  @Length(1, 100)
  id!: string;

  @ApiPropertyOptional({ description: 'The id, if not given', example: 'First quarter of 2027' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string;

  @ApiProperty({ type: [MaturityAnswerDto] })
  @IsArray()
  @ArrayMaxSize(3_000)
  @ValidateNested({ each: true })
  @Type(() => MaturityAnswerDto)
  answers!: MaturityAnswerDto[];

  @ApiPropertyOptional({ enum: LADDER, isArray: true, description: 'Of online marketing: which levels are in order' })
  @IsOptional()
  @IsArray()
  @IsIn(LADDER, { each: true })
  inOrder?: Rung[];
}

export class ByPerspectiveDto {
  @ApiProperty(MAYBE_NUMBER)
  readonly marketing!: number | null;

  @ApiProperty(MAYBE_NUMBER)
  readonly sales!: number | null;

  @ApiProperty(MAYBE_NUMBER)
  readonly 'customer-success'!: number | null;
}

export class ByQuestionDto {
  @ApiProperty(MAYBE_NUMBER)
  readonly people!: number | null;

  @ApiProperty(MAYBE_NUMBER)
  readonly processes!: number | null;

  @ApiProperty(MAYBE_NUMBER)
  readonly data!: number | null;

  @ApiProperty(MAYBE_NUMBER)
  readonly technology!: number | null;

  @ApiProperty(MAYBE_NUMBER)
  readonly result!: number | null;
}

export class PhaseScoreDto implements PhaseScore {
  @ApiProperty({ enum: PHASES })
  readonly phase!: Phase;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Mean of the perspectives that answered, 1 to 5' })
  readonly score!: number | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'The level that is reached in full' })
  readonly level!: number | null;

  @ApiProperty({ type: ByPerspectiveDto })
  readonly byPerspective!: ByPerspectiveDto;

  @ApiProperty({ type: ByQuestionDto })
  readonly byQuestion!: ByQuestionDto;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'The most that two perspectives differ by' })
  readonly spread!: number | null;
}

export class AdviceDto implements Advice {
  @ApiProperty({ enum: PHASES })
  readonly phase!: Phase;

  @ApiProperty(WHOLE)
  readonly toLevel!: number;

  @ApiProperty({ ...MAYBE_TEXT, description: 'The question that scores least' })
  readonly beginWith!: Question | null;

  @ApiProperty()
  readonly step!: string;
}

export class LadderDto implements LadderView {
  @ApiProperty({ ...WHOLE, description: 'Levels in order from below, without a gap' })
  readonly level!: number;

  @ApiProperty({ ...MAYBE_TEXT, description: 'The one to work on' })
  readonly next!: Rung | null;

  @ApiProperty({ enum: LADDER, isArray: true, description: 'In order, but above one that is not' })
  readonly tooEarly!: readonly Rung[];
}

export class ScanDto implements ScanView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty(TIME)
  readonly createdAt!: string;

  @ApiProperty({ ...WHOLE, description: 'Who answered' })
  readonly people!: number;

  @ApiProperty({ type: [PhaseScoreDto] })
  readonly phases!: readonly PhaseScoreDto[];

  @ApiProperty({ ...MAYBE_TEXT, description: 'The phase that brakes the others' })
  readonly weakest!: Phase | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Its level: the whole machine is no better' })
  readonly level!: number | null;

  @ApiProperty({
    enum: PERSPECTIVES,
    isArray: true,
    description: 'Which nobody took: one side alone is too optimistic',
  })
  readonly missing!: readonly Perspective[];

  @ApiProperty({ type: [AdviceDto], description: 'What to do first, in this order' })
  readonly advice!: readonly AdviceDto[];

  @ApiProperty({ type: LadderDto, nullable: true })
  readonly ladder!: LadderDto | null;

  @ApiProperty({ description: 'The radar chart, as SVG' })
  readonly radar!: string;
}

export class ScansDto {
  @ApiProperty({ type: [ScanDto], description: 'The latest first' })
  readonly items!: readonly ScanDto[];
}

export class RoundLinkDto {
  @ApiProperty({ description: 'Whoever has it may add answers to the round, without a name' })
  readonly url!: string;

  @ApiProperty(TIME)
  readonly until!: string;
}
