import { ApiProperty } from '@nestjs/swagger';
import type { SuppressionImport, SuppressionReason, SuppressionView } from '@nurture/contacts';
import { SUPPRESSION_REASONS } from '@nurture/contacts';
import { IsEmail, IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { MAYBE_TEXT, MAYBE_TIME, NEXT, TIME, WHOLE } from '../openapi/fields';

export class SuppressionDto implements Omit<SuppressionView, 'cursor'> {
  @ApiProperty({ description: 'Keyed hash of the address, hexadecimal' })
  readonly hash!: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Null for an erased person' })
  readonly email!: string | null;

  @ApiProperty({ enum: SUPPRESSION_REASONS })
  readonly reason!: SuppressionReason;

  @ApiProperty({ ...MAYBE_TEXT, example: 'no such mailbox (5.1.1)' })
  readonly detail!: string | null;

  @ApiProperty(TIME)
  readonly createdAt!: string;

  @ApiProperty({ ...MAYBE_TIME, description: 'Null: for good' })
  readonly expiresAt!: string | null;
}

export class SuppressionPageDto {
  @ApiProperty({ type: [SuppressionDto] })
  readonly items!: readonly SuppressionDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

/** What a person may put on the list: complaints and erasures come from those whom they concern. */
const BY_HAND = ['manual', 'bounce', 'complaint'] as const;

export class NewSuppressionDto {
  @ApiProperty({ example: 'ann@example.com' })
  @IsEmail()
  readonly email!: string;

  @ApiProperty({ enum: BY_HAND, required: false, default: 'manual' })
  @IsOptional()
  @IsIn(BY_HAND)
  readonly reason?: (typeof BY_HAND)[number];

  @ApiProperty({ required: false })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly detail?: string;

  @ApiProperty({ required: false, ...TIME, description: 'For good, if not given' })
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly expiresAt?: string;
}

export class LiftSuppressionDto {
  @ApiProperty({ example: 'ann@example.com' })
  @IsEmail()
  readonly email!: string;
}

export class RefusedLineDto {
  @ApiProperty(WHOLE)
  readonly line!: number;

  @ApiProperty()
  readonly reason!: string;
}

export class SuppressionImportDto implements SuppressionImport {
  @ApiProperty(WHOLE)
  readonly rows!: number;

  @ApiProperty(WHOLE)
  readonly imported!: number;

  @ApiProperty(WHOLE)
  readonly refused!: number;

  @ApiProperty({ type: [RefusedLineDto], description: 'The first hundred' })
  readonly refusals!: readonly RefusedLineDto[];
}
