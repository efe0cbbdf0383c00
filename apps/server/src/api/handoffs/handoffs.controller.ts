import { Body, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { Caller } from '@nurture/access';
import { HANDOFF_STATUSES } from '@nurture/core/handoff';
import {
  answerHandoff,
  type AnswerOutcome,
  findHandoff,
  HANDOFF_ERRORS,
  type HandoffContext,
  type HandoffErrorCode,
  listHandoffs,
  slaFigures,
  withTimeLeft,
} from '@nurture/handoff';
import { type Database, now } from '@nurture/store';
import { DATABASE, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiPaged, ApiProblems, Write } from '../api-controller';
import { CallerOf } from '../auth/auth.guard';
import { isOn, ownDesk } from '../auth/own-desk';
import { Needs } from '../auth/route-access';
import { oneOf, pageOf, parseId, parsePage, type Query as Given, textOf } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { HandoffDto, HandoffPageDto, OutcomeDto, OutcomeTakenDto, SlaReportDto } from './handoff.dto';

const FIELD_OF: Readonly<Partial<Record<HandoffErrorCode, string>>> = {
  'handoff.reason': 'reason',
  'handoff.until': 'until',
  'handoff.amount': 'amount',
};
const YES_NO = ['true', 'false'] as const;

@ApiController('handoffs')
export class HandoffsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext,
  ) {}

  @Get()
  @Needs('read', 'own-leads')
  @ApiOperation({ summary: 'Leads handed to sales, newest first' })
  @ApiQuery({ name: 'status', required: false, enum: HANDOFF_STATUSES })
  @ApiQuery({ name: 'salesperson', required: false, type: String })
  @ApiQuery({ name: 'open', required: false, enum: YES_NO, description: 'Without an end yet' })
  @ApiQuery({ name: 'overdue', required: false, enum: YES_NO, description: 'Not accepted or contacted in time' })
  @ApiQuery({ name: 'waiting', required: false, enum: YES_NO, description: 'Nobody is free for it yet' })
  @ApiPaged()
  @ApiOkResponse({ type: HandoffPageDto })
  async list(@Query() query: Given, @CallerOf() caller: Caller): Promise<HandoffPageDto> {
    const { after, limit } = parsePage(query);
    const handoffs = await listHandoffs(this.db, {
      limit: limit + 1,
      after,
      status: oneOf(query, 'status', HANDOFF_STATUSES),
      open: yesNo(query, 'open'),
      overdue: yesNo(query, 'overdue'),
      waiting: yesNo(query, 'waiting'),
      salesperson: textOf(query, 'salesperson'),
      desk: this.deskOf(caller),
    });
    const at = await now(this.db);
    const timed = handoffs.map((handoff) => withTimeLeft(handoff, this.context.settings(), at));
    return pageOf(timed, limit, (handoff) => handoff.id);
  }

  @Get('sla')
  @Needs('read', 'own-leads')
  @ApiOperation({ summary: 'The agreement with sales, kept and broken, per person and month' })
  @ApiQuery({ name: 'from', required: false, type: String, description: 'First month; a year back, if left out' })
  @ApiQuery({ name: 'until', required: false, type: String, description: 'Last month, such as `2026-11`; this one' })
  @ApiQuery({ name: 'person', required: false, type: String })
  @ApiOkResponse({ type: SlaReportDto })
  @ApiProblems('invalid-input')
  async sla(@Query() query: Given, @CallerOf() caller: Caller): Promise<SlaReportDto> {
    const { timezone } = this.context.settings().workspace;
    const today = new Date(await now(this.db)).toISOString();
    const until = monthOf(query, 'until') ?? today.slice(0, 7);
    const from = monthOf(query, 'from') ?? `${Number(until.slice(0, 4)) - 1}${until.slice(4)}`;
    const asked = { from, until, person: textOf(query, 'person'), desk: this.deskOf(caller), timezone };
    return { items: await slaFigures(this.db, asked) };
  }

  @Get(':id')
  @Needs('read', 'own-leads')
  @ApiOperation({ summary: 'One handoff: its brief, reasons and answers' })
  @ApiOkResponse({ type: HandoffDto })
  @ApiProblems('not-found')
  async find(@Param('id') id: string, @CallerOf() caller: Caller): Promise<HandoffDto> {
    const handoff = await findHandoff(this.db, parseId(id));
    const desk = this.deskOf(caller);
    if (!handoff || !isOn(desk, handoff.salesperson)) throw new Problem('not-found');
    return withTimeLeft(handoff, this.context.settings(), await now(this.db));
  }

  @Write(':id/outcome', {
    scope: 'sales',
    holds: 'own-leads',
    summary: 'Say what became of a lead: accept, contacted, meeting, won, lost, recycle, reject',
    problems: ['not-found', 'conflict'],
  })
  @ApiBody({ type: OutcomeDto })
  @ApiOkResponse({ type: OutcomeTakenDto })
  async answer(@Param('id') id: string, @Body() body: unknown, @CallerOf() caller: Caller): Promise<OutcomeTakenDto> {
    const given = await parseBody(OutcomeDto, body);
    const person = await this.answererOf(parseId(id), caller, given.person);
    const via = caller.kind === 'user' ? 'dashboard' : 'api';
    const outcome = await answerHandoff(this.db, id, { ...given, person, via }, this.context);
    return taken(outcome);
  }

  private deskOf(caller: Caller): readonly string[] | null {
    return ownDesk(caller, this.context.settings().workspace.teams);
  }

  /** Who sees only their own leads answers these alone, and as nobody but themselves. */
  private async answererOf(id: string, caller: Caller, given: string | undefined): Promise<string> {
    const desk = this.deskOf(caller);
    if (desk === null) return given ?? caller.name;
    const salesperson = (await findHandoff(this.db, id))?.salesperson ?? null;
    if (salesperson === null || !isOn(desk, salesperson)) throw new Problem('not-found');
    return salesperson;
  }
}

function yesNo(query: Given, name: string): boolean | undefined {
  const asked = oneOf(query, name, YES_NO);
  return asked === undefined ? undefined : asked === 'true';
}

function monthOf(query: Given, name: string): string | undefined {
  const text = textOf(query, name);
  if (text === undefined || /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new Problem('invalid-input', undefined, [
    { field: name, code: 'invalid', message: 'must be a month such as `2026-11`' },
  ]);
}

function taken(outcome: AnswerOutcome): OutcomeTakenDto {
  if (outcome.kind !== 'refused') return { status: outcome.status, repeated: outcome.kind === 'repeated' };
  const message = HANDOFF_ERRORS[outcome.code];
  if (outcome.code === 'handoff.unknown') throw new Problem('not-found', message);
  if (outcome.code === 'handoff.closed') throw new Problem('conflict', message);
  const field = FIELD_OF[outcome.code] ?? 'answer';
  throw new Problem('invalid-input', undefined, [{ field, code: outcome.code, message }]);
}
