import { Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type Database, tasks } from '@nurture/store';
import { DATABASE } from '../../providers';
import { ApiController, ApiPaged, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { pageOf, parseId, parsePage, type Query as Given } from '../paging';
import { Problem } from '../problem/problem';
import { SetAsideTaskPageDto, TaskIdDto } from './task.dto';

/** Work that failed so often that somebody must look at it. */
@ApiController('tasks')
export class TasksController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get('set-aside')
  @Needs('read', 'personal')
  @ApiOperation({
    summary: 'Work that failed too often to be tried on, and why',
    description: 'Handoffs, notices, announcements and calls of flows; a webhook’s deliveries are listed by it.',
  })
  @ApiPaged()
  @ApiOkResponse({ type: SetAsideTaskPageDto })
  async setAside(@Query() query: Given): Promise<SetAsideTaskPageDto> {
    const { after, limit } = parsePage(query);
    return pageOf(await tasks.listSetAside(this.db, { after, limit: limit + 1 }), limit, ({ id }) => id);
  }

  @Write(':id/retry', {
    scope: 'admin',
    holds: 'impersonal',
    summary: 'Try work that was set aside once more, now',
    problems: ['not-found'],
  })
  @ApiOkResponse({ type: TaskIdDto })
  async retry(@Param('id') id: string): Promise<TaskIdDto> {
    if (!(await tasks.retry(this.db, parseId(id)))) throw new Problem('not-found');
    return { id };
  }

  @Write(':id/discard', {
    scope: 'admin',
    holds: 'impersonal',
    summary: 'Drop work that was set aside: what it was to do is not done',
    problems: ['not-found'],
  })
  @ApiOkResponse({ type: TaskIdDto })
  async discard(@Param('id') id: string): Promise<TaskIdDto> {
    if (!(await tasks.discard(this.db, parseId(id)))) throw new Problem('not-found');
    return { id };
  }
}
