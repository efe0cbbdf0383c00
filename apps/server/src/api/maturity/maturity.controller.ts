import { Body, Get, Inject, Param } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { findScan, listScans, recordScan } from '@nurture/analytics';
import type { Database } from '@nurture/store';
import { DATABASE } from '../../providers';
import { ApiController, ApiProblems, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { isKept } from '../problem/keepable';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { NewScanDto, ScanDto, ScansDto } from './maturity.dto';

@ApiController('maturity')
export class MaturityController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

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
