import { Body, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { enrolmentStory, moveByHand, setAsideEnrolments, takeOutByHand } from '@nurture/engine';
import { listMails } from '@nurture/mail';
import type { Database } from '@nurture/store';
import type { Logger } from 'pino';
import { DATABASE, LOGGER } from '../../providers';
import { ApiController, ApiPaged, ApiProblems, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { absorbDeps } from '../flows/absorb-deps';
import { answered } from '../flows/answers';
import { pageOf, parseId, parsePage, type Query as Given } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { EnrolmentStoryDto, MoveByHandDto, SetAsidePageDto } from './enrolment.dto';

/** An enrolment has a handful: this is for those that go round. */
const MAILS = 200;

@ApiController('enrolments')
export class EnrolmentsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get('set-aside')
  @Needs('read', 'personal')
  @ApiOperation({ summary: 'People whom a fault has stopped in a flow, and why' })
  @ApiPaged()
  @ApiOkResponse({ type: SetAsidePageDto })
  async setAside(@Query() query: Given): Promise<SetAsidePageDto> {
    const { after, limit } = parsePage(query);
    const rows = await setAsideEnrolments(this.db, { after, limit: limit + 1 });
    return pageOf(rows, limit, (row) => row.id);
  }

  @Get(':id')
  @Needs('read', 'personal')
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

  @Write(':id/move', {
    scope: 'marketing',
    holds: 'personal',
    summary: 'Move one person to another state by hand: they leave theirs and enter it',
    problems: ['not-found', 'conflict'],
  })
  @ApiBody({ type: MoveByHandDto })
  @ApiOkResponse({ type: EnrolmentStoryDto })
  async move(@Param('id') id: string, @Body() body: unknown): Promise<EnrolmentStoryDto> {
    const { state } = await parseBody(MoveByHandDto, body);
    await answered(() => moveByHand(this.db, absorbDeps(this.log), parseId(id), state));
    return this.find(id);
  }

  @Write(':id/leave', {
    scope: 'marketing',
    holds: 'personal',
    summary: 'Take one person out of a flow: mails that have not begun to leave are taken back, but service ones',
    problems: ['not-found', 'conflict'],
  })
  @ApiOkResponse({ type: EnrolmentStoryDto })
  async leave(@Param('id') id: string): Promise<EnrolmentStoryDto> {
    await answered(() => takeOutByHand(this.db, absorbDeps(this.log), parseId(id)));
    return this.find(id);
  }
}
