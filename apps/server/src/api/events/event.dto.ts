import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

export class ConsentDto {
  @ApiPropertyOptional({ description: 'Agreed to marketing mail' })
  @IsOptional()
  @IsBoolean()
  mail?: boolean;

  @ApiPropertyOptional({ description: 'Agreed that opens, clicks and visits are tied to the person' })
  @IsOptional()
  @IsBoolean()
  tracking?: boolean;

  @ApiPropertyOptional({ description: 'Which wording was shown', example: 'whitepaper-form-2026-11' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  wording?: string;
}

export class EventDto {
  @ApiProperty({ description: 'Unique per event; the same one sent again takes no effect', example: 'crm-48213' })
  @IsString()
  @Length(1, 200)
  id!: string;

  @ApiProperty({ description: 'What happened, in the past tense', example: 'asset.downloaded' })
  @IsString()
  @MaxLength(100)
  @Matches(/^[a-z][a-zA-Z0-9-]*(\.[a-z][a-zA-Z0-9-]*)+$/, {
    message: 'must be a name with a dot, such as `asset.downloaded`',
  })
  type!: string;

  @ApiProperty({ description: 'Whom it is about', example: 'ann@example.com' })
  @IsString()
  @MaxLength(320)
  @IsEmail({ allow_utf8_local_part: true }, { message: 'must be one mail address, such as `ann@example.com`' })
  email!: string;

  @ApiPropertyOptional({ description: 'When it happened (ISO 8601); now, if not given', format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'must be a time such as `2026-11-21T09:30:00Z`' })
  at?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { asset: 'b2b-maturity-model' } })
  @IsOptional()
  @IsObject()
  properties?: Record<string, unknown>;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'What is known of the person: firstName, lastName, company, role, locale, timezone, declared fields',
    example: { firstName: 'Ann', company: 'Example BV', locale: 'nl', timezone: 'Europe/Amsterdam' },
  })
  @IsOptional()
  @IsObject()
  contact?: Record<string, unknown>;

  @ApiPropertyOptional({ type: () => ConsentDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ConsentDto)
  consent?: ConsentDto;
}

export class AcceptedDto {
  @ApiProperty({ description: 'How many events were new' })
  accepted!: number;

  @ApiProperty({ description: 'How many were known already, and took no effect' })
  duplicates!: number;
}
