import { createHmac, hkdfSync } from 'node:crypto';
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookTask } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import ipaddr from 'ipaddr.js';

/** An answer later than this counts as none. */
const PATIENCE_MS = 10_000;

export interface WebhookSender {
  /** Signs what is sent: base64, as receivers keep it behind `whsec_`. */
  readonly key: Buffer;
  /** May a request go to this address? Public ones only, in the product. */
  readonly mayReach: (address: string) => boolean;
}

/** The signing key that follows from NURTURE_SECRET; receivers get it as `whsec_` and its base64. */
export const webhookKey = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'nurture', 'webhook', 32));

/** Addresses of the public internet: what lies inside (loopback, private, link-local …) is never asked. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

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
  const url = new URL(task.url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Error(`a webhook goes to http(s), not ${url.protocol}`);
  const status = await post(url, body, webhookHeaders(id, at, body, sender.key), sender.mayReach);
  if (status < 200 || status > 299) throw new Error(`the webhook's receiver answered ${status}`);
}

const dataOf = ({ contactId, flowId, state, data }: WebhookTask): object => ({ contactId, flowId, state, ...data });

/** Resolves a name and lets only allowed addresses through: the connection goes to the very address that was checked. */
function guardedLookup(mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [allowed] = error ? [] : addresses.filter(({ address }) => mayReach(address));
      if (error) callback(error, '', 0);
      else if (!allowed) callback(new Error(`${hostname} is no public address`), '', 0);
      else if (options.all) callback(null, [allowed]);
      else callback(null, allowed.address, allowed.family);
    });
  };
}

function post(
  url: URL,
  body: string,
  headers: Record<string, string>,
  mayReach: (address: string) => boolean,
): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is never looked up, so it is judged here.
  if (ipaddr.isValid(host) && !mayReach(host)) return Promise.reject(new Error(`${host} is no public address`));
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((done, failed) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        lookup: guardedLookup(mayReach),
        signal: AbortSignal.timeout(PATIENCE_MS),
        agent: false,
      },
      (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      },
    );
    request.on('error', failed);
    request.end(body);
  });
}
