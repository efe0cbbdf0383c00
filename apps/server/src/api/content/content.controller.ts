import { Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';
import { contentRatings } from '@nurture/contacts';
import type { Database } from '@nurture/store';
import { DATABASE } from '../../providers';
import { ApiController } from '../api-controller';
import { Needs } from '../auth/auth.guard';

export class ContentRatingDto {
  @ApiProperty({ description: 'An asset, or a mail', example: 'b2b-maturity-model' })
  readonly content!: string;

  @ApiProperty({ type: 'integer', description: 'How many people rated it' })
  readonly ratings!: number;

  @ApiProperty({ description: '1 to 5', example: 4.2 })
  readonly average!: number;

  @ApiProperty({ type: [Number], description: 'How many gave 1, 2, 3, 4 and 5', example: [0, 1, 2, 8, 5] })
  readonly spread!: readonly number[];
}

export class ContentRatingsDto {
  @ApiProperty({ type: [ContentRatingDto] })
  readonly items!: readonly ContentRatingDto[];
}

@ApiController('content')
export class ContentController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get('ratings')
  @Needs('read')
  @ApiOperation({ summary: 'What people thought of what they read, the best first' })
  @ApiOkResponse({ type: ContentRatingsDto })
  async ratings(): Promise<ContentRatingsDto> {
    return { items: await contentRatings(this.db) };
  }
}
