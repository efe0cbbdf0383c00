import { Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';
import { setAsideEnrolments, type SetAsideView } from '@nurture/engine';
import type { Database } from '@nurture/store';
import { DATABASE } from '../../providers';
import { ApiController, ApiPaged } from '../api-controller';
import { Needs } from '../auth/auth.guard';
import { NEXT, TIME, WHOLE } from '../openapi/fields';
import { pageOf, parsePage, type Query as Given } from '../paging';

export class SetAsideDto implements SetAsideView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'Address of the contact' })
  readonly contact!: string;

  @ApiProperty()
  readonly flow!: string;

  @ApiProperty(WHOLE)
  readonly version!: number;

  @ApiProperty()
  readonly state!: string;

  @ApiProperty({ description: 'What went wrong' })
  readonly reason!: string;

  @ApiProperty({ ...TIME, description: 'Since when they are in this state' })
  readonly since!: string;
}

export class SetAsidePageDto {
  @ApiProperty({ type: [SetAsideDto] })
  readonly items!: readonly SetAsideDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

@ApiController('enrolments')
export class EnrolmentsController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get('set-aside')
  @Needs('read')
  @ApiOperation({ summary: 'People whom a fault has stopped in a flow, and why' })
  @ApiPaged()
  @ApiOkResponse({ type: SetAsidePageDto })
  async setAside(@Query() query: Given): Promise<SetAsidePageDto> {
    const { after, limit } = parsePage(query);
    const rows = await setAsideEnrolments(this.db, { after, limit: limit + 1 });
    return pageOf(rows, limit, (row) => row.id);
  }
}
