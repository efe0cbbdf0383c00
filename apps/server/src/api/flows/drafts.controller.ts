import { Body, Inject } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { Settings } from '@nurture/core/config';
import type { FlowGraph } from '@nurture/core/picture';
import { approximateMs, parseDuration, TimeError } from '@nurture/core/time';
import { flowHistory } from '@nurture/engine';
import type { Database } from '@nurture/store';
import { JobError } from '../../drafts/job-thread';
import { DraftThreads } from '../../drafts/threads';
import type { Untried, Walkers } from '../../drafts/trial';
import { DATABASE, SETTINGS } from '../../providers';
import { ApiController, Write } from '../api-controller';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { refusalProblem } from './answers';
import { beside } from './beside';
import { CheckedFlowDto, CheckFlowDto, SimulateFlowDto } from './draft.dto';
import { pictureDto } from './graph.dto';
import { wrong } from './map-body';
import { PopulationDto, SimulationDto } from './simulation.dto';

/** Beside findings that are there already. */
const LONGEST_DRAWING_MS = 8_000;

/** For whoever writes a flow: it is checked, drawn, told and tried, and nothing is stored. */
@ApiController('flows')
@ApiExtraModels(SimulationDto, PopulationDto)
export class FlowDraftsController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'workspace'>,
    private readonly threads: DraftThreads,
  ) {}

  @Write('check', {
    scope: 'read',
    holds: 'impersonal',
    audit: 'none',
    summary: 'Check the text of a flow against the workspace, draw it and tell it in sentences; stores nothing',
    problems: ['busy', 'took-too-long'],
  })
  @ApiBody({ type: CheckFlowDto })
  @ApiOkResponse({ type: CheckedFlowDto })
  async check(@Body() body: unknown): Promise<CheckedFlowDto> {
    const { flow: text, id, locale } = await parseBody(CheckFlowDto, body);
    const draft = { workspace: this.settings.workspace, text, id, ...(locale === undefined ? {} : { locale }) };
    const report = await beside(() => this.threads.prompt.run('check', draft));
    return {
      valid: report.findings.every(({ level }) => level !== 'error'),
      findings: report.findings.map(({ file: _, ...finding }) => finding),
      mostMails: report.mostMails,
      ...(report.graph ? await this.drawn(report.graph) : { graph: null, notDrawn: null }),
      explain: report.explain,
    };
  }

  /** The findings don't wait for a picture: what is not drawn in time is left out, and said so. */
  private async drawn(graph: FlowGraph): Promise<Pick<CheckedFlowDto, 'graph' | 'notDrawn'>> {
    try {
      return { graph: pictureDto(await this.threads.prompt.run('place', graph, LONGEST_DRAWING_MS)), notDrawn: null };
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      return { graph: null, notDrawn: error.code === 'drafts.too-many-waiting' ? 'busy' : 'took-too-long' };
    }
  }

  @Write('simulate', {
    scope: 'read',
    holds: 'impersonal',
    audit: 'none',
    summary: 'Let one or many people walk through a flow with a virtual clock, as `nurture simulate` does',
    problems: ['not-found', 'invalid-flow', 'busy', 'took-too-long'],
  })
  @ApiBody({ type: SimulateFlowDto })
  @ApiOkResponse({ schema: { oneOf: [SimulationDto, PopulationDto].map((type) => ({ $ref: getSchemaPath(type) })) } })
  async simulate(@Body() body: unknown): Promise<SimulationDto | PopulationDto> {
    const asked = await parseBody(SimulateFlowDto, body);
    const { flow: text, id, seed = 1, start } = asked;
    if (text === undefined && id === undefined) throw wrong('flow', "give a flow's text, or its `id`");
    const tried = { workspace: this.settings.workspace, text, id };
    const who = await this.walkersOf(asked, tried);
    const outcome = await beside(() => this.threads.patient.run('try', { ...tried, who, seed, start }));
    if ('answer' in outcome) return outcome.answer;
    throw untriedProblem(outcome);
  }

  private async walkersOf(
    { persona, events, contacts, rates, over }: SimulateFlowDto,
    tried: { readonly workspace: string; readonly text?: string | undefined; readonly id?: string | undefined },
  ): Promise<Walkers> {
    const given = [persona, events, contacts].filter((each) => each !== undefined);
    if (given.length !== 1) throw wrong('persona', 'say who walks: one of `persona`, `events` and `contacts`');
    if (persona !== undefined) return { persona };
    if (contacts === undefined) return { script: events };
    if (rates === undefined) throw wrong('rates', 'say how they take it, such as open=45%,click=12%, or measured');
    const arriveWithinMs = over === undefined ? 0 : lengthOf(over);
    if (rates !== 'measured') return { people: contacts, rates, arriveWithinMs };
    const measurable = await beside(() => this.threads.patient.run('measurable', tried));
    if ('kind' in measurable) throw untriedProblem(measurable);
    const { flow, types } = measurable;
    return { people: contacts, rates: await flowHistory(this.db, flow, types), arriveWithinMs };
  }
}

function lengthOf(over: string): number {
  try {
    return approximateMs(parseDuration(over));
  } catch (error) {
    throw error instanceof TimeError ? wrong('over', 'must be a duration such as "30 days"') : error;
  }
}

/** Why a flow was not tried. */
function untriedProblem(untried: Untried): Problem {
  switch (untried.kind) {
    case 'unknown-flow':
      return new Problem('not-found');
    case 'wrong':
      return wrong(untried.field, untried.message);
    case 'refused':
      return refusalProblem(untried);
  }
}
