import { ApiProperty } from '@nestjs/swagger';
import type { ComparisonView, ExperimentView } from '@nurture/engine';
import { DEFINED, MAYBE_TEXT, MAYBE_TIME, WHOLE } from '../openapi/fields';

const METRICS = ['opens', 'clicks', 'conversions'] as const;
const VERDICTS = ['no-rule', 'undecided', 'winner'] as const;

export class VariantDto {
  @ApiProperty({ description: 'The mail, or the state behind the branch', example: 'whitepaper-reminder' })
  readonly name!: string;

  @ApiProperty({ description: 'Share of people who get it while the test runs, 0 to 1', example: 0.5 })
  readonly share!: number;

  @ApiProperty({ ...WHOLE, description: 'Who came to the test; each counts once' })
  readonly people!: number;

  @ApiProperty({ ...WHOLE, description: 'Mails that were accepted' })
  readonly sends!: number;

  @ApiProperty({ ...WHOLE, description: 'People whose opens and clicks may be seen at all' })
  readonly tracked!: number;

  @ApiProperty({ ...WHOLE, description: 'People of whom a human open was seen' })
  readonly opens!: number;

  @ApiProperty({ ...WHOLE, description: 'People of whom a human click was seen' })
  readonly clicks!: number;

  @ApiProperty({ ...WHOLE, description: 'People who reached the goal of the flow' })
  readonly conversions!: number;
}

export class ComparisonDto implements ComparisonView {
  @ApiProperty({ example: 'whitepaper-reminder' })
  readonly first!: string;

  @ApiProperty({ example: 'whitepaper-reminder-short' })
  readonly second!: string;

  @ApiProperty({
    ...WHOLE,
    description: 'People of each who were compared: their time is over, and they have a counterpart',
  })
  readonly pairs!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: "The second's rate minus the first's, -1 to 1; null without anybody",
    example: 0.04,
  })
  readonly difference!: number | null;

  @ApiProperty({ description: 'The true difference is not below this, however often one looks', example: 0.01 })
  readonly lower!: number;

  @ApiProperty({ description: 'The true difference is not above this, however often one looks', example: 0.07 })
  readonly upper!: number;
}

export class ExperimentDto implements ExperimentView {
  @ApiProperty({
    description: 'Where it stands: state and action, or the name of a split',
    example: 'reminder.entry.0',
  })
  readonly place!: string;

  @ApiProperty({ enum: ['mail', 'branch'] })
  readonly kind!: 'mail' | 'branch';

  @ApiProperty({ enum: METRICS, description: 'What the differences are of, and what decides' })
  readonly by!: (typeof METRICS)[number];

  @ApiProperty({ ...WHOLE, description: 'How long after the mail, or the branch, something counts; in milliseconds' })
  readonly withinMs!: number;

  @ApiProperty({ description: 'The highest chance of a winner where all are alike', example: 0.05 })
  readonly risk!: number;

  @ApiProperty({ ...MAYBE_TIME, description: 'When the first one came to the test: everything counts from then on' })
  readonly since!: string | null;

  @ApiProperty({ type: [VariantDto] })
  readonly variants!: readonly VariantDto[];

  @ApiProperty({ type: [ComparisonDto], description: 'Every two variants' })
  readonly comparisons!: readonly ComparisonDto[];

  @ApiProperty({ enum: VERDICTS, description: '`no-rule`: nothing was fixed beforehand, so there is no verdict' })
  readonly verdict!: (typeof VERDICTS)[number];

  @ApiProperty({ ...MAYBE_TEXT, description: 'The winning mail, or the state behind the winning branch' })
  readonly winner!: string | null;

  @ApiProperty(MAYBE_TIME)
  readonly decidedAt!: string | null;
}

export class ExperimentListDto {
  @ApiProperty({ type: [ExperimentDto] })
  readonly items!: readonly ExperimentDto[];

  @ApiProperty(DEFINED)
  readonly definitions!: Readonly<Record<string, string>>;
}
