import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ANSWERS, type Answer, type Brief, HANDOFF_STATUSES, type HandoffStatus } from '@nurture/core/handoff';
import type {
  HandoffAnswerView,
  HandoffDeskView,
  HandoffNoticeView,
  HandoffReason,
  TimedHandoff,
  SlaCount,
  SlaFigures,
} from '@nurture/handoff';
import { IsIn, IsISO8601, IsNumber, IsOptional, IsString, Length, MaxLength, Min } from 'class-validator';
import { ANY_OBJECT, MAYBE_NUMBER, MAYBE_TEXT, MAYBE_TIME, NEXT, TIME, WHOLE } from '../openapi/fields';

const NOTICE_KINDS = '`reminder`, `escalation`, `contact-overdue`, `reassignment`, `waiting` or `digest`';

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

export class HandoffDeskDto implements HandoffDeskView {
  @ApiProperty({ description: 'Id of the salesperson in workspace.json' })
  readonly person!: string;

  @ApiProperty(TIME)
  readonly assignedAt!: string;

  @ApiProperty(MAYBE_TIME)
  readonly acceptBy!: string | null;

  @ApiProperty(MAYBE_TIME)
  readonly contactBy!: string | null;

  @ApiProperty(MAYBE_TIME)
  readonly acceptedAt!: string | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Minutes at work until they accepted' })
  readonly acceptMinutes!: number | null;

  @ApiProperty(MAYBE_TIME)
  readonly contactedAt!: string | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Minutes at work until they contacted the lead' })
  readonly contactMinutes!: number | null;

  @ApiProperty({ ...MAYBE_TIME, description: 'When it was answered for good or passed on' })
  readonly endedAt!: string | null;
}

export class HandoffNoticeDto implements HandoffNoticeView {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ example: 'reminder', description: NOTICE_KINDS })
  readonly kind!: string;

  @ApiProperty({ description: 'Id of who was told' })
  readonly person!: string;
}

export class HandoffDto implements TimedHandoff {
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

  @ApiProperty({
    ...MAYBE_NUMBER,
    type: 'integer',
    description: 'Minutes at work until it must be accepted or contacted; below 0 where that has passed',
  })
  readonly minutesLeft!: number | null;

  @ApiProperty({ description: 'Nobody is free for it yet' })
  readonly waiting!: boolean;

  @ApiProperty({ ...MAYBE_TEXT, description: 'The handoff whose double it was, since two contacts were merged' })
  readonly foldedInto!: string | null;

  @ApiProperty({ type: [HandoffAnswerDto], description: 'Oldest first' })
  readonly answers!: readonly HandoffAnswerDto[];

  @ApiProperty({ type: [HandoffDeskDto], description: 'On whose desk it lay, oldest first' })
  readonly desks!: readonly HandoffDeskDto[];

  @ApiProperty({ type: [HandoffNoticeDto], description: 'Who was reminded of it or told about it' })
  readonly notices!: readonly HandoffNoticeDto[];
}

export class HandoffPageDto {
  @ApiProperty({ type: [HandoffDto] })
  readonly items!: readonly HandoffDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class SlaCountDto implements SlaCount {
  @ApiProperty(WHOLE)
  readonly kept!: number;

  @ApiProperty(WHOLE)
  readonly broken!: number;

  @ApiProperty({ ...WHOLE, description: 'There is still time' })
  readonly running!: number;
}

export class SlaFiguresDto implements SlaFigures {
  @ApiProperty({ example: '2026-11', description: 'The month in which the leads came' })
  readonly month!: string;

  @ApiProperty({ description: 'Id of the salesperson in workspace.json' })
  readonly person!: string;

  @ApiProperty()
  readonly team!: string;

  @ApiProperty({ ...WHOLE, description: 'Leads that came to their desk' })
  readonly assigned!: number;

  @ApiProperty({ type: SlaCountDto, description: 'Accepted in the time agreed on' })
  readonly accept!: SlaCountDto;

  @ApiProperty({
    type: SlaCountDto,
    description: 'Contacted in the time agreed on; not owed for a lead that was given back or rejected before',
  })
  readonly contact!: SlaCountDto;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Minutes at work' })
  readonly medianAcceptMinutes!: number | null;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Minutes at work' })
  readonly medianContactMinutes!: number | null;

  @ApiProperty({ ...WHOLE, description: 'Leads that were passed on to a colleague' })
  readonly passedOn!: number;

  @ApiProperty(WHOLE)
  readonly won!: number;

  @ApiProperty(WHOLE)
  readonly lost!: number;
}

export class SlaReportDto {
  @ApiProperty({ type: [SlaFiguresDto] })
  readonly items!: readonly SlaFiguresDto[];
}
