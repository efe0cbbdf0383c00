import { createHmac, hkdfSync } from 'node:crypto';
import type { WebhookTask } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import { post } from './public-post';

export interface WebhookSender {
  /** Signs what is sent: base64, as receivers keep it behind `whsec_`. */
  readonly key: Buffer;
  /** May a request go to this address? Public ones only, in the product. */
  readonly mayReach: (address: string) => boolean;
}

/**
 * The signing key that follows from NURTURE_SECRET; receivers get it as `whsec_` and its base64. Each endpoint has one
 * of its own, so that none can sign for another.
 * @param endpoint null: for the webhooks of flows
 */
export const webhookKey = (secret: string, endpoint: string | null = null): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'nurture', endpoint === null ? 'webhook' : `webhook:${endpoint}`, 32));

/** The headers that let a receiver check who sent it and drop repetitions. Source: the Standard Webhooks specification. */
export function webhookHeaders(id: string, at: Instant, body: string, key: Buffer): Record<string, string> {
  const seconds = Math.floor(at / 1000);
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}

/**
 * Sends a flow's webhook once; the same id is used at each try, so that a receiver can tell a repetition.
 * @param id the task's key
 * @throws Error when it was not taken (no 2xx, no answer in time, an address that is not public): to be tried again
 */
export async function sendWebhook(id: string, task: WebhookTask, at: Instant, sender: WebhookSender): Promise<void> {
  const body = JSON.stringify({ type: 'flow.webhook', timestamp: new Date(at).toISOString(), data: dataOf(task) });
  await postSigned(id, task.url, body, at, sender);
}

/**
 * Posts a signed body.
 * @param id what a receiver tells repetitions by
 * @throws Error when it was not taken
 */
export async function postSigned(
  id: string,
  url: string,
  body: string,
  at: Instant,
  sender: WebhookSender,
): Promise<void> {
  const status = await post(url, body, webhookHeaders(id, at, body, sender.key), sender.mayReach);
  if (status < 200 || status > 299) throw new Error(`the webhook's receiver answered ${status}`);
}

const dataOf = ({ contactId, flowId, state, data }: WebhookTask): object => ({ contactId, flowId, state, ...data });
