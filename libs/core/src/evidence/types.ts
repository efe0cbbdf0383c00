import type { Instant } from '../time';

/** What a request said about itself. Kept with the hit, so that it can be judged again. */
export interface RequestEvidence {
  readonly method: string;
  readonly userAgent: string | null;
  /** `Sec-Purpose`, `Purpose` or `X-Moz`, whichever came. */
  readonly purpose: string | null;
  /** The network it came from, not the person's whole address. */
  readonly network: string | null;
  /** The range of the network table that the whole address lay in when the request came. */
  readonly range?: NetworkMatch | null;
  /** The host that the reader came from, of `Referer`. */
  readonly referrer?: string | null;
}

/**
 * What requests from a range of addresses tell. `scanner`: a service that examines mail. `image-proxy`: one that fetches
 * images for readers. `relay`: people behind a shared exit, which tells nothing of them but that they are there.
 */
export type NetworkScope = 'scanner' | 'image-proxy' | 'relay';

/** How sure a sign is. What is only `probable` convicts, and is shown as such. */
export type Certainty = 'certain' | 'probable';

export interface NetworkMatch {
  readonly name: string;
  readonly scope: NetworkScope;
  readonly certainty: Certainty;
}

export type HitKind = 'open' | 'click' | 'download';

/** A request for an open pixel, a click redirect or a download. */
export interface Hit {
  readonly kind: HitKind;
  /** The link's index; null for opens and downloads. */
  readonly link: number | null;
  readonly at: Instant;
  readonly request: RequestEvidence;
}

/**
 * `human`: a person did it. `proxied`: fetched on somebody's behalf as they looked (Gmail's image proxy): may be human.
 * `automatic`: fetched whether or not anybody looked (Apple Mail Privacy Protection, prefetching). `machine`: a scanner or
 * crawler. The last two drive nothing.
 */
export type HitVerdict = 'human' | 'proxied' | 'automatic' | 'machine';

/** A verdict with the signs that led to it, for whoever asks why. */
export interface Judgement {
  readonly verdict: HitVerdict;
  readonly certainty: Certainty;
  readonly signs: readonly string[];
}
