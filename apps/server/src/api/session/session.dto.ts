import { type Invited, PASSWORD_LENGTH, type Role, ROLES, type Scope, SCOPES } from '@nurture/access';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsLocale, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { MAYBE_TEXT } from '../openapi/fields';

export const ROLE_FIELD = { enum: ROLES, enumName: 'UserRole' } as const;
export const LONGEST_EMAIL = 254;
export const LONGEST_NAME = 100;
/** What is compared may be anything; what is set is judged by the rules of passwords. */
const LONGEST_GIVEN = 1_024;

export class SessionUserDto {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty()
  readonly email!: string;

  @ApiProperty(ROLE_FIELD)
  readonly role!: Role;

  @ApiProperty({ example: 'nl' })
  readonly locale!: string;
}

export class SessionDto {
  @ApiProperty({ type: SessionUserDto })
  readonly user!: SessionUserDto;

  @ApiProperty({ description: 'Goes into the header `x-csrf-token` of every POST, PATCH and DELETE' })
  readonly csrfToken!: string;

  @ApiProperty({
    enum: SCOPES,
    enumName: 'Scope',
    isArray: true,
    description: 'All that the role allows. A salesperson has `sales` alone, which reads their own leads',
  })
  readonly scopes!: readonly Scope[];
}

export class SignInDto {
  @ApiProperty({ example: 'ann@example.com' })
  @IsString()
  @MaxLength(LONGEST_EMAIL)
  readonly email!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(LONGEST_GIVEN)
  readonly password!: string;
}

const NEW_PASSWORD = {
  format: 'password',
  minLength: PASSWORD_LENGTH.min,
  maxLength: PASSWORD_LENGTH.max,
  description: 'Any characters; neither the own address nor one of the commonest passwords',
} as const;

export class PasswordChangeDto {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MaxLength(LONGEST_GIVEN)
  readonly current!: string;

  @ApiProperty(NEW_PASSWORD)
  @IsString()
  @MaxLength(LONGEST_GIVEN)
  readonly next!: string;
}

export class LanguageDto {
  @ApiProperty({ example: 'nl', description: 'Of the dashboard wherever one signs in, and of mails to oneself' })
  @IsLocale()
  readonly locale!: string;
}

export class InvitationDto implements Invited {
  @ApiProperty({ ...MAYBE_TEXT, description: 'Null: the first admin, who says their own' })
  readonly email!: string | null;

  @ApiProperty(MAYBE_TEXT)
  readonly name!: string | null;

  @ApiProperty(ROLE_FIELD)
  readonly role!: Role;
}

export class AcceptInvitationDto {
  @ApiProperty({ minLength: 1, maxLength: LONGEST_NAME, example: 'Ann Miller' })
  @IsString()
  @Length(1, LONGEST_NAME)
  readonly name!: string;

  @ApiProperty(NEW_PASSWORD)
  @IsString()
  @MaxLength(LONGEST_GIVEN)
  readonly password!: string;

  @ApiPropertyOptional({ description: 'Of the first admin; otherwise it stands in the invitation' })
  @IsOptional()
  @IsEmail()
  @MaxLength(LONGEST_EMAIL)
  readonly email?: string;
}
