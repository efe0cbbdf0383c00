import { type ApiKeyView, type Scope, SCOPES } from '@nurture/access';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, Length } from 'class-validator';
import { MAYBE_TIME, NEXT, TIME } from '../openapi/fields';

const SCOPES_FIELD = { enum: SCOPES, enumName: 'Scope', isArray: true, example: ['events:write'] } as const;

export class KeyDto implements ApiKeyView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ example: 'web form' })
  readonly name!: string;

  @ApiProperty(SCOPES_FIELD)
  readonly scopes!: readonly Scope[];

  @ApiProperty(TIME)
  readonly createdAt!: string;

  @ApiProperty({ ...MAYBE_TIME, description: 'To the minute; null: never' })
  readonly lastUsedAt!: string | null;

  @ApiProperty(MAYBE_TIME)
  readonly revokedAt!: string | null;
}

export class MadeKeyDto extends KeyDto {
  @ApiProperty({ description: 'Shown here and never again', example: 'nk_…' })
  readonly key!: string;
}

export class KeyPageDto {
  @ApiProperty({ type: [KeyDto] })
  readonly items!: readonly KeyDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class NewKeyDto {
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'web form' })
  @IsString()
  @Length(1, 100)
  readonly name!: string;

  @ApiProperty({ ...SCOPES_FIELD, minItems: 1, uniqueItems: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  readonly scopes!: readonly Scope[];
}
