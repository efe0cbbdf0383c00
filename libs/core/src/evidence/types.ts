import type { Instant } from '../time';

/** What a request said about itself. Kept with the hit, so that it can be judged again. */
export interface RequestEvidence {
  readonly method: string;
  readonly userAgent: string | null;
  /** `Sec-Purpose`, `Purpose` or `X-Moz`, whichever came. */
  readonly purpose: string | null;
  /** The network it came from, not the person's whole address. */
  readonly network: string | null;
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
 * `human`: a person did it. `proxied`: fetched on somebody's behalf as they looked (Gmail's image proxy); counts like
 * human. `automatic`: fetched whether or not anybody looked (Apple Mail Privacy Protection, prefetching). `machine`: a
 * scanner or crawler. Only the first two drive anything.
 */
export type HitVerdict = 'human' | 'proxied' | 'automatic' | 'machine';

/** A verdict with the signs that led to it, for whoever asks why. */
export interface Judgement {
  readonly verdict: HitVerdict;
  readonly signs: readonly string[];
}
