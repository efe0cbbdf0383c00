import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import type { CalibrationView, ReasonCount } from '@nurture/analytics';
import { RULE_VERDICTS, type RuleVerdict, type ScoreBand, VERDICTS, type Verdict } from '@nurture/core/calibration';
import { WHOLE } from '../openapi/fields';
import { AskedDto } from './figure.dto';

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

/** The verdict of one period, and what it stands on. */
export class VerdictDto {
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
}

export class CalibrationDto extends IntersectionType(AskedDto, VerdictDto) implements CalibrationView {
  @ApiProperty({ type: VerdictDto, description: 'The verdict of the period before' })
  readonly earlier!: VerdictDto;

  @ApiProperty({ type: [ScoreBandDto], description: 'From few points to many' })
  readonly bands!: readonly ScoreBandDto[];

  @ApiProperty({ type: [RuleLiftDto], description: 'The strongest first' })
  readonly rules!: readonly RuleLiftDto[];

  @ApiProperty({ type: [SourceReasonsDto] })
  readonly sources!: readonly SourceReasonsDto[];
}
