import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ContactLine } from '@nurture/contacts';
import type { Json } from '@nurture/core/condition';
import { STAGES, type Stage } from '@nurture/core/workspace';
import type { ContactJourney, EnrolmentView } from '@nurture/engine';
import type { TimelineEvent } from '@nurture/store';
import { HandoffDto } from '../handoffs/handoff.dto';
import { MailDto } from '../mails/mail.dto';
import { ANY_OBJECT, MAYBE_NUMBER, MAYBE_TEXT, MAYBE_TIME, NEXT, TIME, WHOLE } from '../openapi/fields';

const CONSENTS = ['none', 'unconfirmed', 'given', 'withdrawn'] as const;
type Consent = (typeof CONSENTS)[number];

export class ContactLineDto implements ContactLine {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ example: 'ann@example.com' })
  readonly email!: string;

  @ApiProperty(MAYBE_TEXT)
  readonly name!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly company!: string | null;

  @ApiProperty({ enum: STAGES, enumName: 'Stage' })
  readonly stage!: Stage;

  @ApiProperty({ description: 'Points for what they did' })
  readonly score!: number;

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Points for who they are; null where too little is known to say' })
  readonly fit!: number | null;

  @ApiProperty(TIME)
  readonly createdAt!: string;

  @ApiProperty(MAYBE_TIME)
  readonly lastSeenAt!: string | null;
}

export class ContactPageDto {
  @ApiProperty({ type: [ContactLineDto] })
  readonly items!: readonly ContactLineDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class AccountDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty(MAYBE_TEXT)
  readonly domain!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly name!: string | null;
}

export class MergedContactDto {
  @ApiProperty({ description: 'Leads to this contact' })
  readonly email!: string;

  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ description: 'Who decided it' })
  readonly by!: string;
}

export class ScoreEntryDto {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ description: 'Id of the rule in scoring.json, or what else gave the points' })
  readonly rule!: string;

  @ApiProperty({ example: 12 })
  readonly points!: number;

  @ApiProperty({ description: 'What is left of the points now, where they fade' })
  readonly worth!: number;

  @ApiProperty({
    enum: ['earned', 'adjusted', 'withdrawn', 'reversed'],
    description: 'Adjusting lines come of late events or another model, reversed ones of machines found out',
  })
  readonly kind!: string;

  @ApiProperty({ description: 'In words', example: 'Clicked in a mail' })
  readonly because!: string;
}

export class StageChangeDto {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty()
  readonly from!: string;

  @ApiProperty()
  readonly to!: string;

  @ApiProperty()
  readonly because!: string;

  @ApiProperty({ ...MAYBE_TIME, description: 'Until when they were in it; null: they still are' })
  readonly until!: string | null;

  @ApiProperty({ description: 'Days in it so far' })
  readonly days!: number;
}

export class GuardDto {
  @ApiProperty({ description: 'Name of the condition, or where it stands' })
  readonly guard!: string;

  @ApiProperty()
  readonly held!: boolean;

  @ApiProperty({ ...ANY_OBJECT, description: 'What it was looked at with' })
  readonly values!: Readonly<Record<string, Json>>;
}

export class WhyDto {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ description: 'The event or timer that led here', example: 'mail.opened' })
  readonly event!: string;

  @ApiProperty({ type: [GuardDto] })
  readonly guards!: readonly GuardDto[];

  @ApiProperty({ type: [String], description: 'What was done on the way' })
  readonly actions!: readonly string[];
}

export class NextStepDto {
  @ApiProperty({ example: '3 days' })
  readonly timer!: string;

  @ApiProperty(TIME)
  readonly at!: string;
}

export class EnrolmentDto implements EnrolmentView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly flow!: string;

  @ApiProperty(WHOLE)
  readonly version!: number;

  @ApiProperty({ description: 'active, completed, converted, exited or left' })
  readonly status!: string;

  @ApiProperty()
  readonly state!: string;

  @ApiProperty({ example: 'sent -> 3 days -> reminder -> opened -> deepDive' })
  readonly path!: string;

  @ApiProperty(TIME)
  readonly enrolledAt!: string;

  @ApiProperty(MAYBE_TIME)
  readonly endedAt!: string | null;

  @ApiProperty({ type: WhyDto, nullable: true, description: 'Why they are here' })
  readonly why!: WhyDto | null;

  @ApiProperty({ type: [NextStepDto], description: 'What comes next by itself, and when; empty where only an event leads on' }) // prettier-ignore
  readonly next!: readonly NextStepDto[];

  @ApiProperty({ type: [String], description: 'Mails whose outcome the clock of the state waits for' })
  readonly awaiting!: readonly string[];

  @ApiProperty({ ...MAYBE_TEXT, description: 'The fault that stopped them, if any' })
  readonly setAside!: string | null;

  @ApiProperty({
    description: 'Whether a machine brought them here, and what followed had begun when that was found out',
  })
  readonly onMachineEvidence!: boolean;
}

export class ConsentLineDto {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ example: 'mail' })
  readonly kind!: string;

  @ApiProperty(MAYBE_TEXT)
  readonly topic!: string | null;

  @ApiProperty({ example: 'given' })
  readonly state!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Which wording was shown' })
  readonly wording!: string | null;

  @ApiProperty({ description: 'Through what it came', example: 'site' })
  readonly source!: string;
}

export class ConsentViewDto {
  @ApiProperty({ enum: CONSENTS, enumName: 'Consent', description: 'Marketing mail as a whole' })
  readonly mail!: Consent;

  @ApiProperty({ enum: CONSENTS, enumName: 'Consent' })
  readonly tracking!: Consent;

  @ApiProperty({ type: [String], description: 'Topics about which they get no marketing mail' })
  readonly topicsOff!: readonly string[];

