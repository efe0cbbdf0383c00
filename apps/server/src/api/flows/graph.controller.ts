import { Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, getSchemaPath } from '@nestjs/swagger';
import { type FlowGraph, labelled, mermaid, type Picture, svg } from '@nurture/core/picture';
import { flowGraphView } from '@nurture/engine';
import type { Database } from '@nurture/store';
import type { FastifyReply } from 'fastify';
import { DraftThreads } from '../../drafts/threads';
import { DATABASE } from '../../providers';
import { ApiController, ApiProblems } from '../api-controller';
import { Needs } from '../auth/route-access';
import { oneOf, type Query as Given, versionOf } from '../paging';
import { answered, asId } from './answers';
import { beside } from './beside';
import { FlowGraphDto, flowGraphDto } from './graph.dto';

const FORMATS = ['json', 'mermaid', 'svg'] as const;
type Format = (typeof FORMATS)[number];
const TYPES: Readonly<Record<Exclude<Format, 'json'>, string>> = { mermaid: 'text/vnd.mermaid', svg: 'image/svg+xml' };

@ApiController('flows')
export class FlowGraphController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly threads: DraftThreads,
  ) {}

  @Get(':id/graph')
  @Needs('read', 'impersonal')
  @ApiOperation({
    summary: 'A flow as a picture, with how many are where and took which way',
    description: 'As JSON, or drawn: `?format=`, or the `Accept` of the request (`image/svg+xml`, `text/vnd.mermaid`).',
  })
  @ApiQuery({ name: 'format', required: false, enum: FORMATS })
  @ApiQuery({
    name: 'version',
    required: false,
    schema: { type: 'integer', minimum: 1 },
    description: 'Draws this version and counts the people on it; without it the one in force, and everybody',
  })
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(FlowGraphDto) } },
      'image/svg+xml': { schema: { type: 'string' } },
      'text/vnd.mermaid': { schema: { type: 'string' } },
    },
    type: FlowGraphDto,
  })
  @ApiProblems('not-found', 'invalid-input')
  async graph(
    @Param('id') id: string,
    @Query() query: Given,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FlowGraphDto | string> {
    const format = oneOf(query, 'format', FORMATS) ?? accepted(accept);
    const graph = await answered(() => flowGraphView(this.db, asId(id), versionOf(query, 'version')));
    if (format === 'json') return flowGraphDto(graph, await this.placed(graph.drawn));
    void reply.type(`${TYPES[format]}; charset=utf-8`);
    return format === 'svg' ? svg(await this.placed(labelled(graph))) : mermaid(labelled(graph));
  }

  private placed(graph: FlowGraph): Promise<Picture> {
    return beside(() => this.threads.prompt.run('place', graph));
  }
}

/** The drawn form that a client asks for by name; JSON for whoever takes anything. */
function accepted(accept = ''): Format {
  if (accept.includes(TYPES.svg) && !accept.includes('json')) return 'svg';
  return accept.includes(TYPES.mermaid) && !accept.includes('json') ? 'mermaid' : 'json';
}
