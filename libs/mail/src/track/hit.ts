import type { HitKind, NetworkTable, RequestEvidence } from '@nurture/core/evidence';
import ipaddr from 'ipaddr.js';

/** A request for a pixel, a redirect or a download, as it is kept. */
export interface TrackedHit {
  /** Makes writing it twice harmless. */
  readonly key: string;
  readonly kind: HitKind;
  readonly mailId: string | null;
  /** Known for downloads; of the others the mail's row tells. */
  readonly contactId: string | null;
  readonly link: number | null;
  /** Where a click leads; the asset of a download. */
  readonly destination: string | null;
  /** The host's clock: only ever compared with itself, to tell how long ago it was. */
  readonly hostTime: number;
  readonly evidence: RequestEvidence;
}

/** What an HTTP server knows of a request. */
export interface RequestFacts {
  readonly method: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The client's address as far as proxies can be trusted. */
  readonly address: string | null;
}

/** The signs by which people are told from machines; of the address only its network is kept, and whose it is. */
export function evidenceOf({ method, headers, address }: RequestFacts, networks: NetworkTable): RequestEvidence {
  const referrer = hostOf(one(headers['referer']));
  const range = address === null ? null : networks.find(address);
  return {
    method: method.slice(0, 16),
    userAgent: one(headers['user-agent']),
    purpose: one(headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-moz']),
    network: address === null ? null : networkOf(address),
    ...(range ? { range } : {}),
    ...(referrer ? { referrer } : {}),
  };
}

/** Of where the reader came from the host alone: the rest is theirs. */
function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).hostname : null;
}

function one(header: string | string[] | undefined): string | null {
  const value = Array.isArray(header) ? header.join(', ') : header;
  // PostgreSQL's jsonb holds no NUL; a header never needs control characters.
  return value === undefined ? null : value.replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 500);
}

/** Ranges that stand for a proxy of ours, or for this machine: whoever asks through them, they tell nobody apart. */
const TELLS_NOTHING: ReadonlySet<string> = new Set([
  'loopback',
  'private',
  'linkLocal',
  'uniqueLocal',
  'carrierGradeNat',
]);

/** The /24 of an IPv4 address, the /48 of an IPv6 one; nothing for what is no address, or tells nothing. */
export function networkOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (TELLS_NOTHING.has(parsed.range())) return null;
  const bits = parsed.kind() === 'ipv4' ? 24 : 48;
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${bits}`);
  return `${network.toString()}/${bits}`;
}
