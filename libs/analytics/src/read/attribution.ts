import {
  attribute,
  type AttributionModel,
  channelOf,
  type Journey,
  type Origin,
  type Touch,
} from '@nurture/core/figures';
import { amountOf } from '@nurture/core/money';
import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';
import { type Asked, boundsOf } from './asked';
import { DEAL_CENTS } from './reached';
import { labelOf, type LoggedTouch, touchesOf } from './touches';

export const ATTRIBUTION_BY = ['channel', 'content'] as const;
export type AttributionBy = (typeof ATTRIBUTION_BY)[number];

export interface AttributionView {
  /** Revenue of the period: the sum of each model's column. */
  readonly revenue: number;
  readonly deals: number;
  readonly rows: readonly ({ readonly key: string } & Readonly<Record<AttributionModel, number>>)[];
}

interface DealRow {
  readonly contactId: string;
  readonly wonAt: Instant;
  readonly cents: number;
  readonly createdAt: Instant;
  readonly source: Origin;
}

const DEALS = /* sql */ `
SELECT e.contact_id AS "contactId", (extract(epoch FROM e.at) * 1000)::float8 AS "wonAt", (${DEAL_CENTS})::float8 AS cents,
       (extract(epoch FROM c.created_at) * 1000)::float8 AS "createdAt", c.source
FROM event e JOIN contact c ON c.id = e.contact_id
WHERE e.type = 'deal.won' AND e.at >= $1 AND e.at < $2
ORDER BY e.at, e.position`;

/** The revenue of a period, shared among what came before each deal, by every model side by side. */
export async function readAttribution(tx: Tx, by: AttributionBy, asked: Asked): Promise<AttributionView> {
  const bounds = boundsOf(asked.period, asked.timezone);
  const deals = await tx.query<DealRow>(DEALS, bounds);
  const touches = await touchesOf(tx, [...new Set(deals.map(({ contactId }) => contactId))], bounds[1]);
  const credit = attribute(deals.map((deal) => journeyOf(by, deal, touches.get(deal.contactId) ?? [])));
  const rows = [...credit].map(([key, { first, last, linear, position, decay }]) => ({
    key,
    first: amountOf(first),
    last: amountOf(last),
    linear: amountOf(linear),
    position: amountOf(position),
    decay: amountOf(decay),
  }));
  return {
    revenue: amountOf(deals.reduce((sum, { cents }) => sum + cents, 0)),
    deals: deals.length,
    rows: rows.sort((a, b) => b.linear - a.linear || (a.key < b.key ? -1 : 1)),
  };
}

/** Where a contact came from is their first touch; so every deal has one. */
function journeyOf(by: AttributionBy, deal: DealRow, touches: readonly LoggedTouch[]): Journey {
  const before = touches.filter(({ at }) => at <= deal.wonAt);
  const firstAt = Math.min(deal.createdAt, deal.wonAt, before[0]?.at ?? deal.wonAt);
  const channel = channelOf(deal.source);
  const first: Touch = { key: by === 'channel' ? channel : `came by ${channel}`, at: firstAt };
  const later = before.map((touch) => ({
    key: by === 'channel' ? channelOfTouch(touch) : labelOf(touch),
    at: touch.at,
  }));
  return { amount: deal.cents, wonAt: deal.wonAt, touches: [first, ...later] };
}

/** A click in a mail came by mail; all else that a known contact does, on one's own site. */
const channelOfTouch = ({ type }: LoggedTouch): string => (type === 'mail.clicked' ? 'email' : 'own-site');
