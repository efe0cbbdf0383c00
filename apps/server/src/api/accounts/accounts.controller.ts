import { Body, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { Caller } from '@nurture/access';
import { type AccountMergeOutcome, accountView, listAccounts, mergeAccounts, unmergeAccount } from '@nurture/contacts';
import type { BuyingRole } from '@nurture/core/workspace';
import type { HandoffContext } from '@nurture/handoff';
import type { Database } from '@nurture/store';
import { DATABASE, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiPaged, ApiProblems, Write } from '../api-controller';
import { CallerOf } from '../auth/auth.guard';
import { Needs } from '../auth/route-access';
import { pageOf, parseId, parsePage, type Query as Given, textOf } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { AccountPageDto, AccountViewDto, MergeAccountDto } from './account.dto';

@ApiController('accounts')
export class AccountsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly handoff: HandoffContext,
  ) {}

  @Get()
  @Needs('read', 'personal')
  @ApiOperation({
    summary: 'Companies that contacts are of, the latest first: score, who of the buying group is known',
  })
  @ApiQuery({ name: 'q', required: false, type: String, description: 'Part of a name or a domain' })
  @ApiPaged()
  @ApiOkResponse({ type: AccountPageDto })
  async list(@Query() query: Given): Promise<AccountPageDto> {
    const { after, limit } = parsePage(query);
    const filter = { q: textOf(query, 'q'), after, limit: limit + 1 };
    return pageOf(await listAccounts(this.db, filter, this.roles()), limit, (account) => account.id);
  }

  @Get(':id')
  @Needs('read', 'personal')
  @ApiOperation({ summary: 'One company: contacts with their roles, score, coverage, handoffs, deals, revenue' })
  @ApiOkResponse({ type: AccountViewDto })
  @ApiProblems('not-found')
  async find(@Param('id') id: string): Promise<AccountViewDto> {
    const account = await accountView(this.db, parseId(id), this.roles());
    if (!account) throw new Problem('not-found');
    return account;
  }

  @Write(':id/merge', {
    scope: 'sales',
    holds: 'personal',
    summary: 'Say that two accounts are one company: its contacts, and whoever comes with its domain, go to the other',
    problems: ['not-found', 'conflict'],
  })
  @ApiBody({ type: MergeAccountDto })
  @ApiOkResponse({ type: AccountViewDto })
  async merge(@Param('id') id: string, @Body() body: unknown, @CallerOf() caller: Caller): Promise<AccountViewDto> {
    const { into } = await parseBody(MergeAccountDto, body);
    return this.find(doneBy(await mergeAccounts(this.db, parseId(id), into, caller.name)));
  }

  @Write(':id/unmerge', {
    scope: 'sales',
    holds: 'personal',
    summary:
      'Take a merged account out again, with those whom the merge moved and those who came with its domain since',
    problems: ['not-found', 'conflict'],
  })
  @ApiOkResponse({ type: AccountViewDto })
  async unmerge(@Param('id') id: string, @CallerOf() caller: Caller): Promise<AccountViewDto> {
    return this.find(doneBy(await unmergeAccount(this.db, parseId(id), caller.name)));
  }

  private roles(): readonly BuyingRole[] {
    return this.handoff.settings().handoff.buyingGroup;
  }
}

/** @throws Problem where it was refused */
function doneBy(outcome: AccountMergeOutcome): string {
  if (outcome.kind === 'done') return outcome.id;
  switch (outcome.why) {
    case 'unknown':
      throw new Problem('not-found');
    case 'unknown-into': {
      const message = 'There is no account with this id, or it was merged into another one.';
      throw new Problem('invalid-input', undefined, [{ field: 'into', code: 'unknown', message }]);
    }
    case 'same':
      throw new Problem(
        'conflict',
        'It is that account already, or was merged into another one: take that apart first.',
      );
    case 'not-merged':
      throw new Problem('conflict', 'This account was merged into no other.');
  }
}
