import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Condition } from '@nurture/core/condition';
import type { SavedSegmentView } from '@nurture/engine';
import { IsDefined, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { ContactLineDto } from '../contacts/contact.dto';
import { ANY_OBJECT, NEXT, TIME, WHOLE } from '../openapi/fields';

const CONDITION = {
  ...ANY_OBJECT,
  description: 'In the condition language of flows and scoring, over `contact`, `account` and what people did',
  example: { 'contact.score': { $gte: 50 }, did: { event: 'mail.clicked', within: '30 days' } },
};

export class ContactSearchDto {
  @ApiProperty(CONDITION)
  @IsDefined()
  condition!: unknown;

  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  @Matches(/^[1-9]\d{0,17}$/)
  after?: string;

  @ApiPropertyOptional({ ...WHOLE, minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export class FoundContactsDto {
  @ApiProperty({ type: [ContactLineDto] })
  readonly items!: readonly ContactLineDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;

  @ApiProperty({
    ...WHOLE,
    nullable: true,
    description: 'How many there are in all, at most 10,000; null on further pages',
  })
  readonly people!: number | null;
}

export class NewSegmentDto {
  @ApiProperty({ example: 'Warm, and not with sales' })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty(CONDITION)
  @IsDefined()
  condition!: unknown;
}

export class SegmentDto implements SavedSegmentView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty(CONDITION)
  readonly condition!: Condition;

  @ApiProperty(TIME)
  readonly createdAt!: string;
}

export class SegmentListDto {
  @ApiProperty({ type: [SegmentDto], description: 'By name' })
  readonly items!: readonly SegmentDto[];
}
