import { Body, Get, HttpStatus, Inject, Query, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type Caller, isTrusted, sourceIdOf } from '@nurture/access';
import {
  listDeals,
  listRevenue,
  listSpend,
  type Placed,
  recordRevenue,
  recordSpend,
  recordTargets,
  type Slice,
} from '@nurture/analytics';
import { type ContactsDeps, receive } from '@nurture/contacts';
import { judgeRevenue, judgeSpend, judgeTarget } from '@nurture/core/figures';
import type { Database } from '@nurture/store';
import type { FastifyReply } from 'fastify';
import { CONTACTS_DEPS, DATABASE } from '../../providers';
import { ApiController, ApiPaged, Write } from '../api-controller';
import { CallerOf } from '../auth/auth.guard';
import { Needs } from '../auth/route-access';
import { ApiTable, sendCsv, wantsCsv } from '../csv';
import { AcceptedDto } from '../events/event.dto';
import { type Page, pageOf, parsePage, type Query as Given } from '../paging';
import { Problem } from '../problem/problem';
import { judgeLines, MOST_LINES, parseLines } from './lines';
import {
  DealPageDto,
  NewDealDto,
  NewRevenueDto,
  NewSpendDto,
  NewTargetDto,
  RecordedDto,
  RevenuePageDto,
  SpendPageDto,
} from './money.dto';

const oneOrMany = (type: new () => object) => {
  const one = { $ref: getSchemaPath(type) };
  return { schema: { oneOf: [one, { type: 'array', items: one, minItems: 1, maxItems: MOST_LINES }] } };
};

@ApiController('deals')
@ApiExtraModels(NewDealDto)
export class DealsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CONTACTS_DEPS) private readonly contacts: ContactsDeps,
  ) {}

  @Get()
  @Needs('read', 'personal')
  @ApiOperation({ summary: 'Won deals, the latest reported first, whoever reported them' })
  @ApiPaged()
  @ApiTable()
  @ApiOkResponse({ type: DealPageDto })
  async list(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<DealPageDto | string> {
    if (wantsCsv(query)) {
      return sendCsv(reply, 'deals', await all((slice) => listDeals(this.db, slice)), ['id', 'email', 'amount', 'at']);
    }
    const { after, limit } = parsePage(query);
    return placedPage(await listDeals(this.db, { after, limit: limit + 1 }), limit);
  }

  @Write('', {
    scope: 'sales',
    holds: 'personal',
    summary: 'Report won deals, one or up to 1,000, all or nothing: the same as `deal.won` events',
    status: HttpStatus.ACCEPTED,
  })
  @ApiBody(oneOrMany(NewDealDto))
  @ApiResponse({ status: 202, type: AcceptedDto })
  async report(@Body() body: unknown, @CallerOf() caller: Caller): Promise<AcceptedDto> {
    const deals = await parseLines(NewDealDto, body);
    const events = deals.map(({ id, email, amount, at }) => ({
      id,
      type: 'deal.won',
      email,
      properties: { amount },
      ...(at === undefined ? {} : { at }),
    }));
    const context = { source: 'api', trusted: isTrusted(caller.scopes), keyId: sourceIdOf(caller) } as const;
    const result = await receive(this.db, this.contacts, events, context);
    if (result.ok) return { accepted: result.accepted, duplicates: result.duplicates };
    const place = (index: number, field: string) => (Array.isArray(body) ? `[${index}].${field}` : field);
    throw new Problem(
      'invalid-input',
      'None of the deals was taken.',
      result.refusals.map(({ index, field, code, message }) => ({ field: place(index, field), code, message })),
    );
  }
}

@ApiController('spend')
@ApiExtraModels(NewSpendDto)
export class SpendController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get()
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'What marketing cost, by the ids of the lines' })
  @ApiPaged()
  @ApiTable()
  @ApiOkResponse({ type: SpendPageDto })
  async list(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<SpendPageDto | string> {
    if (wantsCsv(query)) {
      return sendCsv(reply, 'spend', await all((slice) => listSpend(this.db, slice)), [
        'id',
        'from',
        'until',
        'channel',
        'source',
        'campaign',
        'amount',
      ]);
    }
    const { after, limit } = parsePage(query, SPEND_CURSOR);
    return placedPage(await listSpend(this.db, { after, limit: limit + 1 }), limit);
  }

  @Write('', {
    scope: 'marketing',
    holds: 'impersonal',
    summary: 'Record what marketing cost: one line or up to 1,000, all or nothing',
  })
  @ApiBody(oneOrMany(NewSpendDto))
  @ApiOkResponse({ type: RecordedDto })
  async record(@Body() body: unknown): Promise<RecordedDto> {
    const lines = judgeLines(await parseLines(NewSpendDto, body), body, judgeSpend);
    return { recorded: await recordSpend(this.db, lines) };
  }
}

@ApiController('revenue')
@ApiExtraModels(NewRevenueDto)
export class RevenueController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get()
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'What accounts paid, month by month' })
  @ApiPaged()
  @ApiTable()
  @ApiOkResponse({ type: RevenuePageDto })
  async list(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<RevenuePageDto | string> {
    if (wantsCsv(query)) {
      return sendCsv(reply, 'revenue', await all((slice) => listRevenue(this.db, slice)), [
        'account',
        'month',
        'amount',
      ]);
    }
    const { after, limit } = parsePage(query, REVENUE_CURSOR);
    return placedPage(await listRevenue(this.db, { after, limit: limit + 1 }), limit);
  }

  @Write('', {
    scope: 'sales',
    holds: 'impersonal',
    summary: 'Record what accounts paid per month: one line or up to 1,000, all or nothing',
  })
  @ApiBody(oneOrMany(NewRevenueDto))
  @ApiOkResponse({ type: RecordedDto })
  async record(@Body() body: unknown): Promise<RecordedDto> {
    const lines = judgeLines(await parseLines(NewRevenueDto, body), body, judgeRevenue);
    return { recorded: await recordRevenue(this.db, lines) };
  }
}

@ApiController('targets')
@ApiExtraModels(NewTargetDto)
export class TargetsController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Write('', {
    scope: 'marketing',
    holds: 'impersonal',
    summary: 'Set targets: one or up to 1,000; where they stand says `analytics/pace`',
  })
  @ApiBody(oneOrMany(NewTargetDto))
  @ApiOkResponse({ type: RecordedDto })
  async record(@Body() body: unknown): Promise<RecordedDto> {
    const targets = judgeLines(await parseLines(NewTargetDto, body), body, judgeTarget);
    return { recorded: await recordTargets(this.db, targets) };
  }
}

const SPEND_CURSOR = /^[^\0\p{Surrogate}]{1,200}$/u;
const REVENUE_CURSOR = /^\d{4}-(0[1-9]|1[0-2]) [^\0\s\p{Surrogate}]{1,253}$/u;

/** A page without the cursors of its rows, but for the last one's. */
function placedPage<T>(rows: readonly Placed<T>[], limit: number): Page<T> {
  const { items, next } = pageOf(rows, limit, ({ cursor }) => cursor);
  return { items: items.map(({ item }) => item), next };
}

const PIECE = 5_000;

/** Every row of a list. */
async function all<T>(list: (slice: Slice) => Promise<Placed<T>[]>): Promise<T[]> {
  const rows: T[] = [];
  for (let after: string | undefined; ;) {
    const piece = await list({ after, limit: PIECE });
    for (const { item } of piece) rows.push(item);
    if (piece.length < PIECE) return rows;
    after = piece.at(-1)?.cursor;
  }
}
