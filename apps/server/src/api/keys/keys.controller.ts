import { Body, Delete, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiKeys, createApiKey, listApiKeys, revokeApiKey } from '@nurture/access';
import type { Database } from '@nurture/store';
import { DATABASE } from '../../providers';
import { ApiController, ApiPaged, ApiProblems, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { pageOf, parseId, parsePage, type Query as Given } from '../paging';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { KeyDto, KeyPageDto, MadeKeyDto, NewKeyDto } from './key.dto';

/** Who may call: keys are made, looked through and revoked with a key that may do everything. */
@ApiController('keys')
export class KeysController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly keys: ApiKeys,
  ) {}

  @Get()
  @Needs('admin', 'impersonal')
  @ApiOperation({ summary: 'Keys, the latest first: what each may, when it was last used, whether it was revoked' })
  @ApiPaged()
  @ApiOkResponse({ type: KeyPageDto })
  async list(@Query() query: Given): Promise<KeyPageDto> {
    const { after, limit } = parsePage(query);
    return pageOf(await listApiKeys(this.db, { after, limit: limit + 1 }), limit, ({ id }) => id);
  }

  @Write('', {
    scope: 'admin',
    holds: 'impersonal',
    status: 201,
    summary: 'Make a key; it is shown in this answer and never again',
    secret: true,
  })
  @ApiBody({ type: NewKeyDto })
  @ApiCreatedResponse({ type: MadeKeyDto })
  async make(@Body() body: unknown): Promise<MadeKeyDto> {
    return createApiKey(this.db, await parseBody(NewKeyDto, body));
  }

  @Delete(':id')
  @Needs('admin', 'impersonal')
  @ApiOperation({
    summary: 'Revoke a key for good',
    description: 'Other processes believe a key that they know for up to 10 seconds more. The last `admin` key stays.',
  })
  @ApiOkResponse({ type: KeyDto })
  @ApiProblems('not-found', 'conflict')
  async revoke(@Param('id') id: string): Promise<KeyDto> {
    const revocation = await revokeApiKey(this.db, parseId(id));
    switch (revocation.kind) {
      case 'revoked':
        this.keys.forget();
        return revocation.key;
      case 'unknown':
        throw new Problem('not-found');
      case 'last':
        throw new Problem('conflict', 'It is the last key that may do everything: make another one first.');
    }
  }
}
