import { Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { enrolmentStory, setAsideEnrolments } from '@nurture/engine';
import { listMails } from '@nurture/mail';
import type { Database } from '@nurture/store';
import { DATABASE } from '../../providers';
import { ApiController, ApiPaged, ApiProblems } from '../api-controller';
import { Needs } from '../auth/auth.guard';
import { pageOf, parseId, parsePage, type Query as Given } from '../paging';
import { Problem } from '../problem/problem';
import { EnrolmentStoryDto, SetAsidePageDto } from './enrolment.dto';

/** An enrolment has a handful: this is for those that go round. */
const MAILS = 200;

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

  @Get(':id')
  @Needs('read')
  @ApiOperation({
    summary: 'One walk through a flow: every step with its reasons, its mails, what comes next and when',
  })
  @ApiOkResponse({ type: EnrolmentStoryDto })
  @ApiProblems('not-found')
  async find(@Param('id') id: string): Promise<EnrolmentStoryDto> {
    const story = await enrolmentStory(this.db, parseId(id));
    if (!story) throw new Problem('not-found');
    return { ...story, mails: await listMails(this.db, { enrolmentId: story.id, limit: MAILS }) };
  }
}
