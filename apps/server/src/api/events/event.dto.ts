import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsObject, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';

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

  @ApiPropertyOptional({ type: [String], description: 'Topics that the mail consent is for; all, if not given' })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  topics?: string[];
}

/** The shape of an event; what its words mean is held against the workspace when it is received. */
export class EventDto {
  @ApiProperty({
    minLength: 1,
    maxLength: 200,
    description: 'Unique per event; the same one sent again takes no effect',
    example: 'crm-48213',
  })
  @IsString()
  @Length(1, 200)
  id!: string;

  @ApiProperty({ maxLength: 100, description: 'What happened, in the past tense', example: 'asset.downloaded' })
  @IsString()
  @MaxLength(100)
  type!: string;

  @ApiProperty({ maxLength: 320, description: 'Whom it is about', example: 'ann@example.com' })
  @IsString()
  @MaxLength(320)
  email!: string;

  @ApiPropertyOptional({ description: 'When it happened (ISO 8601); now, if not given', format: 'date-time' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
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

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Where they came from: source, medium, campaign, term, content (utm), referrer, click, page, form',
    example: { source: 'linkedin', medium: 'paid', campaign: 'spring' },
  })
  @IsOptional()
  @IsObject()
  cameFrom?: Record<string, string>;
}

export class AcceptedDto {
  @ApiProperty({ type: 'integer', description: 'How many events were new' })
  accepted!: number;

  @ApiProperty({ type: 'integer', description: 'How many were known already, and took no effect' })
  duplicates!: number;
}
