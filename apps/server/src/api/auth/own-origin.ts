/** What a browser says of where a call comes from. */
export interface SaidOrigin {
  /** `Sec-Fetch-Site` */
  readonly site: string | undefined;
  /** `Origin` */
  readonly origin: string | undefined;
}

export type OriginVerdict = 'ours' | 'foreign' | 'untold';

/**
 * Whether a page of ours makes a call. Source: OWASP, Cross-Site Request Forgery Prevention (fetch metadata, with the
 * origin as the fallback for browsers that don't send it).
 * @param ours origins under which the product is reached
 */
export function judgeOrigin({ site, origin }: SaidOrigin, ours: readonly string[]): OriginVerdict {
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'ours' : 'foreign';
  if (origin === undefined) return 'untold';
  return ours.includes(origin) ? 'ours' : 'foreign';
}
