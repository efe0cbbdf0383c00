import { Body } from '@nestjs/common';
import { ApiBody, ApiOkResponse } from '@nestjs/swagger';
import { type Campaign, PlanError, planCampaign, planChannels, planFunnel } from '@nurture/core/plan';
import { ApiController, Write } from '../api-controller';
import { parseBody } from '../problem/parse-body';
import { Problem } from '../problem/problem';
import { CampaignDto, CampaignPlanDto, ChannelsDto, ChannelsPlanDto, FunnelGoalDto, FunnelPlanDto } from './plan.dto';

const USUAL_MONTHS = 12;
const USUAL_CLICK_RATE = 0.002;

@ApiController('plan')
export class PlanController {
  @Write('funnel', { scope: 'read', summary: 'How many deals, SQLs, MQLs, leads and visitors a revenue takes' })
  @ApiBody({ type: FunnelGoalDto })
  @ApiOkResponse({ type: FunnelPlanDto })
  async funnel(@Body() body: unknown): Promise<FunnelPlanDto> {
    const { rates, ...goal } = await parseBody(FunnelGoalDto, body);
    return reckoned(() => ({ ...planFunnel(goal, rates), rates }));
  }

  @Write('campaign', { scope: 'read', summary: 'Is a campaign worth buying?' })
  @ApiBody({ type: CampaignDto })
  @ApiOkResponse({ type: CampaignPlanDto })
  async campaign(@Body() body: unknown): Promise<CampaignPlanDto> {
    const given = await parseBody(CampaignDto, body);
    return reckoned(() => planCampaign(campaignOf(given)));
  }

  @Write('channels', {
    scope: 'read',
    summary: 'Cumulative return of channels per month, and when one overtakes another',
  })
  @ApiBody({ type: ChannelsDto })
  @ApiOkResponse({ type: ChannelsPlanDto })
  async channels(@Body() body: unknown): Promise<ChannelsPlanDto> {
    const { channels, months = USUAL_MONTHS } = await parseBody(ChannelsDto, body);
    return reckoned(() => ({ months, ...planChannels(channels, months) }));
  }
}

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
