import { Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiQuery, getSchemaPath } from '@nestjs/swagger';
import { labelled, mermaid, type NodeKind, svg } from '@nurture/core/picture';
import { flowGraphView, type FlowGraphView } from '@nurture/engine';
import type { Database } from '@nurture/store';
import type { FastifyReply } from 'fastify';
import { DATABASE } from '../../providers';
import { ApiController, ApiProblems } from '../api-controller';
import { Needs } from '../auth/route-access';
import { WHOLE } from '../openapi/fields';
import { oneOf, type Query as Given, versionOf } from '../paging';
import { answered, asId } from './answers';

const KINDS = ['start', 'state', 'split', 'choice', 'final', 'any', 'goal', 'exit'] as const satisfies NodeKind[];

export class GraphNodeDto {
  @ApiProperty({ description: "The state's name; `@start`, `@any`, `@goal` and `@exit` otherwise" })
  readonly id!: string;

  @ApiProperty({ enum: KINDS })
  readonly kind!: NodeKind;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [String], description: 'What is done there' })
  readonly lines!: readonly string[];

  @ApiProperty({ ...WHOLE, description: 'In it now; of goal and exit: how many ended so' })
  readonly people!: number;
}

export class GraphEdgeDto {
  @ApiProperty()
  readonly from!: string;

  @ApiProperty()
  readonly to!: string;

  @ApiProperty({ type: [String], description: 'Event, timer or guard, one for each way' })
  readonly labels!: readonly string[];

  @ApiProperty({ description: 'Whether it leads from any state' })
  readonly anywhere!: boolean;

  @ApiProperty({ ...WHOLE, description: 'How many took it' })
  readonly people!: number;
}

export class FlowGraphDto implements FlowGraphView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly title!: string;

  @ApiProperty({ ...WHOLE, description: 'The version that is drawn' })
  readonly version!: number;

  @ApiProperty({ type: [GraphNodeDto] })
  readonly nodes!: readonly GraphNodeDto[];

  @ApiProperty({ type: [GraphEdgeDto] })
  readonly edges!: readonly GraphEdgeDto[];
}

const FORMATS = ['json', 'mermaid', 'svg'] as const;
type Format = (typeof FORMATS)[number];
const TYPES: Readonly<Record<Exclude<Format, 'json'>, string>> = { mermaid: 'text/vnd.mermaid', svg: 'image/svg+xml' };

@ApiController('flows')
export class FlowGraphController {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

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
    if (format === 'json') return graph;
    void reply.type(`${TYPES[format]}; charset=utf-8`);
    return format === 'svg' ? svg(labelled(graph)) : mermaid(labelled(graph));
  }
}

/** The drawn form that a client asks for by name; JSON for whoever takes anything. */
function accepted(accept = ''): Format {
  if (accept.includes(TYPES.svg) && !accept.includes('json')) return 'svg';
  return accept.includes(TYPES.mermaid) && !accept.includes('json') ? 'mermaid' : 'json';
}
