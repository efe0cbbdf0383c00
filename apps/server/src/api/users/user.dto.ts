import { type Role, ROLES, type UserView } from '@nurture/access';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsLocale, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { MAYBE_TIME, NEXT, TIME } from '../openapi/fields';
import { LONGEST_EMAIL, LONGEST_NAME, ROLE_FIELD } from '../session/session.dto';

const NAME_FIELD = { minLength: 1, maxLength: LONGEST_NAME, example: 'Ann Miller' } as const;
const LOCALE_FIELD = { example: 'nl', description: 'The language of mails to them' } as const;

export class UserDto implements UserView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'A salesperson sees the leads of the team member with the same address' })
  readonly email!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty(ROLE_FIELD)
  readonly role!: Role;

  @ApiProperty(LOCALE_FIELD)
  readonly locale!: string;

  @ApiProperty({ description: 'False: may not sign in any more' })
  readonly active!: boolean;

  @ApiProperty({ description: 'Has not set a password yet' })
  readonly invited!: boolean;

  @ApiProperty(TIME)
  readonly createdAt!: string;

  @ApiProperty({ ...MAYBE_TIME, description: 'To the minute; null: never signed in' })
  readonly lastSeenAt!: string | null;
}

export class InvitedUserDto {
  @ApiProperty({ type: UserDto })
  readonly user!: UserDto;

  @ApiProperty({
    description: 'Shown here and never again; it is mailed to them as well, and works once, for 7 days',
    example: 'https://nurture.example.com/#/welcome/…',
  })
  readonly link!: string;
}

export class UserPageDto {
  @ApiProperty({ type: [UserDto] })
  readonly items!: readonly UserDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class NewUserDto {
  @ApiProperty({ example: 'ann@example.com' })
  @IsEmail()
  @MaxLength(LONGEST_EMAIL)
  readonly email!: string;

  @ApiProperty(NAME_FIELD)
  @IsString()
  @Length(1, LONGEST_NAME)
  readonly name!: string;

  @ApiProperty(ROLE_FIELD)
  @IsIn(ROLES)
  readonly role!: Role;

  @ApiPropertyOptional({ ...LOCALE_FIELD, default: 'en' })
  @IsOptional()
  @IsLocale()
  readonly locale?: string;
}

export class UserChangeDto {
  @ApiPropertyOptional(NAME_FIELD)
  @IsOptional()
  @IsString()
  @Length(1, LONGEST_NAME)
  readonly name?: string;

  @ApiPropertyOptional(ROLE_FIELD)
  @IsOptional()
  @IsIn(ROLES)
  readonly role?: Role;

  @ApiPropertyOptional({ description: 'False ends all their sessions and their link at once' })
  @IsOptional()
  @IsBoolean()
  readonly active?: boolean;

  @ApiPropertyOptional(LOCALE_FIELD)
  @IsOptional()
  @IsLocale()
  readonly locale?: string;
}
