import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ANSWERS, type Answer, type Brief, HANDOFF_STATUSES, type HandoffStatus } from '@nurture/core/handoff';
import type { HandoffAnswerView, HandoffReason, HandoffView } from '@nurture/handoff';
import { IsIn, IsISO8601, IsNumber, IsOptional, IsString, Length, MaxLength, Min } from 'class-validator';
import { ANY_OBJECT, MAYBE_NUMBER, MAYBE_TEXT, MAYBE_TIME, NEXT, TIME, WHOLE } from '../openapi/fields';

export class OutcomeDto {
  @ApiProperty({ enum: ANSWERS, description: 'What sales says of the lead' })
  @IsIn(ANSWERS)
  answer!: Answer;

  @ApiPropertyOptional({ description: 'Id of a reason in handoff.json; needed for recycle, reject and lost' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  reason?: string;

  @ApiPropertyOptional({ description: 'In own words' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  note?: string;

  @ApiPropertyOptional({ description: 'recycle: the day until which the lead rests', example: '2027-03-01' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10, { message: 'must be a day such as `2027-03-01`' })
  until?: string;

  @ApiPropertyOptional({ description: 'recycle: the flow to go on in' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  flow?: string;

  @ApiPropertyOptional({ description: 'won: what it brought', example: 50000 })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  amount?: number;

  @ApiPropertyOptional({ description: 'Who answers, by the id in workspace.json; the key’s name, if not given' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  person?: string;
}

export class OutcomeTakenDto {
  @ApiProperty({ description: 'Where the handoff stands now', example: 'recycled' })
  status!: string;

  @ApiProperty({ description: 'True when the same answer was on record already' })
  repeated!: boolean;
}

export class ReasonDto implements HandoffReason {
  @ApiProperty({ description: 'Why the lead was handed over, in words' })
  readonly because!: string;

  @ApiProperty({ ...WHOLE, description: 'Milliseconds since 1970, UTC' })
  readonly at!: number;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Id of the flow that handed over; null for the score' })
  readonly flowId!: string | null;
}

export class HandoffAnswerDto implements HandoffAnswerView {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ example: 'recycle' })
  readonly answer!: string;

  @ApiProperty(MAYBE_TEXT)
  readonly reason!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly note!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, format: 'date' })
  readonly until!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly flow!: string | null;

  @ApiProperty(MAYBE_NUMBER)
  readonly amount!: number | null;

  @ApiProperty({ description: 'Who answered' })
  readonly person!: string;

  @ApiProperty({ description: 'Through what: `mail` or `api`' })
  readonly via!: string;
}

export class HandoffDto implements HandoffView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'Address of the contact' })
  readonly email!: string;

  @ApiProperty({ enum: HANDOFF_STATUSES, enumName: 'HandoffStatus' })
  readonly status!: HandoffStatus;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Id of the salesperson in workspace.json; null while nobody has it' })
  readonly salesperson!: string | null;

  @ApiProperty({ type: [ReasonDto] })
  readonly reasons!: readonly ReasonDto[];

  @ApiProperty({ ...ANY_OBJECT, description: 'What the salesperson was told of the lead' })
  readonly brief!: Brief;

  @ApiProperty(TIME)
  readonly createdAt!: string;

  @ApiProperty({ ...MAYBE_TIME, description: 'When it must be accepted by' })
  readonly acceptBy!: string | null;

  @ApiProperty({ ...MAYBE_TIME, description: 'When the lead must be contacted by' })
  readonly contactBy!: string | null;

  @ApiProperty(MAYBE_TIME)
  readonly closedAt!: string | null;

  @ApiProperty({ description: 'Nobody accepted or contacted the lead by the time agreed' })
  readonly overdue!: boolean;

  @ApiProperty({ type: [HandoffAnswerDto], description: 'Oldest first' })
  readonly answers!: readonly HandoffAnswerDto[];
}

export class HandoffPageDto {
  @ApiProperty({ type: [HandoffDto] })
  readonly items!: readonly HandoffDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}
