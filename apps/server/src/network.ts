import ipaddr from 'ipaddr.js';

/** Where no visitor comes from. */
const INSIDE: ReadonlySet<string> = new Set(['unspecified', 'loopback', 'private', 'linkLocal', 'uniqueLocal']);

/**
 * What counts as one place: an IPv4 address itself; of IPv6 the /64 that one household has. Null for what is inside one's
 * own network: that is the address of a proxy that doesn't say for whom it asks, and so everybody's.
 */
export function networkOf(address: string | null): string | null {
  if (address === null || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (INSIDE.has(parsed.range())) return null;
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString();
}
