import type { Instant } from '../time';
import { burstsIn, isInCompany } from './burst';
import { imageSign, isRewritten, machineSigns, remarks } from './request-signs';
import type { Sign } from './request-signs';
import type { Hit, HitVerdict, Judgement } from './types';

/** What is known beside the hits of the mail itself. */
export interface Surroundings {
  /** Hits whose agent was just convicted in mails to several other people of the recipient's domain. */
  readonly knownScanners?: ReadonlySet<Hit>;
}

/** When and how an image proxy's open counts as a person's. */
export interface ProxiedOpens {
  readonly count: boolean;
  /** It must come later than this after delivery: before that, the proxy may have fetched by itself. */
  readonly afterMs: number;
}

/**
 * Who made each of the hits of one mail: a pure judgement over all of them together, so that it can be repeated when
 * more are known, and a burst convicts its earlier clicks too. How soon after sending a hit came convicts nobody: people
 * read a mail the moment it arrives. `GPC` and `DNT` headers are no sign either.
 *
 * @param hits all hits of one mail, in any order
 * @returns a judgement for each, in their order
 */
export function judgeMail(hits: readonly Hit[], around: Surroundings = {}): Judgement[] {
  const ordered = hits.toSorted((one, other) => one.at - other.at);
  const bursts = burstsIn(ordered);
  const signs = new Map(hits.map((hit) => [hit, ownSigns(hit, bursts.get(hit), around)]));
  const convicted = hits.filter((hit) => isCertain(signs.get(hit) ?? []));
  return hits.map((hit) => {
    const own = signs.get(hit) ?? [];
    const company = own.length === 0 && convicted.some((other) => isInCompany(hit, other));
    return judgementOf(hit, company ? [['company-of-a-machine', 'probable']] : own);
  });
}

/** Whether a verdict may move anybody, score, or make a stage; of a proxied open only where it also came late enough. */
export const countsAsHuman = (verdict: HitVerdict): boolean => verdict === 'human' || verdict === 'proxied';

/**
 * Whether a proxied open counts as a person's: when the workspace says so, and the mail's first one came late enough
 * after delivery. One in a burst is a machine's, and isn't asked about.
 *
 * @param deliveredAt null where it isn't known: then it doesn't
 */
export function countsProxied(rule: ProxiedOpens, firstAt: Instant, deliveredAt: Instant | null): boolean {
  return rule.count && deliveredAt !== null && firstAt - deliveredAt > rule.afterMs;
}

function ownSigns(hit: Hit, burst: string | undefined, around: Surroundings): Sign[] {
  const signs = machineSigns(hit);
  if (burst === 'burst') signs.push([burst, 'certain']);
  // A second sign settles what two links at once leave open: a scanner rewrote the links, and follows them.
  else if (burst !== undefined) signs.push([burst, isRewritten(hit) ? 'certain' : 'probable']);
  if (around.knownScanners?.has(hit)) signs.push(['scanner-of-the-domain', 'probable']);
  return signs;
}

/** One sign that is certain, or two that are probable. */
const isCertain = (signs: readonly Sign[]): boolean =>
  signs.length > 1 || signs.some(([, certainty]) => certainty === 'certain');

function judgementOf(hit: Hit, signs: readonly Sign[]): Judgement {
  const told = [...signs.map(([name]) => name), ...remarks(hit)];
  if (signs.length > 0)
    return { verdict: 'machine', certainty: isCertain(signs) ? 'certain' : 'probable', signs: told };
  const image = imageSign(hit);
  if (!image) return { verdict: 'human', certainty: 'probable', signs: told };
  const [verdict, sign] = image;
  return { verdict, certainty: verdict === 'automatic' ? 'certain' : 'probable', signs: [...new Set([sign, ...told])] };
}
