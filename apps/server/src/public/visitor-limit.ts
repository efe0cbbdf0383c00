import { networkOf } from '../network';

/** How often something may be done from one network address, and in how long. */
export const PER_NETWORK = {
  forms: { most: 30, withinMs: 10 * 60_000 },
  addresses: { most: 10, withinMs: 10 * 60_000 },
  visits: { most: 300, withinMs: 60_000 },
} as const;
export type Limited = keyof typeof PER_NETWORK;

/** More networks than this at once are nobody's visitors: the count begins anew. */
const MOST_NETWORKS = 50_000;

interface Seen {
  readonly since: number;
  count: number;
}

/**
 * Counts what is done by the network address that it comes from, in this process. Addresses of one's own network are not
 * counted: they are those of a proxy that doesn't say for whom it asks, and so everybody's.
 */
export class VisitorLimit {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly monotonicMs: () => number) {}

  /** Takes note of one more. @returns seconds to wait; 0 where it may be taken */
  waitSeconds(what: Limited, address: string | null): number {
    const network = networkOf(address);
    if (network === null) return 0;
    const now = this.monotonicMs();
    const { most, withinMs } = PER_NETWORK[what];
    const seen = this.current(`${what} ${network}`, withinMs, now);
    seen.count += 1;
    return seen.count <= most ? 0 : Math.ceil((seen.since + withinMs - now) / 1000);
  }

  private current(key: string, withinMs: number, now: number): Seen {
    const known = this.seen.get(key);
    if (known && now < known.since + withinMs) return known;
    if (this.seen.size >= MOST_NETWORKS) this.seen.clear();
    const fresh = { since: now, count: 0 };
    this.seen.set(key, fresh);
    return fresh;
  }
}
