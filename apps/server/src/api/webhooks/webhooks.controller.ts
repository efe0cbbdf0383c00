import { Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { DELIVERY_STATUSES, type HandoffContext, listDeliveries, replayDelivery } from '@nurture/handoff';
import type { Database } from '@nurture/store';
import { DATABASE, HANDOFF_CONTEXT } from '../../providers';
import { ApiController, ApiPaged, Write } from '../api-controller';
import { Needs } from '../auth/route-access';
import { oneOf, pageOf, parseId, parsePage, type Query as Given, textOf } from '../paging';
import { Problem } from '../problem/problem';
import { WebhookDeliveryPageDto, WebhookEndpointsDto, WebhookReplayedDto } from './webhook.dto';

/** What other systems are told of handoffs, stages and outcomes. */
@ApiController('webhooks')
export class WebhooksController {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(HANDOFF_CONTEXT) private readonly context: HandoffContext,
  ) {}

  @Get('deliveries')
  @Needs('read', 'personal')
  @ApiOperation({ summary: 'What other systems were told or are still to be told, newest first' })
  @ApiQuery({ name: 'endpoint', required: false, type: String })
  @ApiQuery({ name: 'type', required: false, type: String })
  @ApiQuery({ name: 'status', required: false, enum: DELIVERY_STATUSES })
  @ApiPaged()
  @ApiOkResponse({ type: WebhookDeliveryPageDto })
  async list(@Query() query: Given): Promise<WebhookDeliveryPageDto> {
    const { after, limit } = parsePage(query);
    const rows = await listDeliveries(this.db, {
      after,
      limit: limit + 1,
      endpoint: textOf(query, 'endpoint'),
      type: textOf(query, 'type'),
      status: oneOf(query, 'status', DELIVERY_STATUSES),
    });
    return pageOf(rows, limit, ({ id }) => id);
  }

  @Write('deliveries/:id/replay', {
    scope: 'admin',
    holds: 'impersonal',
    summary: 'Send it once more, under the same `webhook-id`',
    problems: ['not-found'],
  })
  @ApiOkResponse({ type: WebhookReplayedDto })
  async replay(@Param('id') text: string): Promise<WebhookReplayedDto> {
    const id = parseId(text);
    if (!(await this.db.transaction((tx) => replayDelivery(tx, id)))) throw new Problem('not-found');
    return { id };
  }

  @Get('endpoints')
  @Needs('admin', 'impersonal')
  @ApiOperation({ summary: 'The endpoints in force, each with the secret that its signatures are checked with' })
  @ApiOkResponse({ type: WebhookEndpointsDto })
  endpoints(): WebhookEndpointsDto {
    const secret = (id: string | null): string => `whsec_${this.context.signingKey(id).toString('base64')}`;
    const { webhooks } = this.context.settings().handoff.delivery;
    return {
      items: [
        ...webhooks.map(({ id, events }) => ({ id, events, secret: secret(id) })),
        { id: null, events: ['flow.webhook'], secret: secret(null) },
      ],
    };
  }
}
