import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { type Check, checksOf } from './check';
import type { Dns } from './dns';

const { ok, warning } = checksOf('mail server');
const NAME = 'reverse name';
const MEND = 'if mails leave from there, have whoever gave you the address set its PTR record to the host name';

/**
 * Whether the mail server's address has a name that leads back to it: receivers hardly take mail from one without. A
 * service may send from other addresses than it takes mail at; those are its own to name.
 */
export async function checkReverseName(host: string, dns: Dns): Promise<Check[]> {
  try {
    const addresses = isIP(host) > 0 ? [host] : await dns.addresses(host);
    const [address] = addresses.filter(isPublic);
    if (address === undefined) return [];
    const names = await dns.reverse(address);
    for (const name of names) {
      if ((await dns.addresses(name)).includes(address)) return [ok(NAME, `${address} is ${name}, and back`)];
    }
    const what = names.length === 0 ? 'has no name' : `is ${names.join(', ')}, which does not lead back`;
    return [warning(NAME, `${address} ${what}`, MEND)];
  } catch {
    return []; // without a DNS the domains' checks say so
  }
}

const isPublic = (address: string): boolean => ipaddr.process(address).range() === 'unicast';
