import { ApiProperty } from '@nestjs/swagger';
import {
  MAIL_VIEW_STATUSES,
  type MailHitView,
  type MailReturnView,
  type MailStoryView,
  type MailView,
  type MailViewStatus,
} from '@nurture/mail';
import { IsBoolean } from 'class-validator';
import { MAYBE_TEXT, MAYBE_TIME, NEXT, TIME, WHOLE } from '../openapi/fields';

const KINDS = ['marketing', 'service', 'notification'] as const;
const RETURNS = ['hard', 'soft', 'sender', 'complaint', 'unsubscribe', 'delayed', 'arrived', 'replied'] as const;
const HITS = ['open', 'click', 'download'] as const;

export class MailDto implements MailView {
  @ApiProperty({ description: 'A number; `w` stands before it while the mail is only planned', example: '1042' })
  readonly id!: string;

  @ApiProperty({ enum: MAIL_VIEW_STATUSES, enumName: 'MailStatus', description: '`waiting`: planned, not begun' })
  readonly status!: MailViewStatus;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Why it waits, was skipped or failed', example: 'quiet-hours' })
  readonly reason!: string | null;

  @ApiProperty({ example: 'whitepaper-reminder' })
  readonly name!: string;

  @ApiProperty({ enum: KINDS })
  readonly kind!: (typeof KINDS)[number];

  @ApiProperty(MAYBE_TEXT)
  readonly topic!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Address of the contact it is for, or about' })
  readonly contact!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Whom it is addressed to' })
  readonly recipient!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly flow!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly state!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly messageId!: string | null;

  @ApiProperty(WHOLE)
  readonly attempts!: number;

  @ApiProperty(TIME)
  readonly createdAt!: string;

  @ApiProperty(MAYBE_TIME)
  readonly startedAt!: string | null;

  @ApiProperty({ ...MAYBE_TIME, description: 'When its outcome was known' })
  readonly settledAt!: string | null;

  @ApiProperty({ ...MAYBE_TIME, description: 'When it is tried next; null where nothing more is tried' })
  readonly nextAt!: string | null;

  @ApiProperty({ description: 'Whether it left for something that turned out to be a machine’s doing' })
  readonly onMachineEvidence!: boolean;
}

export class MailHitDto implements MailHitView {
  @ApiProperty({ enum: HITS })
  readonly kind!: (typeof HITS)[number];

  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Where a clicked link leads' })
  readonly destination!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Whether a person did it; null while that is not judged yet' })
  readonly verdict!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'How sure that is: `certain` or `probable`' })
  readonly certainty!: string | null;

  @ApiProperty({ type: [String], description: 'What speaks for it', example: ['burst'] })
  readonly signs!: readonly string[];

  @ApiProperty({ description: 'Whether it counts as done by a person' })
  readonly counts!: boolean;

  @ApiProperty({ ...MAYBE_TIME, description: 'When the verdict turned, and what it did was taken back' })
  readonly revisedAt!: string | null;
}

export class MailReturnDto implements MailReturnView {
  @ApiProperty({
    enum: RETURNS,
    description:
      '`hard`: the address is gone; `soft`: full or down; `sender`: held against us, not against the contact',
  })
  readonly kind!: (typeof RETURNS)[number];

  @ApiProperty({ example: 'mailbox full' })
  readonly reason!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Status code of the mail server', example: '5.2.2' })
  readonly status!: string | null;

  @ApiProperty({ description: 'Who reported it: a hook or a mailbox', example: 'ses' })
  readonly via!: string;

  @ApiProperty(TIME)
  readonly at!: string;
}

export class MailWithHitsDto extends MailDto implements MailStoryView {
  @ApiProperty({ type: [MailHitDto], description: 'What its readers did' })
  readonly hits!: readonly MailHitDto[];

  @ApiProperty({ type: [MailReturnDto], description: 'What came back of it' })
  readonly returns!: readonly MailReturnDto[];
}

export class ResolveMailDto {
  @ApiProperty({ description: 'True: it arrived; false: it did not, and is not sent again' })
  @IsBoolean()
  readonly arrived!: boolean;
}

export class MailPageDto {
  @ApiProperty({ type: [MailDto] })
  readonly items!: readonly MailDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}