  @ApiProperty({ description: 'Asked for fewer marketing mails' })
  readonly lessOften!: boolean;

  @ApiProperty({ description: 'Reported a mail as spam' })
  readonly complained!: boolean;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Why nothing is sent to this address at all, if so', example: 'hard-bounce' }) // prettier-ignore
  readonly suppressed!: string | null;

  @ApiProperty({ type: [ConsentLineDto], description: 'How it came about, oldest first' })
  readonly ledger!: readonly ConsentLineDto[];
}

export class TimelineEventDto implements Omit<TimelineEvent, 'cursor'> {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty(TIME)
  readonly receivedAt!: string;

  @ApiProperty({ example: 'mail.opened' })
  readonly type!: string;

  @ApiProperty({ description: 'Who reported it', example: 'mail' })
  readonly source!: string;

  @ApiProperty(ANY_OBJECT)
  readonly properties!: Readonly<Record<string, unknown>>;
}

export class TouchDto {
  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ description: 'By the rules of the workspace', example: 'paid-search' })
  readonly channel!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'The page that they came to' })
  readonly page!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'The mail that brought them' })
  readonly mail!: string | null;

  @ApiPropertyOptional({ description: 'utm_source' })
  readonly source?: string;

  @ApiPropertyOptional({ description: 'utm_medium' })
  readonly medium?: string;

  @ApiPropertyOptional({ description: 'utm_campaign' })
  readonly campaign?: string;

  @ApiPropertyOptional({ description: 'utm_term' })
  readonly term?: string;

  @ApiPropertyOptional({ description: 'The page before, of another site' })
  readonly referrer?: string;

  @ApiPropertyOptional({ description: 'Which advertiser’s mark the address carried', example: 'gclid' })
  readonly click?: string;
}

export class TimelineDto {
  @ApiProperty({ type: [TimelineEventDto] })
  readonly items!: readonly TimelineEventDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class ContactDto implements ContactJourney {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ example: 'ann@example.com' })
  readonly email!: string;

  @ApiProperty(TIME)
  readonly createdAt!: string;

  @ApiProperty({ ...ANY_OBJECT, description: 'Where they first came from' })
  readonly source!: Readonly<Record<string, unknown>>;

  @ApiProperty({ type: [TouchDto], description: 'Every time that they came, oldest first: the first and last touch are its ends' }) // prettier-ignore
  readonly touches!: readonly TouchDto[];

  @ApiProperty({ type: AccountDto, nullable: true, description: 'Their company' })
  readonly account!: AccountDto | null;

  @ApiProperty({ type: [MergedContactDto], description: 'Contacts that were merged into this one' })
  readonly merged!: readonly MergedContactDto[];

  @ApiProperty({ ...ANY_OBJECT, description: 'What is known of them', example: { firstName: 'Ann' } })
  readonly fields!: Readonly<Record<string, unknown>>;

  @ApiProperty({ type: [String] })
  readonly tags!: readonly string[];

  @ApiProperty(MAYBE_TIME)
  readonly lastSeenAt!: string | null;

  @ApiProperty({ enum: STAGES, enumName: 'Stage' })
  readonly stage!: string;

  @ApiProperty(MAYBE_TIME)
  readonly stageSince!: string | null;

  @ApiProperty({ type: [StageChangeDto], description: 'Oldest first' })
  readonly stages!: readonly StageChangeDto[];

  @ApiProperty({ description: 'The sum of what the entries are worth now' })
  readonly score!: number;

  @ApiProperty({ type: [ScoreEntryDto], description: 'What makes up the score, newest first, at most 1,000' })
  readonly scoreEntries!: readonly ScoreEntryDto[];

  @ApiProperty({ ...MAYBE_NUMBER, description: 'Points for who they are; null where too little is known to say' })
  readonly fit!: number | null;

  @ApiProperty({ type: ConsentViewDto })
  readonly consent!: ConsentViewDto;

  @ApiProperty({ type: [EnrolmentDto], description: 'Walks through flows: why here, what next and when' })
  readonly enrolments!: readonly EnrolmentDto[];

  @ApiProperty({ type: () => [HandoffDto], description: 'Newest first' })
  readonly handoffs!: readonly HandoffDto[];

  @ApiProperty({ type: [MailDto], description: 'The latest 50, those that wait first' })
  readonly mails!: readonly MailDto[];

  @ApiProperty({ type: [TimelineEventDto], description: 'What happened, newest first: the latest 50' })
  readonly timeline!: readonly TimelineEventDto[];

  @ApiProperty({ ...MAYBE_TEXT, description: 'Goes into `?after=` of …/events for what happened before' })
  readonly timelineNext!: string | null;
}

/** Open: each part of the product adds what it holds, as it is stored. */
export class PersonalRecordDto {
  @ApiProperty({ example: 'ann@example.com' })
  readonly email!: string;

  @ApiProperty(TIME)
  readonly exportedAt!: string;

  @ApiProperty({ ...ANY_OBJECT, description: 'Address, when and from where they came' })
  readonly contact!: Readonly<Record<string, unknown>>;

  @ApiProperty({ type: [Object], description: 'Every time that they agreed or withdrew: to what, by which wording, when, through what, from which network address' }) // prettier-ignore
  readonly consentLedger!: readonly object[];

  @ApiProperty({ ...ANY_OBJECT, description: 'The words behind the versions that the ledger names' })
  readonly consentWordings!: Readonly<Record<string, unknown>>;

  @ApiProperty({ type: [Object], description: 'What happened' })
  readonly events!: readonly object[];

  @ApiProperty({ type: [Object], description: 'Mails to and about them, with their content' })
  readonly mails!: readonly object[];
}

export class ErasedDto {
  @ApiProperty({ enum: [true] })
  readonly erased!: true;
}
