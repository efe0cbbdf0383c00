import { Body, Get, Inject, Param } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Settings } from '@nurture/core/config';
import { EngineError, flowExperiments, flowVersion, flowView, listFlows, pauseFlow, resumeFlow } from '@nurture/engine';
import type { Database } from '@nurture/store';
import type { Finding } from '@nurture/workspace';
import { DATABASE, SETTINGS } from '../../providers';
import { ApiController, ApiProblems, Write } from '../api-controller';
import { Needs } from '../auth/auth.guard';
import { ANY_OBJECT } from '../openapi/fields';
import { isKept } from '../problem/keepable';
import { type FieldProblem, Problem } from '../problem/problem';
import { ExperimentListDto } from './experiment.dto';
import { FlowDto, FlowListDto, FlowPublishedDto, FlowStatusDto, FlowVersionDto } from './flow.dto';
import { publishFlow } from './publish-flow';

@ApiController('flows')
export class FlowsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'workspace'>,
  ) {}

  @Get()
  @Needs('read')
  @ApiOperation({ summary: 'All flows by name, with how many people they hold' })
  @ApiOkResponse({ type: FlowListDto })
  async list(): Promise<FlowListDto> {
    return { items: await listFlows(this.db) };
  }

  @Get(':id')
  @Needs('read')
  @ApiOperation({ summary: 'One flow: its versions, people per state, conversion per edge' })
  @ApiOkResponse({ type: FlowDto })
  @ApiProblems('not-found')
  find(@Param('id') id: string): Promise<FlowDto> {
    return known(() => flowView(this.db, asId(id)));
  }

  @Get(':id/experiments')
  @Needs('read')
  @ApiOperation({ summary: 'Tests of variants in the version in force: numbers, differences with intervals, winners' })
  @ApiOkResponse({ type: ExperimentListDto })
  @ApiProblems('not-found')
  async experiments(@Param('id') id: string): Promise<ExperimentListDto> {
    return { items: await known(() => flowExperiments(this.db, asId(id))) };
  }

  @Get(':id/versions/:number')
  @Needs('read')
  @ApiOperation({ summary: 'One version of a flow, as its author wrote it' })
  @ApiOkResponse({ type: FlowVersionDto })
  @ApiProblems('not-found')
  async version(@Param('id') id: string, @Param('number') number: string): Promise<FlowVersionDto> {
    if (!/^[1-9]\d{0,8}$/.test(number)) throw new Problem('not-found');
    const version = await flowVersion(this.db, asId(id), Number(number));
    if (!version) throw new Problem('not-found');
    return version;
  }

  @Write('', {
    scope: 'marketing',
    summary: 'Publish a flow: it is checked against the workspace, and people in flight stay where they are',
    problems: ['invalid-flow', 'conflict'],
  })
  @ApiBody({ schema: { ...ANY_OBJECT, description: 'A flow, as flow.schema.json says' } })
  @ApiOkResponse({ type: FlowPublishedDto })
  async publish(@Body() body: unknown): Promise<FlowPublishedDto> {
    const outcome = await publishFlow(this.db, this.settings.workspace, body);
    switch (outcome.kind) {
      case 'refused':
        throw new Problem('invalid-flow', 'Nothing was published.', outcome.findings.map(fieldProblem));
      case 'workspace-faulty':
        throw new Problem('conflict', 'What the flow stands on has errors.', outcome.findings.map(inItsFile));
      case 'published':
        return {
          ...outcome.flow,
          warnings: outcome.warnings.map(({ rule, message, path }) => ({ rule, message, path })),
        };
    }
  }

  @Write(':id/pause', {
    scope: 'marketing',
    summary: 'Pause a flow: people stay where they are, their mails and timers wait',
    problems: ['not-found'],
  })
  @ApiOkResponse({ type: FlowStatusDto })
  async pause(@Param('id') id: string): Promise<FlowStatusDto> {
    await known(() => pauseFlow(this.db, asId(id)));
    return { id, status: 'paused' };
  }

  @Write(':id/resume', {
    scope: 'marketing',
    summary: 'Let a paused flow go on: what came due goes through the governor, not in a burst',
    problems: ['not-found'],
  })
  @ApiOkResponse({ type: FlowStatusDto })
  async resume(@Param('id') id: string): Promise<FlowStatusDto> {
    await known(() => resumeFlow(this.db, asId(id)));
    return { id, status: 'active' };
  }
}

function asId(id: string): string {
  if (!isKept(id)) throw new Problem('not-found');
  return id;
}

/** @throws Problem `not-found` where the engine knows no such flow */
async function known<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EngineError && error.code === 'engine.flow-unknown') throw new Problem('not-found');
    throw error;
  }
}

const fieldProblem = ({ path, rule, message, suggestion }: Finding): FieldProblem => ({
  field: path || 'body',
  code: rule,
  message,
  ...(suggestion === null ? {} : { suggestion }),
});

const inItsFile = (finding: Finding): FieldProblem => ({
  ...fieldProblem(finding),
  field: `${finding.file}:${finding.line}`,
});
