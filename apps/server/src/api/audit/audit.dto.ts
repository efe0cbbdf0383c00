import type { AuditLine } from '@nurture/access';
import { ApiProperty } from '@nestjs/swagger';
import { MAYBE_TEXT, NEXT, TIME } from '../openapi/fields';

export const ACTOR_KINDS = ['user', 'key', 'command', 'nobody'] as const;
const OUTCOMES = ['done', 'refused'] as const;

export class AuditActorDto {
  @ApiProperty({ enum: ACTOR_KINDS, description: '`command`: of `nurture`, on the machine itself; `nobody`: unknown' })
  readonly kind!: (typeof ACTOR_KINDS)[number];

  @ApiProperty(MAYBE_TEXT)
  readonly id!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Their name of today' })
  readonly name!: string | null;
}

export class AuditEntryDto implements AuditLine {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty(TIME)
  readonly at!: string;

  @ApiProperty({ type: AuditActorDto })
  readonly actor!: AuditActorDto;

  @ApiProperty({ example: 'flows.publish', description: 'The `operationId` of what was called' })
  readonly action!: string;

  @ApiProperty({ ...MAYBE_TEXT, example: 'contacts/5', description: 'By number: no address of a person stands here' })
  readonly target!: string | null;

  @ApiProperty({ ...MAYBE_TEXT, description: 'The network address that it came from' })
  readonly address!: string | null;

  @ApiProperty({ enum: OUTCOMES })
  readonly outcome!: (typeof OUTCOMES)[number];
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditEntryDto] })
  readonly items!: readonly AuditEntryDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}
