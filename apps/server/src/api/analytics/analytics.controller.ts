import { Get, Inject, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import {
  type Asked,
  ATTRIBUTION_BY,
  type BreakdownBy,
  BREAKDOWNS,
  DEFINITIONS,
  figuresAsOf,
  readAttribution,
  readBreakdown,
  readCalibration,
  readCloseTimes,
  readCohorts,
  readContent,
  readFunnel,
  readMails,
  readPace,
  readPaths,
  readSalespeople,
} from '@nurture/analytics';
import { holidayDays } from '@nurture/core/absorb';
import { periodOf, spanOf } from '@nurture/core/figures';
import type { HandoffContext } from '@nurture/handoff';
import { type Database, now, toTimestamp } from '@nurture/store';
import type { FastifyReply } from 'fastify';
import { FIGURES, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiProblems } from '../api-controller';
import { Needs } from '../auth/route-access';
import { AgeInterceptor } from './age.interceptor';
import { ApiTable, sendCsv, wantsCsv } from '../csv';
import { oneOf, type Query as Given, textOf } from '../paging';
import { Problem } from '../problem/problem';
import { AttributionDto } from './attribution.dto';
import { BreakdownDto } from './breakdown.dto';
import { CalibrationDto } from './calibration.dto';
import { CohortsDto } from './cohorts.dto';
import { FunnelDto } from './funnel.dto';
import { ContentDto, MailsFiguresDto } from './mails.dto';
import { PaceDto } from './pace.dto';
import { PathsDto } from './paths.dto';
import { SalespeopleDto } from './salespeople.dto';
import { ApiPeriod, definitionsOf, periodIn, today } from './asked-period';

const FUNNEL = ['visitors', 'visitorsPerLead', 'entered', 'conversion', 'daysToNext', 'dropOff', 'closeDays'] as const;
const BREAKDOWN = [
  'visitors', 'visitorsPerLead', 'leads', 'mqls', 'sqls', 'customers', 'leadToCustomer', 'leadsPerCustomer', 'revenue', 'leadValue', 'closeDays',
  'spend', 'costPerLead', 'costPerCustomer', 'roi',
] as const; // prettier-ignore
const PACE = ['visitors', 'leads', 'mqls', 'sqls', 'customers', 'revenue', 'expected', 'forecast'] as const;
const MAILS = ['sent', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained'] as const;

@ApiController('analytics')
@UseInterceptors(AgeInterceptor)
export class AnalyticsController {
  constructor(
    @Inject(FIGURES) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext,
  ) {}

  @Get('funnel')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'The funnel by stage: how many came in, how many went on, how fast, and who dropped off' })
  @ApiPeriod()
  @ApiTable()
  @ApiOkResponse({ type: FunnelDto })
  async funnel(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<FunnelDto | string> {
    const asked = await this.asked(query);
    const funnel = await readFunnel(this.db, asked);
    if (wantsCsv(query)) return sendCsv(reply, 'funnel', funnel.stages);
    const end = toTimestamp(spanOf(asked.period, asked.timezone).end);
    const closeTimes = await readCloseTimes(this.db, end);
    return { ...asked, ...funnel, closeTimes, definitions: definitionsOf(...FUNNEL) };
  }

  @Get('pace')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'Targets: which are on pace, where they will end, and how past ones ended' })
  @ApiTable()
  @ApiOkResponse({ type: PaceDto })
  async pace(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<PaceDto | string> {
    const { timezone, holidays } = this.context.settings().workspace;
    const at = await now(this.db);
    const day = today(at, timezone);
    const asOf = await figuresAsOf(this.db);
    const targets = await readPace(this.db, day, timezone, new Set(holidayDays(holidays, at)));
    if (wantsCsv(query)) return sendCsv(reply, 'pace', targets);
    return { today: day, asOf, targets, definitions: definitionsOf(...PACE) };
  }

  @Get('sources')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'What each source, campaign, landing page, content or flow costs and brings in' })
  @ApiQuery({ name: 'by', required: false, enum: BREAKDOWNS, description: '`source`, if not given' })
  @ApiPeriod()
  @ApiTable()
  @ApiOkResponse({ type: BreakdownDto })
  sources(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<BreakdownDto | string> {
    return this.breakdown(oneOf(query, 'by', BREAKDOWNS) ?? 'source', query, reply);
  }

  @Get('channels')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'What each channel costs and brings in' })
  @ApiPeriod()
  @ApiTable()
  @ApiOkResponse({ type: BreakdownDto })
  channels(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<BreakdownDto | string> {
    return this.breakdown('channel', query, reply);
  }

  @Get('attribution')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'Revenue shared among what came before it, by five models side by side' })
  @ApiQuery({ name: 'by', required: false, enum: ATTRIBUTION_BY, description: '`channel`, if not given' })
  @ApiPeriod()
  @ApiTable()
  @ApiOkResponse({ type: AttributionDto })
  async attribution(
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttributionDto | string> {
    const asked = await this.asked(query);
    const view = await readAttribution(this.db, oneOf(query, 'by', ATTRIBUTION_BY) ?? 'channel', asked);
    if (wantsCsv(query)) return sendCsv(reply, 'attribution', view.rows);
    return { ...asked, ...view, definitions: definitionsOf('attribution') };
  }

  @Get('paths')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'The ways on which leads became customers, and where others on them dropped off' })
  @ApiPeriod()
  @ApiTable()
  @ApiOkResponse({ type: PathsDto })
  async paths(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<PathsDto | string> {
    const asked = await this.asked(query);
    const view = await readPaths(this.db, asked);
    if (wantsCsv(query)) {
      return sendCsv(reply, 'paths', view.paths.flatMap(({ path, steps }) => steps.map((step) => ({ path, ...step })))); // prettier-ignore
    }
    return { ...asked, ...view, definitions: definitionsOf('paths') };
  }

  @Get('cohorts')
  @Needs('read', 'impersonal')
  @ApiOperation({
    summary: 'Customers by the month of their first payment, their lifetime value, and revenue retention',
  })
  @ApiQuery({ name: 'until', required: false, type: String, description: 'The last month, such as 2027-03; this one, if not given' }) // prettier-ignore
  @ApiTable()
  @ApiProblems('invalid-input')
  @ApiOkResponse({ type: CohortsDto })
  async cohorts(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<CohortsDto | string> {
    const view = await readCohorts(this.db, await this.month(query));
    if (wantsCsv(query)) {
      return sendCsv(reply, 'cohorts', view.cohorts.flatMap(({ month, months }) => months.map((each) => ({ month, ...each })))); // prettier-ignore
    }
    return { ...view, definitions: definitionsOf('cohorts', 'lifetimeValue', 'netRevenueRetention') };
  }

  @Get('mails')
  @Needs('read', 'impersonal')
  @ApiOperation({
    summary: 'What became of the mails: delivered, opened and clicked by people, unsubscribes, complaints',
  })
  @ApiPeriod()
  @ApiTable()
  @ApiOkResponse({ type: MailsFiguresDto })
  async mails(
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailsFiguresDto | string> {
    const asked = await this.asked(query);
    const rows = await readMails(this.db, asked);
    if (wantsCsv(query)) return sendCsv(reply, 'mails', rows);
    return { ...asked, rows, definitions: definitionsOf(...MAILS) };
  }

  @Get('content')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'Calls to action from view to click, and how content was rated' })
  @ApiPeriod()
  @ApiTable()
  @ApiOkResponse({ type: ContentDto })
  async content(@Query() query: Given, @Res({ passthrough: true }) reply: FastifyReply): Promise<ContentDto | string> {
    const asked = await this.asked(query);
    const rows = await readContent(this.db, asked);
    if (wantsCsv(query)) return sendCsv(reply, 'content', rows);
    const clicked = DEFINITIONS.ctaClicked;
    return { ...asked, rows, definitions: { ...definitionsOf('people', 'rating'), clicked } };
  }

  @Get('calibration')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'Whether leads of more points close easier, which rules predict, and why sales says no' })
  @ApiPeriod()
  @ApiTable()
  @ApiOkResponse({ type: CalibrationDto })
  async calibration(
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalibrationDto | string> {
    const asked = await this.asked(query);
    const view = await readCalibration(this.db, asked);
    if (wantsCsv(query)) return sendCsv(reply, 'calibration', view.bands);
    return { ...asked, ...view, definitions: definitionsOf('calibration', 'lift') };
  }

  @Get('salespeople')
  @Needs('read', 'personal')
  @ApiOperation({ summary: 'What each account manager makes of the leads: won share, revenue, speed, by channel too' })
  @ApiPeriod()
  @ApiTable()
  @ApiOkResponse({ type: SalespeopleDto })
  async salespeople(
    @Query() query: Given,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SalespeopleDto | string> {
    const asked = await this.asked(query);
    const rows = await readSalespeople(this.db, asked);
    if (wantsCsv(query)) return sendCsv(reply, 'salespeople', rows);
    return { ...asked, rows, definitions: definitionsOf('handoffs', 'won', 'revenue', 'hoursToAnswer') };
  }

  private async breakdown(by: BreakdownBy, query: Given, reply: FastifyReply): Promise<BreakdownDto | string> {
    const asked = await this.asked(query);
    const rows = await readBreakdown(this.db, by, asked);
    if (wantsCsv(query)) return sendCsv(reply, `by-${by}`, rows);
    return { ...asked, by, rows, definitions: definitionsOf(...BREAKDOWN) };
  }

  private async asked(query: Given): Promise<Asked & { readonly asOf: string | null }> {
    const { timezone } = this.context.settings().workspace;
    return { ...periodIn(query, await now(this.db), timezone), asOf: await figuresAsOf(this.db) };
  }

  private async month(query: Given): Promise<string> {
    const asked = textOf(query, 'until');
    if (asked === undefined) return `${today(await now(this.db), this.context.settings().workspace.timezone).slice(0, 7)}-01`; // prettier-ignore
    if (periodOf(`${asked}-01`, `${asked}-01`) !== null && asked > '1970') return `${asked}-01`;
    const message = 'must be a month such as 2027-03';
    throw new Problem('invalid-input', undefined, [{ field: 'until', code: 'invalid', message }]);
  }
}
