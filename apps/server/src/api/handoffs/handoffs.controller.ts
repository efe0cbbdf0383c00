import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@nurture/access';
import { HANDOFF_STATUSES } from '@nurture/core/handoff';
import {
  answerHandoff,
  type AnswerOutcome,
  findHandoff,
  HANDOFF_ERRORS,
  type HandoffContext,
  type HandoffErrorCode,
  type HandoffView,
  listHandoffs,
} from '@nurture/handoff';
import type { Database } from '@nurture/store';
import { DATABASE, HANDOFF_CONTEXT } from '../../providers';
import { CallerOf, Needs } from '../auth/auth.guard';
import { oneOf, type Page, pageOf, parseId, parsePage } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { OutcomeDto, OutcomeTakenDto } from './handoff.dto';

const FIELD_OF: Readonly<Partial<Record<HandoffErrorCode, string>>> = {
  'handoff.reason': 'reason',
  'handoff.until': 'until',
  'handoff.amount': 'amount',
};

@ApiTags('handoffs')
@ApiBearerAuth()
@Controller('api/v1/handoffs')
export class HandoffsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext,
  ) {}

  @Get()
  @Needs('read')
  @ApiOperation({ summary: 'Leads handed to sales, newest first' })
  @ApiQuery({ name: 'status', required: false, enum: HANDOFF_STATUSES })
  @ApiQuery({ name: 'salesperson', required: false, type: String })
  @ApiQuery({ name: 'open', required: false, enum: ['true', 'false'] })
  @ApiQuery({ name: 'after', required: false, type: String })
  @ApiQuery({ name: 'limit', required: false, type: Number })
  async list(@Query() query: Record<string, unknown>): Promise<Page<HandoffView>> {
    const { after, limit } = parsePage(query);
    const status = oneOf(query, 'status', HANDOFF_STATUSES);
    const open = oneOf(query, 'open', ['true', 'false'] as const);
    const salesperson = typeof query['salesperson'] === 'string' ? query['salesperson'] : undefined;
    const handoffs = await listHandoffs(this.db, {
      limit: limit + 1,
      ...(after === undefined ? {} : { after }),
      ...(status === undefined ? {} : { status }),
      ...(open === undefined ? {} : { open: open === 'true' }),
      ...(salesperson === undefined ? {} : { salesperson }),
    });
    return pageOf(handoffs, limit, (handoff) => handoff.id);
  }

  @Get(':id')
  @Needs('read')
  @ApiOperation({ summary: 'One handoff: its brief, reasons and answers' })
  async find(@Param('id') id: string): Promise<HandoffView> {
    const handoff = await findHandoff(this.db, parseId(id));
    if (!handoff) throw new Problem('not-found');
    return handoff;
  }

  @Post(':id/outcome')
  @HttpCode(200)
  @Needs('sales')
  @ApiOperation({ summary: 'Say what became of a lead: accept, contacted, meeting, won, lost, recycle, reject' })
  @ApiBody({ type: OutcomeDto })
  @ApiOkResponse({ type: OutcomeTakenDto })
  async answer(@Param('id') id: string, @Body() body: unknown, @CallerOf() caller: Caller): Promise<OutcomeTakenDto> {
    const given = await parseBody(OutcomeDto, body);
    const outcome = await answerHandoff(
      this.db,
      parseId(id),
      { ...given, person: given.person ?? caller.name, via: 'api' },
      this.context,
    );
    return taken(outcome);
  }
}

function taken(outcome: AnswerOutcome): OutcomeTakenDto {
  if (outcome.kind !== 'refused') return { status: outcome.status, repeated: outcome.kind === 'repeated' };
  const message = HANDOFF_ERRORS[outcome.code];
  if (outcome.code === 'handoff.unknown') throw new Problem('not-found', message);
  if (outcome.code === 'handoff.closed') throw new Problem('conflict', message);
  const field = FIELD_OF[outcome.code] ?? 'answer';
  throw new Problem('invalid-input', undefined, [{ field, code: outcome.code, message }]);
}
