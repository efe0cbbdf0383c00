import { isbot } from 'isbot';
import type { Hit, HitVerdict, Judgement } from './types';

/** Several distinct links of one mail within this: nobody reads that fast. */
export const BURST_MS = 2_000;
const BURST_LINKS = 3;

/** Gmail shows images through it when the mail is looked at: the only sign of a Gmail open that there is. */
const GMAIL_PROXY = /\bvia ggpht\.com GoogleImageProxy\b/;
/** What Gmail fetches ahead carries a browser that nobody has used for years. */
const GMAIL_PREFETCH = /Chrome\/42\.0\.2311\.135\b.*Edge\/12\.246\b/;
/** Apple Mail Privacy Protection fetches every image of every mail, under a user agent without any detail. */
const APPLE_PRIVACY = 'Mozilla/5.0';
const AHEAD = /prefetch|prerender|preview/i;

/**
 * Who made this request: a pure judgement over the hit and its neighbours, so that it can be repeated when more of
 * them are known. How soon after sending it came convicts nobody: people read a mail the moment it arrives too.
 *
 * @param others further hits of the same mail, in any order
 */
export function judge(hit: Hit, others: readonly Hit[]): Judgement {
  const machine = machineSigns(hit, others);
  if (machine.length > 0) return { verdict: 'machine', signs: machine };
  const sign = imageSign(hit);
  return sign ? { verdict: sign[0], signs: [sign[1]] } : { verdict: 'human', signs: [] };
}

/** Whether a verdict may move anybody, score, or make a stage. */
export const countsAsHuman = (verdict: HitVerdict): boolean => verdict === 'human' || verdict === 'proxied';

function machineSigns(hit: Hit, others: readonly Hit[]): string[] {
  const { method, userAgent, purpose } = hit.request;
  const signs: string[] = [];
  if (method === 'HEAD') signs.push('head-request');
  if (purpose !== null && AHEAD.test(purpose)) signs.push('prefetch-header');
  if (userAgent === null || userAgent.trim() === '') signs.push('no-user-agent');
  else if (imageSign(hit) === null && isbot(userAgent)) signs.push('bot-user-agent');
  if (isInBurst(hit, others)) signs.push('burst');
  return signs;
}

/** A person clicks one link, and perhaps another; three different ones of a mail within 2 s are a scanner's. */
function isInBurst(hit: Hit, others: readonly Hit[]): boolean {
  if (hit.kind !== 'click' || hit.link === null) return false;
  const clicks = others.filter((other) => other.kind === 'click' && Math.abs(other.at - hit.at) <= BURST_MS);
  const starts = [hit, ...clicks].map((click) => click.at).filter((at) => at <= hit.at);
  return starts.some((from) => distinctLinks([hit, ...clicks], from) >= BURST_LINKS);
}

/** Distinct links in the span of `BURST_MS` that begins at `from`. */
function distinctLinks(clicks: readonly Hit[], from: number): number {
  const within = clicks.filter((click) => click.at >= from && click.at <= from + BURST_MS);
  return new Set(within.map((click) => click.link)).size;
}

/** What fetched an image, where that isn't a person's own mail program. */
function imageSign(hit: Hit): readonly [HitVerdict, string] | null {
  const userAgent = hit.request.userAgent ?? '';
  if (hit.kind !== 'open') return null;
  if (userAgent.trim() === APPLE_PRIVACY) return ['automatic', 'apple-mail-privacy'];
  if (GMAIL_PREFETCH.test(userAgent)) return ['automatic', 'gmail-prefetch'];
  return GMAIL_PROXY.test(userAgent) ? ['proxied', 'gmail-image-proxy'] : null;
}
