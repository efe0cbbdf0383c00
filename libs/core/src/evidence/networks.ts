import ipaddr from 'ipaddr.js';
import type { Certainty, NetworkMatch, NetworkScope } from './types';

/** One range of addresses, as the data file has it. */
export interface NetworkEntry extends NetworkMatch {
  /** `192.0.2.0/24`, `2001:db8::/32`. */
  readonly cidr: string;
  /** Who says so, and where. */
  readonly source: string;
  /** The day on which the source was read, `YYYY-MM-DD`. */
  readonly seen: string;
}

/** Ranges of addresses, asked by the longest prefix. */
export interface NetworkTable {
  readonly size: number;
  /** The narrowest range that an address lies in; null for none, and for what is no address. */
  find(address: string): NetworkMatch | null;
}

const SCOPES: readonly NetworkScope[] = ['scanner', 'image-proxy', 'relay'];
const CERTAINTIES: readonly Certainty[] = ['certain', 'probable'];

/** A table of what nobody knows. */
export const NO_NETWORKS: NetworkTable = { size: 0, find: () => null };

/**
 * Reads the data of a network table: `{ "networks": [ … ] }`.
 * @throws RangeError that names the entry, where one is no network, or tells nothing that is known here
 */
export function parseNetworks(data: unknown): NetworkEntry[] {
  const list = (data as { networks?: unknown } | null)?.networks;
  if (!Array.isArray(list)) throw new RangeError('networks: expected { "networks": [ … ] }');
  return list.map((entry, index) => parseEntry(entry, index));
}

function parseEntry(value: unknown, index: number): NetworkEntry {
  const entry = (value ?? {}) as Partial<Record<keyof NetworkEntry, unknown>>;
  const { cidr, name, scope, certainty, source, seen } = entry;
  const wrong = (what: string): RangeError => new RangeError(`networks[${index}]: ${what}`);
  if (typeof cidr !== 'string' || !ipaddr.isValidCIDR(cidr)) throw wrong(`'${String(cidr)}' is no network`);
  if (typeof name !== 'string' || name === '') throw wrong('it has no name');
  if (!SCOPES.includes(scope as NetworkScope)) throw wrong(`scope is one of ${SCOPES.join(', ')}`);
  if (!CERTAINTIES.includes(certainty as Certainty)) throw wrong(`certainty is one of ${CERTAINTIES.join(', ')}`);
  if (typeof source !== 'string' || typeof seen !== 'string') throw wrong('it says neither who says so nor when');
  return { cidr, name, scope: scope as NetworkScope, certainty: certainty as Certainty, source, seen };
}

/**
 * A table for look-ups. Of two entries for one range the later one holds, so that a workspace's own come last.
 * One map per length of prefix: a look-up takes as many steps as there are lengths, at most a few dozen.
 */
export function networkTable(entries: readonly NetworkEntry[]): NetworkTable {
  const byLength = new Map<string, { bits: number; ranges: Map<string, NetworkMatch> }>();
  for (const { cidr, name, scope, certainty } of entries) {
    const [address, bits] = ipaddr.parseCIDR(cidr);
    const length = `${address.kind()}/${bits}`;
    const of = byLength.get(length) ?? { bits, ranges: new Map<string, NetworkMatch>() };
    byLength.set(length, of);
    of.ranges.set(prefixOf(address, bits), { name, scope, certainty });
  }
  const longest = [...byLength].toSorted(([, a], [, b]) => b.bits - a.bits);
  return {
    size: entries.length,
    find: (text) => {
      if (!ipaddr.isValid(text)) return null;
      const address = ipaddr.process(text);
      for (const [length, { bits, ranges }] of longest) {
        const match = length.startsWith(address.kind()) ? ranges.get(prefixOf(address, bits)) : undefined;
        if (match) return match;
      }
      return null;
    },
  };
}

/** The first bits of an address, those behind them zero. */
function prefixOf(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  return address
    .toByteArray()
    .map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - index * 8))) & 0xff)
    .join('.');
}
