import { Body, Delete, Get, HttpCode, Inject, Param } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { listSegments, removeSegment, saveSegment, searchContacts } from '@nurture/engine';
import type { HandoffContext } from '@nurture/handoff';
import type { Database } from '@nurture/store';
import { DATABASE, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiProblems, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { pageOf, parseId } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { askedCondition } from './asked-condition';
import { ContactSearchDto, FoundContactsDto, NewSegmentDto, SegmentDto, SegmentListDto } from './segment.dto';

/** Finding contacts by a condition: it asks, and changes nothing. */
@ApiController('contacts')
export class ContactSearchController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext,
  ) {}

  @Write('search', {
    scope: 'read',
    holds: 'personal',
    audit: 'none',
    summary: 'Contacts for whom a condition holds now, the latest first',
  })
  @ApiBody({ type: ContactSearchDto })
  @ApiOkResponse({ type: FoundContactsDto })
  async search(@Body() body: unknown): Promise<FoundContactsDto> {
    const { condition, after, limit = 50 } = await parseBody(ContactSearchDto, body);
    const asked = askedCondition(condition);
    const { workspace } = this.context.settings();
    const found = await searchContacts(this.db, asked, workspace, { after, limit: limit + 1 });
    return { ...pageOf(found.contacts, limit, ({ id }) => id), people: found.people };
  }
}

/** Conditions that somebody named, to look at those whom they hold for again. */
@ApiController('segments')
export class SegmentsController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  @Get()
  @Needs('read', 'personal')
  @ApiOperation({ summary: 'Saved conditions over contacts, by name' })
  @ApiOkResponse({ type: SegmentListDto })
  async list(): Promise<SegmentListDto> {
    return { items: await listSegments(this.db) };
  }

  @Write('', {
    scope: 'marketing',
    holds: 'personal',
    status: 201,
    summary: 'Save a condition under a name',
    problems: ['conflict'],
  })
  @ApiBody({ type: NewSegmentDto })
  @ApiCreatedResponse({ type: SegmentDto })
  async save(@Body() body: unknown): Promise<SegmentDto> {
    const { name, condition } = await parseBody(NewSegmentDto, body);
    const saved = await saveSegment(this.db, name, askedCondition(condition));
    if (!saved) throw new Problem('conflict', 'There is a segment of this name already.');
    return saved;
  }

  @Delete(':id')
  @HttpCode(204)
  @Needs('marketing', 'personal')
  @ApiOperation({ summary: 'Forget a saved condition; flows know nothing of it', description: 'Needs the scope `marketing`.' }) // prettier-ignore
  @ApiNoContentResponse()
  @ApiProblems('not-found')
  async remove(@Param('id') id: string): Promise<void> {
    if (!(await removeSegment(this.db, parseId(id)))) throw new Problem('not-found');
  }
}
