import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, MaxLength } from 'class-validator';
import type { EnrolmentStory, SetAsideView, StepView } from '@nurture/engine';
import { EnrolmentDto, GuardDto } from '../contacts/contact.dto';
import { MailDto } from '../mails/mail.dto';
import { MAYBE_TEXT, NEXT, TIME, WHOLE } from '../openapi/fields';

const WAITS = ['flow-paused', 'with-sales'] as const;
const ENDS = ['goal', 'exit', 'left'] as const;

export class SetAsideDto implements SetAsideView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'Address of the contact' })
  readonly contact!: string;

  @ApiProperty()
  readonly flow!: string;

  @ApiProperty(WHOLE)
  readonly version!: number;

  @ApiProperty()
  readonly state!: string;

  @ApiProperty({ description: 'What went wrong' })
  readonly reason!: string;

  @ApiProperty({ ...TIME, description: 'Since when they are in this state' })
  readonly since!: string;
}

export class SetAsidePageDto {
  @ApiProperty({ type: [SetAsideDto] })
  readonly items!: readonly SetAsideDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class MoveDto {
  @ApiProperty({ ...MAYBE_TEXT, description: 'Null where they came in' })
  readonly from!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'What led on', example: 'opened' })
  readonly cause!: string | null;

  @ApiProperty()
  readonly to!: string;

  @ApiProperty({ enum: ENDS, nullable: true, description: 'Set where the walk ended so' })
  readonly end!: (typeof ENDS)[number] | null;
}

export class StepDto implements StepView {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ description: "The event's type, the timer, `check`, `enrol` or `migrate`", example: 'mail.opened' })
  readonly event!: string;

  @ApiProperty(MAYBE_TEXT)
  readonly from!: string | null;

  @ApiProperty()
  readonly to!: string;

  @ApiProperty({ type: [MoveDto] })
  readonly moves!: readonly MoveDto[];

  @ApiProperty({ type: [GuardDto], description: 'What was looked at, with the values of that moment' })
  readonly guards!: readonly GuardDto[];

  @ApiProperty({ type: [String], description: 'What was done' })
  readonly actions!: readonly string[];

  @ApiProperty({ type: [String], description: 'What else is to be said: why nothing came of it, who was moved' })
  readonly notes!: readonly string[];
}

export class EnrolmentStoryDto extends EnrolmentDto implements EnrolmentStory {
  @ApiProperty({ description: 'Address of the contact' })
  readonly contact!: string;

  @ApiProperty({ enum: WAITS, nullable: true, description: 'Why what is due does not come' })
  readonly waitsFor!: (typeof WAITS)[number] | null;

  @ApiProperty({ type: [StepDto], description: 'Every step, the first one first' })
  readonly steps!: readonly StepDto[];

  @ApiProperty({
    type: [MailDto],
    description: 'Its mails, the latest first: what was sent, skipped and why, what waits',
  })
  readonly mails!: readonly MailDto[];
}

export class EnrolByHandDto {
  @ApiProperty({ example: 'ann@example.com' })
  @IsEmail()
  readonly email!: string;
}

export class EnrolledByHandDto {
  @ApiProperty({ description: 'Where they are in it is told by `GET /enrolments/ID`' })
  readonly enrolment!: string;
}

export class MoveByHandDto {
  @ApiProperty({ example: 'talk', description: 'A state of the version that they are on' })
  @IsString()
  @MaxLength(200)
  readonly state!: string;
}
