import { Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import type { Settings } from '@nurture/core/config';
import { SCHEMA_NAMES } from '@nurture/workspace';
import { DraftThreads } from '../../drafts/threads';
import { SETTINGS } from '../../providers';
import { ApiController, ApiProblems } from '../api-controller';
import { Needs } from '../auth/route-access';
import { beside } from '../flows/beside';
import { ANY_OBJECT } from '../openapi/fields';
import { Problem } from '../problem/problem';

/** The JSON Schemas by which an editor completes and checks a workspace's files. */
@ApiController('schemas')
export class SchemasController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'workspace'>,
    private readonly threads: DraftThreads,
  ) {}

  @Get(':name')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: "A JSON Schema, with the workspace's own mails, topics and states as proposals" })
  @ApiParam({ name: 'name', enum: SCHEMA_NAMES })
  @ApiOkResponse({ schema: ANY_OBJECT })
  @ApiProblems('not-found', 'busy', 'took-too-long')
  find(@Param('name') given: string): Promise<object> {
    const name = SCHEMA_NAMES.find((known) => known === given);
    if (name === undefined) throw new Problem('not-found');
    return beside(() => this.threads.prompt.run('schema', { workspace: this.settings.workspace, name }));
  }
}
