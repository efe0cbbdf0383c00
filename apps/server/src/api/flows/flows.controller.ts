import { Body, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiOperation, ApiQuery, getSchemaPath } from '@nestjs/swagger';
import type { Settings } from '@nurture/core/config';
import {
  flowExperiments,
  flowVersion,
  flowView,
  listFlows,
  pauseFlow,
  resumeFlow,
  versionDifferences,
  type WantedMigration,
} from '@nurture/engine';
import type { Database } from '@nurture/store';
import type { Logger } from 'pino';
import { DATABASE, LOGGER, SETTINGS } from '../../providers';
import { ApiController, ApiProblems, Write } from '../api-controller';
import { definitionsOf } from '../analytics/asked-period';
import { Needs } from '../auth/route-access';
import { ANY_OBJECT } from '../openapi/fields';
import { oneOf, type Query as Given, versionOf } from '../paging';
import { Problem } from '../problem/problem';
import { absorbDeps } from './absorb-deps';
import { answered, asId, refusalProblem, warningsOf } from './answers';
import { ExperimentListDto } from './experiment.dto';
import { FlowDto, FlowListDto, FlowStatusDto, FlowVersionDto } from './flow.dto';
import { flowOrMapped, wrong } from './map-body';
import { FlowDifferencesDto, FlowPublishedDto, migrationDto, PlanFlowDto } from './migration.dto';
import { publishFlow } from './publish-flow';

const VERSION = { type: 'integer', minimum: 1 } as const;
const FROM_MISSING = { field: 'from', code: 'missing', message: 'must be the number of a version' };
const EXPERIMENT = ['testPeople', 'testOpens', 'testClicks', 'testConversions', 'testDifference'] as const;
const MIGRATE = ['same-names'] as const;
/** As `/flows/plan` takes it: what was looked at is what is published, and who moves is moved in the same transaction. */
const PLANNED = { $ref: getSchemaPath(PlanFlowDto) };

@ApiController('flows')
export class FlowsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'workspace'>,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get()
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'All flows by name, with how many people they hold' })
  @ApiOkResponse({ type: FlowListDto })
  async list(): Promise<FlowListDto> {
    return { items: await listFlows(this.db) };
  }

  @Get(':id')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'One flow: its versions, people per state, conversion per edge' })
  @ApiOkResponse({ type: FlowDto })
  @ApiProblems('not-found')
  async find(@Param('id') id: string): Promise<FlowDto> {
    const flow = await answered(() => flowView(this.db, asId(id)));
    return { ...flow, definitions: definitionsOf('flowPeople', 'flowEnded', 'flowEdge', 'flowShare') };
  }

  @Get(':id/experiments')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'Tests of variants in the version in force: numbers, differences with intervals, winners' })
  @ApiOkResponse({ type: ExperimentListDto })
  @ApiProblems('not-found')
  async experiments(@Param('id') id: string): Promise<ExperimentListDto> {
    const items = await answered(() => flowExperiments(this.db, asId(id)));
    return { items, definitions: definitionsOf(...EXPERIMENT) };
  }

  @Get(':id/versions/:number')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'One version of a flow, as its author wrote it' })
  @ApiOkResponse({ type: FlowVersionDto })
  @ApiProblems('not-found')
  async version(@Param('id') id: string, @Param('number') number: string): Promise<FlowVersionDto> {
    if (!/^[1-9]\d{0,8}$/.test(number)) throw new Problem('not-found');
    const version = await flowVersion(this.db, asId(id), Number(number));
    if (!version) throw new Problem('not-found');
    return version;
  }

  @Get(':id/differences')
  @Needs('read', 'impersonal')
  @ApiOperation({ summary: 'What one version of a flow has otherwise than another, in words' })
  @ApiQuery({ name: 'from', schema: VERSION })
  @ApiQuery({ name: 'to', required: false, schema: VERSION, description: 'The one in force without it' })
  @ApiOkResponse({ type: FlowDifferencesDto })
  @ApiProblems('not-found', 'invalid-input')
  async differences(@Param('id') id: string, @Query() query: Given): Promise<FlowDifferencesDto> {
    const from = versionOf(query, 'from');
    if (from === null) throw new Problem('invalid-input', undefined, [FROM_MISSING]);
    return answered(async () => {
      const to = versionOf(query, 'to') ?? (await flowView(this.db, asId(id))).currentVersion;
      return { from, to, differences: await versionDifferences(this.db, asId(id), { from, to }) };
    });
  }

  @Write('', {
    scope: 'marketing',
    holds: 'impersonal',
    summary: 'Publish a flow: it is checked against the workspace, and people in flight stay unless they are moved',
    problems: ['invalid-flow', 'conflict'],
  })
  @ApiExtraModels(PlanFlowDto)
  @ApiBody({ schema: { oneOf: [{ ...ANY_OBJECT, description: 'A flow, as flow.schema.json says' }, PLANNED] } })
  @ApiQuery({
    name: 'base',
    required: false,
    schema: { type: 'integer', minimum: 0 },
    description:
      'The version that was changed, 0 for a new flow: where another is in force by now, the answer is `conflict`',
  })
  @ApiQuery({
    name: 'migrate',
    required: false,
    enum: MIGRATE,
    description: 'Move people in flight to the states of the same names',
  })
  @ApiOkResponse({ type: FlowPublishedDto })
  async publish(@Body() body: unknown, @Query() query: Given): Promise<FlowPublishedDto> {
    const { flow: document, map } = flowOrMapped(body);
    const all = oneOf(query, 'migrate', MIGRATE) ?? null;
    if (all !== null && map !== null) throw wrong('migrate', 'says where people go, and so does `migration`: give one');
    const wantedFor = (id: string): WantedMigration | null => (map === null ? all : { [id]: map });
    const options = { base: query['base'] === '0' ? 0 : versionOf(query, 'base'), wantedFor };
    const outcome = await answered(() => publishFlow(this.db, this.settings.workspace, document, options));
    if (outcome.kind !== 'published') throw refusalProblem(outcome);
    const { flow, migration, warnings } = outcome;
    return { ...flow, migration: migration && migrationDto(migration), warnings: warningsOf(warnings) };
  }

  @Write(':id/pause', {
    scope: 'marketing',
    holds: 'impersonal',
    summary: 'Pause a flow: people stay where they are, their mails and timers wait',
    problems: ['not-found'],
  })
  @ApiOkResponse({ type: FlowStatusDto })
  async pause(@Param('id') id: string): Promise<FlowStatusDto> {
    await answered(() => pauseFlow(this.db, asId(id)));
    return { id, status: 'paused' };
  }

  @Write(':id/resume', {
    scope: 'marketing',
    holds: 'impersonal',
    summary: 'Let a paused flow go on: what came due goes through the governor, not in a burst',
    problems: ['not-found'],
  })
  @ApiOkResponse({ type: FlowStatusDto })
  async resume(@Param('id') id: string): Promise<FlowStatusDto> {
    await answered(() => resumeFlow(this.db, asId(id), absorbDeps(this.log)));
    return { id, status: 'active' };
  }
}
