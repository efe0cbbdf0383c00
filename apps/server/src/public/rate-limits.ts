import ipaddr from 'ipaddr.js';

const MINUTE_MS = 60_000;
/** So many addresses are counted at once; with more, counting begins anew. */
const MOST_ADDRESSES = 50_000;

/** How often an address may do something in a minute, in this process. */
const PER_MINUTE = { visits: 300, forms: 30, ratings: 60 } as const;
export type Limited = keyof typeof PER_MINUTE;

/** Counts what each address does, minute by minute. The host itself is not limited: behind it there is nobody else. */
export class RateLimits {
  private readonly counts = new Map<string, number>();
  private minute = 0;

  constructor(private readonly hostNow: () => number) {}

  /** Counts one, and says whether it was one too many. */
  exceeded(what: Limited, address: string): boolean {
    const from = networkOf(address);
    if (from === null) return false;
    const minute = Math.floor(this.hostNow() / MINUTE_MS);
    if (minute !== this.minute || this.counts.size > MOST_ADDRESSES) this.counts.clear();
    this.minute = minute;
    const key = `${what} ${from}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count > PER_MINUTE[what];
  }
}

/** An IPv4 address, or the /64 that one subscriber has of IPv6; null for the host itself. */
function networkOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.range() === 'loopback') return null;
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString();
}
