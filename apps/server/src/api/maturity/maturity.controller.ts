import { Body, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { findScan, listScans, recordScan } from '@nurture/analytics';
import { type Database, now as readNow } from '@nurture/store';
import type { HandoffContext } from '@nurture/handoff';
import { DATABASE, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiProblems, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { type Query as Given, textOf } from '../paging';
import { isKept } from '../problem/keepable';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { NewScanDto, RoundLinkDto, ScanDto, ScansDto } from './maturity.dto';

/** How long colleagues may answer by a link. */
const LINK_DAYS = 30;

@ApiController('maturity')
export class MaturityController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly product: Pick<HandoffContext, 'tokens' | 'publicUrl'>,
  ) {}

  @Get()
  @Needs('read', 'personal')
  @ApiOperation({
    summary: 'Rounds of the maturity scan, the latest first, with what they come to and what to do first',
  })
  @ApiOkResponse({ type: ScansDto })
  async list(): Promise<ScansDto> {
    return { items: await listScans(this.db) };
  }

  @Get(':id')
  @Needs('read', 'personal')
  @ApiOperation({ summary: 'One round of the maturity scan' })
  @ApiOkResponse({ type: ScanDto })
  @ApiProblems('not-found')
  async find(@Param('id') id: string): Promise<ScanDto> {
    const scan = isKept(id) ? await findScan(this.db, id) : null;
    if (!scan) throw new Problem('not-found');
    return scan;
  }

  @Get(':id/link')
  @Needs('marketing', 'impersonal')
  @ApiOperation({ summary: `A link by which colleagues answer a round on the scan's page, for ${LINK_DAYS} days` })
  @ApiQuery({ name: 'page', required: false, type: String, description: 'The page that asks the scan; maturity-scan' })
  @ApiOkResponse({ type: RoundLinkDto })
  @ApiProblems('not-found')
  async link(@Param('id') id: string, @Query() query: Given): Promise<RoundLinkDto> {
    const page = textOf(query, 'page') ?? 'maturity-scan';
    const scan = isKept(id) ? await findScan(this.db, id) : null;
    if (!scan) throw new Problem('not-found');
    const until = Math.floor((await readNow(this.db)) / 1000) + LINK_DAYS * 86_400;
    const token = this.product.tokens.make('q', { round: id, until });
    const base = this.product.publicUrl.replace(/\/$/, '');
    return { url: `${base}/p/${encodeURIComponent(page)}?round=${token}`, until: new Date(until * 1000).toISOString() };
  }

  @Write('', {
    scope: 'marketing',
    holds: 'personal',
    summary: 'Record what people answered: a round, or a part of it; who answers again corrects their answer',
  })
  @ApiBody({ type: NewScanDto })
  @ApiOkResponse({ type: ScanDto })
  async record(@Body() body: unknown): Promise<ScanDto> {
    const given = await parseBody(NewScanDto, body);
    const scan = await this.db.transaction(async (tx) => {
      await recordScan(tx, given);
      return findScan(tx, given.id);
    });
    if (!scan) throw new Problem('not-found');
    return scan;
  }
}
