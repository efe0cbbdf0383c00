import { ApiProperty } from '@nestjs/swagger';
import { DELIVERY_STATUSES, type DeliveryStatus, type WebhookDeliveryView } from '@nurture/handoff';
import { MAYBE_TEXT, MAYBE_TIME, NEXT, TIME, WHOLE } from '../openapi/fields';

export class WebhookDeliveryDto implements WebhookDeliveryView {
  @ApiProperty({ description: 'For sending it again' })
  readonly id!: string;

  @ApiProperty({ description: 'The `webhook-id` that a receiver tells repetitions by: the same at each try' })
  readonly webhookId!: string;

  @ApiProperty({ description: 'Id of the endpoint in handoff.json' })
  readonly endpoint!: string;

  @ApiProperty({ example: 'handoff.won' })
  readonly type!: string;

  @ApiProperty({
    enum: DELIVERY_STATUSES,
    description: '`failed`: not taken for three days; `dropped`: its endpoint is no more configured',
  })
  readonly status!: DeliveryStatus;

  @ApiProperty({ description: 'What is posted, as it is signed' })
  readonly body!: string;

  @ApiProperty(TIME)
  readonly createdAt!: string;

  @ApiProperty(MAYBE_TIME)
  readonly deliveredAt!: string | null;

  @ApiProperty({ ...WHOLE, description: 'Tries that were made of what still waits' })
  readonly attempts!: number;

  @ApiProperty({ ...MAYBE_TEXT, description: 'What came of the last try' })
  readonly lastError!: string | null;

  @ApiProperty(MAYBE_TIME)
  readonly nextTryAt!: string | null;

  @ApiProperty({ ...WHOLE, description: 'How often it was sent again by hand' })
  readonly replays!: number;
}

export class WebhookDeliveryPageDto {
  @ApiProperty({ type: [WebhookDeliveryDto] })
  readonly items!: readonly WebhookDeliveryDto[];

  @ApiProperty(NEXT)
  readonly next!: string | null;
}

export class WebhookReplayedDto {
  @ApiProperty()
  readonly id!: string;
}

export class WebhookEndpointDto {
  @ApiProperty({ ...MAYBE_TEXT, description: 'As in handoff.json; null: the webhooks of flows' })
  readonly id!: string | null;

  @ApiProperty({ type: [String], description: 'What it is told of' })
  readonly events!: readonly string[];

  @ApiProperty({ description: 'What its signatures are checked with, as Standard Webhooks libraries take it' })
  readonly secret!: string;
}

export class WebhookEndpointsDto {
  @ApiProperty({ type: [WebhookEndpointDto] })
  readonly items!: readonly WebhookEndpointDto[];
}
