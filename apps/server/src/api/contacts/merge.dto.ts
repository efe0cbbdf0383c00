import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { Merged, Standing } from '../../compose/merge';
import { MAYBE_TEXT } from '../openapi/fields';

const CONSENTS = ['none', 'unconfirmed', 'given', 'withdrawn'] as const;
type Consent = (typeof CONSENTS)[number];

export class MergeDto {
  @ApiProperty({ example: 'ann@example.com', description: 'The contact that remains' })
  @IsEmail()
  readonly into!: string;

  @ApiPropertyOptional({ description: 'Only tell what would happen; nothing is changed', default: false })
  @IsOptional()
  @IsBoolean()
  readonly preview?: boolean;
}

class MovedDto {
  @ApiProperty({ description: 'What happened, visits among it' })
  readonly events!: number;

  @ApiProperty()
  readonly mails!: number;

  @ApiProperty()
  readonly enrolments!: number;

  @ApiProperty()
  readonly handoffs!: number;

  @ApiProperty({ description: 'What was still to be done' })
  readonly tasks!: number;
}

class EndedDoubleDto {
  @ApiProperty()
  readonly enrolmentId!: string;

  @ApiProperty()
  readonly flow!: string;

  @ApiProperty({ description: 'Where they were in it' })
  readonly state!: string;
}

class StandingDto implements Standing {
  @ApiProperty({ example: 'mql' })
  readonly stage!: string;

  @ApiProperty()
  readonly score!: number;
}

class BeforeMergeDto {
  @ApiProperty({ type: StandingDto })
  readonly from!: StandingDto;

  @ApiProperty({ type: StandingDto })
  readonly into!: StandingDto;
}

class PermissionDto {
  @ApiProperty({ enum: CONSENTS })
  readonly mail!: Consent;

  @ApiProperty({ enum: CONSENTS })
  readonly tracking!: Consent;
}

class MergedConsentDto {
  @ApiProperty({ type: PermissionDto, description: 'Of the remaining contact' })
  readonly before!: PermissionDto;

  @ApiProperty({ type: PermissionDto, description: 'Every no of either holds; a yes counts for its own address only' })
  readonly after!: PermissionDto;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Why the remaining address gets no mail any more, as the merged one' })
  readonly suppressed!: 'complaint' | 'bounce' | 'erased' | 'manual' | null;
}

export class MergedDto implements Merged {
  @ApiProperty({ description: 'True: nothing was changed' })
  readonly preview!: boolean;

  @ApiProperty({ description: 'The address of the contact that is no more: it leads to the remaining one' })
  readonly from!: string;

  @ApiProperty()
  readonly into!: string;

  @ApiProperty({ type: MovedDto })
  readonly moved!: MovedDto;

  @ApiProperty({ type: [EndedDoubleDto], description: 'Walks of the merged one in flows that the remaining one is in' })
  readonly ended!: readonly EndedDoubleDto[];

  @ApiProperty({ description: 'Both were with sales: one handoff is left, with the reasons and answers of both' })
  readonly handoffFolded!: boolean;

  @ApiProperty({ type: BeforeMergeDto })
  readonly before!: BeforeMergeDto;

  @ApiProperty({
    type: StandingDto,
    description: 'The score is what the events of both make: caps count for the person',
  })
  readonly after!: StandingDto;

  @ApiProperty({ type: MergedConsentDto })
  readonly consent!: MergedConsentDto;
}

export class RoleDto {
  @ApiProperty({ ...MAYBE_TEXT, example: 'decides', description: 'Id of a role in the `buyingGroup` of handoff.json' })
  @ValidateIf(({ role }: RoleDto) => role !== null)
  @IsString()
  @MaxLength(100)
  readonly role!: string | null;
}
