import { isAnnouncedBy } from '@nurture/core/event';
import type { AnnounceTask, DeliverWebhookTask } from '@nurture/core/task';
import type { WebhookEndpoint } from '@nurture/core/workspace';
import { now, tasks, toTimestamp, type Tx } from '@nurture/store';
import type { HandoffContext } from './context';
import { postSigned, type WebhookSender } from './webhook';

const ABOUT = /* sql */ `
SELECT c.id, c.email, p.stage, p.score,
  (SELECT jsonb_build_object('id', h.id::text, 'status', h.status, 'team', h.team, 'salesperson', h.salesperson)
   FROM handoff h WHERE h.contact_id = c.id ORDER BY h.id DESC LIMIT 1) AS handoff
FROM contact c LEFT JOIN contact_profile p ON p.contact_id = c.id WHERE c.id = $1`;

const WRITE = /* sql */ `
INSERT INTO webhook_delivery (event_id, endpoint, type, contact_id, body, created_at)
SELECT $1, endpoint, $3, $4, $5, $6 FROM unnest($2::text[]) AS endpoint
ON CONFLICT ON CONSTRAINT webhook_delivery_once DO NOTHING
RETURNING id`;

interface About {
  email: string;
  stage: string | null;
  score: number | null;
  handoff: Record<string, unknown> | null;
}

/** Plans that every endpoint which asked for it is told of an event. What it is told is fixed here, and sent as it is. */
export async function announce(tx: Tx, task: AnnounceTask, context: HandoffContext): Promise<void> {
  const { event, contactId } = task;
  const { webhooks } = context.settings().handoff.delivery;
  const endpoints = webhooks.filter(({ events }) => isAnnouncedBy(events, event.type));
  if (endpoints.length === 0) return;
  const [about] = await tx.query<About>(ABOUT, [contactId]);
  if (!about) return;
  const at = await now(tx);
  const deliveries = await tx.query<{ id: string }>(WRITE, [
    event.id,
    endpoints.map(({ id }) => id),
    event.type,
    contactId,
    bodyOf(task, about),
    toTimestamp(at),
  ]);
  await tasks.plan(
    tx,
    deliveries.map(({ id }) => delivery(id, contactId, at)),
  );
}

const delivery = (id: string, contactId: string | null, dueAt: number) => ({
  queue: 'deliver-webhook' as const,
  key: `deliver:${id}`,
  contactId,
  dueAt,
  payload: { deliveryId: id },
});

function bodyOf({ event, contactId }: AnnounceTask, { email, stage, score, handoff }: About): string {
  return JSON.stringify({
    type: event.type,
    timestamp: new Date(event.at).toISOString(),
    data: { ...event.properties, event: event.id, contact: { id: contactId, email, stage, score }, handoff },
  });
}

/** Where an endpoint is. @throws Error where its variable is not set: it is tried again, as long as tries are made */
export function urlOf(endpoint: WebhookEndpoint, context: HandoffContext): string {
  if (endpoint.url !== null) return endpoint.url;
  const url = endpoint.urlVariable === null ? undefined : context.variable(endpoint.urlVariable)?.trim();
  if (!url) throw new Error(`${endpoint.urlVariable} is not set: it holds the address of the webhook ${endpoint.id}`);
  return url;
}

const DELIVERY = /* sql */ `SELECT event_id AS "eventId", endpoint, body FROM webhook_delivery WHERE id = $1`;

/**
 * Posts a delivery, under the id of its event at each try. One to an endpoint that is no more configured is dropped.
 * @throws Error when it was not taken: to be tried again
 */
export async function deliverWebhook(
  tx: Tx,
  task: DeliverWebhookTask,
  context: HandoffContext,
  mayReach: WebhookSender['mayReach'],
): Promise<void> {
  const [row] = await tx.query<{ eventId: string; endpoint: string; body: string }>(DELIVERY, [task.deliveryId]);
  const endpoint = context.settings().handoff.delivery.webhooks.find(({ id }) => id === row?.endpoint);
  if (!row || !endpoint) return;
  const sender = { key: context.signingKey(endpoint.id), mayReach };
  await postSigned(row.eventId, urlOf(endpoint, context), row.body, await now(tx), sender);
}

/** Records that a delivery was taken. */
export async function recordDelivered(tx: Tx, task: DeliverWebhookTask, context: HandoffContext): Promise<void> {
  const endpoints = context.settings().handoff.delivery.webhooks.map(({ id }) => id);
  await tx.query('UPDATE webhook_delivery SET delivered_at = nurture_now() WHERE id = $1 AND endpoint = ANY ($2)', [
    task.deliveryId,
    endpoints,
  ]);
}

const REPLAY = /* sql */ `
UPDATE webhook_delivery SET replays = replays + 1, delivered_at = NULL WHERE id = $1
RETURNING contact_id AS "contactId"`;

/** Sends a delivery once more, under the same id, at once. @returns false where there is none */
export async function replayDelivery(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.query<{ contactId: string | null }>(REPLAY, [id]);
  if (!row) return false;
  const next = delivery(id, row.contactId, await now(tx));
  await tasks.withdraw(tx, new Map([[next.key, 'sent again by hand']]));
  await tasks.plan(tx, [next]);
  return true;
}
