import { ApiProperty } from '@nestjs/swagger';
import type {
  AccountContact,
  AccountDeal,
  AccountHandoff,
  AccountLine,
  AccountMergeView,
  AccountView,
} from '@nurture/contacts';
import type { Coverage, KnownRole } from '@nurture/core/account';
import { STAGES, type Stage } from '@nurture/core/workspace';
import { IsString, Matches } from 'class-validator';
import { AccountDto } from '../contacts/contact.dto';
import { MAYBE_NUMBER, MAYBE_TEXT, MAYBE_TIME, NEXT, TIME, WHOLE } from '../openapi/fields';

const RISKS = ['one-person', 'gaps', 'covered'] as const;

class CoverageDto implements Coverage {
  @ApiProperty({ ...WHOLE, description: 'Roles of the buying group that somebody is known for' })
  readonly known!: number;

  @ApiProperty({ ...WHOLE, description: 'Roles that handoff.json declares' })
  readonly of!: number;

  @ApiProperty({ type: [String], description: 'Roles that nobody is known for' })
  readonly missing!: readonly string[];

  @ApiProperty({ enum: RISKS, nullable: true, description: '`one-person`: if they leave, the deal goes too' })
  readonly risk!: (typeof RISKS)[number] | null;
}

export class AccountLineDto extends AccountDto implements AccountLine {
  @ApiProperty(WHOLE)
  readonly contacts!: number;

  @ApiProperty({ description: 'The scores of its contacts, added up, without those who are disqualified' })
  readonly score!: number;

  @ApiProperty({ type: CoverageDto })
  readonly coverage!: CoverageDto;

  @ApiProperty(WHOLE)
  readonly openHandoffs!: number;
}

export class AccountPageDto {
  @ApiProperty({ type: [AccountLineDto] })
  readonly items!: readonly AccountLineDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

class KnownRoleDto implements KnownRole {
  @ApiProperty({ example: 'decides' })
  readonly role!: string;

  @ApiProperty({ enum: ['hand', 'rule'], description: 'How it is known' })
  readonly by!: 'hand' | 'rule';
}

class AccountContactDto implements AccountContact {
  @ApiProperty()
  readonly email!: string;

  @ApiProperty(MAYBE_TEXT)
  readonly name!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Their job' })
  readonly title!: string | null;

  @ApiProperty({ type: KnownRoleDto, nullable: true, description: 'In the buying group; null where it isn’t known' })
  readonly role!: KnownRoleDto | null;

  @ApiProperty({ enum: STAGES, enumName: 'Stage' })
  readonly stage!: Stage;

  @ApiProperty()
  readonly score!: number;

  @ApiProperty(MAYBE_TIME)
  readonly lastSeenAt!: string | null;
}

class AccountScoreLineDto {
  @ApiProperty()
  readonly email!: string;

  @ApiProperty()
  readonly points!: number;
}

class AccountHandoffDto implements AccountHandoff {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly email!: string;

  @ApiProperty({ example: 'accepted' })
  readonly status!: string;

  @ApiProperty(MAYBE_TEXT)
  readonly salesperson!: string | null;

  @ApiProperty(TIME)
  readonly createdAt!: string;
}

class AccountDealDto implements AccountDeal {
  @ApiProperty()
  readonly email!: string;

  @ApiProperty({ enum: ['won', 'lost'] })
  readonly outcome!: 'won' | 'lost';

  @ApiProperty(MAYBE_NUMBER)
  readonly amount!: number | null;

  @ApiProperty(TIME)
  readonly at!: string;
}

class AccountMonthDto {
  @ApiProperty({ example: '2027-03' })
  readonly month!: string;

  @ApiProperty()
  readonly amount!: number;
}

class AccountMergeDto implements AccountMergeView {
  @ApiProperty({ type: AccountDto })
  readonly account!: AccountDto;

  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ description: 'Who decided it' })
  readonly by!: string;

  @ApiProperty({ ...MAYBE_TIME, description: 'When it was taken apart again' })
  readonly partedAt!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly partedBy!: string | null;
}

export class AccountViewDto extends AccountDto implements AccountView {
  @ApiProperty({ type: [AccountContactDto], description: 'The warmest first' })
  readonly contacts!: readonly AccountContactDto[];

  @ApiProperty({ description: 'The scores of its contacts, added up, without those who are disqualified' })
  readonly score!: number;

  @ApiProperty({ type: [AccountScoreLineDto], description: 'What each contact brings to the score' })
  readonly lines!: readonly AccountScoreLineDto[];

  @ApiProperty({ type: CoverageDto })
  readonly coverage!: CoverageDto;

  @ApiProperty({ type: [AccountHandoffDto] })
  readonly openHandoffs!: readonly AccountHandoffDto[];

  @ApiProperty({ type: [AccountDealDto], description: 'The latest first' })
  readonly deals!: readonly AccountDealDto[];

  @ApiProperty({ type: [AccountMonthDto], description: 'What it paid, the latest month first' })
  readonly revenue!: readonly AccountMonthDto[];

  @ApiProperty({ type: [AccountMergeDto], description: 'Accounts that were said to be the same company' })
  readonly merges!: readonly AccountMergeDto[];
}

export class MergeAccountDto {
  @ApiProperty({ example: '12', description: 'Id of the account that remains' })
  @IsString()
  @Matches(/^[1-9]\d{0,17}$/, { message: 'into must be the id of an account' })
  readonly into!: string;
}
