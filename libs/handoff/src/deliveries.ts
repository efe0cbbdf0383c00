import type { Tx } from '@nurture/store';

export const DELIVERY_STATUSES = ['waiting', 'delivered', 'failed', 'dropped'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What another system was told, or is still to be told. Times are ISO 8601. */
export interface WebhookDeliveryView {
  /** In lists and for sending it again. */
  id: string;
  /** What receivers tell repetitions by: the `webhook-id`, that of the event. */
  webhookId: string;
  endpoint: string;
  type: string;
  status: DeliveryStatus;
  /** What is posted, as it is signed. */
  body: string;
  createdAt: string;
  deliveredAt: string | null;
  /** Tries so far, and what came of the last one. */
  attempts: number;
  lastError: string | null;
  nextTryAt: string | null;
  replays: number;
}

export interface DeliveryFilter {
  endpoint?: string;
  type?: string;
  status?: DeliveryStatus;
  after?: string;
  limit: number;
}

/** A try after which no other is made for three days' worth of tries: see the worker. */
export const MOST_DELIVERY_TRIES = 82;

const LIST = /* sql */ `
SELECT * FROM (
  SELECT d.id, d.event_id AS "webhookId", d.endpoint, d.type, d.body, to_jsonb(d.created_at) AS "createdAt",
    to_jsonb(d.delivered_at) AS "deliveredAt", coalesce(t.attempts, 0) AS attempts, t.reason AS "lastError",
    CASE WHEN t.attempts < ${MOST_DELIVERY_TRIES} THEN to_jsonb(t.due_at) END AS "nextTryAt", d.replays,
    CASE WHEN d.delivered_at IS NOT NULL THEN 'delivered' WHEN t.id IS NULL THEN 'dropped'
         WHEN t.attempts >= ${MOST_DELIVERY_TRIES} THEN 'failed' ELSE 'waiting' END AS status
  FROM webhook_delivery d LEFT JOIN task t ON t.key = 'deliver:' || d.id
) AS listed
WHERE ($1::text IS NULL OR endpoint = $1) AND ($2::text IS NULL OR type = $2) AND ($3::text IS NULL OR status = $3)
  AND ($4::bigint IS NULL OR id < $4)
ORDER BY id DESC LIMIT $5`;

/** Newest first, a page at a time. */
export function listDeliveries(tx: Tx, filter: DeliveryFilter): Promise<WebhookDeliveryView[]> {
  const { endpoint, type, status, after, limit } = filter;
  return tx.query<WebhookDeliveryView>(LIST, [endpoint ?? null, type ?? null, status ?? null, after ?? null, limit]);
}

/** Forgets what was delivered or given up long ago. */
export async function forgetDeliveries(tx: Tx, olderThanDays: number): Promise<void> {
  await tx.query(`DELETE FROM webhook_delivery WHERE created_at < nurture_now() - $1 * interval '1 day'`, [
    olderThanDays,
  ]);
}
