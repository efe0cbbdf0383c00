import { Body, Inject } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { measuredRates, usableRates } from '@nurture/analytics';
import { dayAfter } from '@nurture/core/figures';
import { type Campaign, PlanError, planCampaign, planChannels, planFunnel, planFunnelRange } from '@nurture/core/plan';
import type { HandoffContext } from '@nurture/handoff';
import { type Database, now } from '@nurture/store';
import { FIGURES, HANDOFF_CONTEXT } from '../../providers';
import { today } from '../analytics/asked-period';
import { ApiController, Write } from '../api-controller';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import {
  CampaignDto,
  CampaignPlanDto,
  ChannelsDto,
  ChannelsPlanDto,
  FunnelGoalDto,
  FunnelPlanDto,
  MeasuredGoalDto,
} from './plan.dto';

const USUAL_MONTHS = 12;
const USUAL_CLICK_RATE = 0.002;

@ApiController('plan')
@ApiExtraModels(FunnelGoalDto, MeasuredGoalDto)
export class PlanController {
  constructor(
    @Inject(FIGURES) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext,
  ) {}

  @Write('funnel', {
    scope: 'read',
    holds: 'impersonal',
    audit: 'none',
    summary: 'How many deals, SQLs, MQLs, leads and visitors a revenue takes',
  })
  @ApiBody({ schema: { oneOf: [{ $ref: getSchemaPath(FunnelGoalDto) }, { $ref: getSchemaPath(MeasuredGoalDto) }] } })
  @ApiOkResponse({ type: FunnelPlanDto })
  async funnel(@Body() body: unknown): Promise<FunnelPlanDto> {
    if (asksForMeasured(body)) return this.measuredFunnel(body);
    const { rates, ...goal } = await parseBody(FunnelGoalDto, body);
    return reckoned(() => ({ ...planFunnel(goal, rates), rates }));
  }

  @Write('campaign', { scope: 'read', holds: 'impersonal', audit: 'none', summary: 'Is a campaign worth buying?' })
  @ApiBody({ type: CampaignDto })
  @ApiOkResponse({ type: CampaignPlanDto })
  async campaign(@Body() body: unknown): Promise<CampaignPlanDto> {
    const given = await parseBody(CampaignDto, body);
    return reckoned(() => planCampaign(campaignOf(given)));
  }

  @Write('channels', {
    scope: 'read',
    holds: 'impersonal',
    audit: 'none',
    summary: 'Cumulative return of channels per month, and when one overtakes another',
  })
  @ApiBody({ type: ChannelsDto })
  @ApiOkResponse({ type: ChannelsPlanDto })
  async channels(@Body() body: unknown): Promise<ChannelsPlanDto> {
    const { channels, months = USUAL_MONTHS } = await parseBody(ChannelsDto, body);
    return reckoned(() => ({ months, ...planChannels(channels, months) }));
  }

  private async measuredFunnel(body: unknown): Promise<FunnelPlanDto> {
    const goal = await parseBody(MeasuredGoalDto, body);
    const { timezone } = this.context.settings().workspace;
    const until = today(await now(this.db), timezone);
    const period = { from: dayAfter(until, 1 - MEASURED_DAYS), until };
    const measured = await measuredRates(this.db, period, timezone);
    const usable = usableRates(measured);
    if ('missing' in usable) throw wrong('rates', `no rate above 0 was measured of ${usable.missing.join(', ')}`);
    const { rates } = usable;
    return reckoned(() => ({ ...planFunnel(goal, rates), rates, measured, ...planFunnelRange(goal, measured) }));
  }
}

const MEASURED_DAYS = 365;

const asksForMeasured = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'rates' in body && body.rates === 'measured';

/** @throws Problem `invalid-input` that names the field */
function reckoned<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PlanError) throw wrong(error.field, error.message);
    throw error;
  }
}

const wrong = (field: string, message: string): Problem =>
  new Problem('invalid-input', undefined, [{ field, code: 'plan.input', message }]);

function campaignOf(given: CampaignDto): Campaign {
  return { reach: reachOf(given), worth: worthOf(given), cost: costOf(given) };
}

function reachOf({ leads, impressions, clickRate, conversion }: CampaignDto): Campaign['reach'] {
  if (leads !== undefined && impressions === undefined) return { leads };
  if (leads !== undefined || impressions === undefined || conversion === undefined) {
    throw wrong('impressions', 'give impressions with conversion, or leads');
  }
  return { impressions, clickRate: clickRate ?? USUAL_CLICK_RATE, conversion };
}

function worthOf({ leadValue, closeRate, orderValue }: CampaignDto): Campaign['worth'] {
  if (leadValue !== undefined && closeRate === undefined) return { leadValue };
  if (leadValue !== undefined || closeRate === undefined || orderValue === undefined) {
    throw wrong('leadValue', 'give leadValue, or closeRate with orderValue');
  }
  return { closeRate, orderValue };
}

function costOf({ price, costPerLead }: CampaignDto): Campaign['cost'] {
  if (price !== undefined && costPerLead === undefined) return { price };
  if (price !== undefined || costPerLead === undefined) throw wrong('price', 'give price or costPerLead');
  return { costPerLead };
}
