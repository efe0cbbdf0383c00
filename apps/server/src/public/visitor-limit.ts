import ipaddr from 'ipaddr.js';

/** How many forms may be sent from one network address, and in how long. */
export const FORMS_PER_VISITOR = { forms: 30, withinMs: 10 * 60_000 } as const;

/** More networks than this at once are nobody's visitors: the count begins anew. */
const MOST_NETWORKS = 50_000;

interface Seen {
  readonly since: number;
  count: number;
}

/**
 * Counts forms by the network address that they come from, in this process. Addresses of one's own network are not
 * counted: they are those of a proxy that doesn't say for whom it asks, and so everybody's.
 */
export class VisitorLimit {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly monotonicMs: () => number) {}

  /** Takes note of one more form. @returns seconds to wait; 0 where it may be taken */
  waitSeconds(address: string | null): number {
    const network = networkOf(address);
    if (network === null) return 0;
    const now = this.monotonicMs();
    const seen = this.current(network, now);
    seen.count += 1;
    if (seen.count <= FORMS_PER_VISITOR.forms) return 0;
    return Math.ceil((seen.since + FORMS_PER_VISITOR.withinMs - now) / 1000);
  }

  private current(network: string, now: number): Seen {
    const known = this.seen.get(network);
    if (known && now < known.since + FORMS_PER_VISITOR.withinMs) return known;
    if (this.seen.size >= MOST_NETWORKS) this.seen.clear();
    const fresh = { since: now, count: 0 };
    this.seen.set(network, fresh);
    return fresh;
  }
}

/** Where no visitor comes from. */
const INSIDE: ReadonlySet<string> = new Set(['unspecified', 'loopback', 'private', 'linkLocal', 'uniqueLocal']);

/** An IPv4 address itself; of IPv6 the /64 that one household has. Null for what is inside one's own network. */
function networkOf(address: string | null): string | null {
  if (address === null || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (INSIDE.has(parsed.range())) return null;
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString();
}
