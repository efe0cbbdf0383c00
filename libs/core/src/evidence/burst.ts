import type { Hit } from './types';

/** Hits of one mail that follow one another within this belong together: nobody reads, goes back and clicks that fast. */
export const BURST_MS = 2_000;
/** What one agent does so soon before or after a conviction is of a piece with it. */
const COMPANY_MS = 60_000;
/** So many different links within a burst leave no doubt; two of them make it probable. */
const CERTAIN_LINKS = 3;
/** Two links that close need no common agent: scanners change theirs, and no two devices of one reader are so fast. */
const AT_ONCE_MS = 1_000;

/** The signs of a hit that come of its neighbours. */
export type BurstSign = 'burst' | 'two-links-at-once';

/**
 * Finds bursts among the hits of one mail: several different links in a chain whose steps take `BURST_MS` at most. The
 * same link again and again is a person's double click.
 *
 * @param hits of one mail, ascending by time
 * @returns the sign of each hit that lies in a burst
 */
export function burstsIn(hits: readonly Hit[]): ReadonlyMap<Hit, BurstSign> {
  const signs = new Map<Hit, BurstSign>();
  for (const chain of chainsOf(hits.filter((hit) => hit.kind !== 'open'))) {
    const sign = signOf(chain);
    if (sign) for (const hit of chain) signs.set(hit, sign);
  }
  for (const hit of hits.filter(({ kind }) => kind === 'open')) {
    const beside = [...signs].find(([other]) => Math.abs(other.at - hit.at) <= BURST_MS && isSameAgent(hit, other));
    if (beside) signs.set(hit, beside[1]);
  }
  return signs;
}

function chainsOf(hits: readonly Hit[]): Hit[][] {
  const chains: Hit[][] = [];
  for (const hit of hits) {
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain && last && hit.at - last.at <= BURST_MS) chain.push(hit);
    else chains.push([hit]);
  }
  return chains;
}

function signOf(chain: readonly Hit[]): BurstSign | null {
  const firsts = [...new Map(chain.toReversed().map((hit) => [hit.link, hit])).values()];
  const links = firsts.filter((hit) => hit.kind === 'click');
  const [one, other] = links;
  if (!one || !other) return null;
  if (firsts.length >= CERTAIN_LINKS) return 'burst';
  return isSameAgent(one, other) || Math.abs(one.at - other.at) <= AT_ONCE_MS ? 'two-links-at-once' : null;
}

/** Is this the company of a conviction: the same agent, so soon before or after it? */
export function isInCompany(hit: Hit, convicted: Hit): boolean {
  const isKnown = hit.request.network !== null;
  return hit !== convicted && isKnown && Math.abs(hit.at - convicted.at) <= COMPANY_MS && isSameAgent(hit, convicted);
}

/** The same program in the same network, as far as a request tells. */
export function isSameAgent(one: Hit, other: Hit): boolean {
  return one.request.userAgent === other.request.userAgent && one.request.network === other.request.network;
}
