import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An answer later than this counts as none. */
const PATIENCE_MS = 10_000;

/** Addresses of the public internet: what lies inside (loopback, private, link-local …) is never asked. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

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

/**
 * Posts JSON to an address that somebody else chose; redirects are not followed.
 * @returns the status that was answered
 * @throws Error where the address is not allowed, or nobody answers in time
 */
export async function post(
  address: string,
  body: string,
  headers: Record<string, string>,
  mayReach: (address: string) => boolean,
): Promise<number> {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Error(`a webhook goes to http(s), not ${url.protocol}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is never looked up, so it is judged here.
  if (ipaddr.isValid(host) && !mayReach(host)) throw new Error(`${host} is no public address`);
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
