import { isbot } from 'isbot';
import { isTrapLink } from '../mail';
import type { Certainty, Hit, HitVerdict } from './types';

/** A sign by which a machine is known. */
export type Sign = readonly [name: string, certainty: Certainty];

/** Gmail shows images through it when the mail is looked at: the only sign of a Gmail open that there is. */
const GMAIL_PROXY = /\bvia ggpht\.com GoogleImageProxy\b/;
/** Yahoo's and AOL's does the same. */
const YAHOO_PROXY = /\bYahooMailProxy\b/;
/** What Gmail fetches ahead carries a browser that nobody has used for years. */
const GMAIL_PREFETCH = /Chrome\/42\.0\.2311\.135\b.*Edge\/12\.246\b/;
/** Apple Mail Privacy Protection fetches every image of every mail, under a user agent without any detail. */
const APPLE_PRIVACY = 'Mozilla/5.0';
const AHEAD = /prefetch|prerender|preview/i;

/** Scanners and libraries that `isbot` takes for browsers, or that say openly what they are. */
const SCANNERS =
  /barracuda|mimecast|proofpoint|symantec|messagelabs|forcepoint|trendmicro|fireeye|fortimail|sophos|safelinks|ironport|cisco-?(?:umbrella|ces)|checkpoint|avanan|cloudmark|linkchecker|urlscan|phishtank|virustotal/i;

/**
 * Hosts through which scanners send a reader whose link they rewrote. A person's browser names one as it follows the
 * link; so do the scanners' own visits. It tells who examines this mailbox, and convicts nobody.
 */
const REWRITERS =
  /(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|us)|urldefense\.proofpoint\.com|protect(?:-[a-z]+)?\.mimecast\.com|mimecastprotect\.com|linkprotect\.cudasvc\.com|secure-web\.cisco\.com|clicktime\.symantec\.com|url\.emailprotection\.link|protect\.checkpoint\.com|urlsand\.esvalabs\.com)$/i;

/** What a request alone tells against its sender. */
export function machineSigns(hit: Hit): Sign[] {
  const { method, userAgent, purpose, range } = hit.request;
  const signs: Sign[] = [];
  if (isTrapLink(hit.link)) signs.push(['link-nobody-sees', 'certain']);
  if (method === 'HEAD') signs.push(['head-request', 'certain']);
  if (purpose !== null && AHEAD.test(purpose)) signs.push(['prefetch-header', 'certain']);
  if (userAgent === null || userAgent.trim() === '') signs.push(['no-user-agent', 'certain']);
  else if (SCANNERS.test(userAgent)) signs.push(['scanner-user-agent', 'certain']);
  else if (imageSign(hit) === null && isbot(userAgent)) signs.push(['bot-user-agent', 'certain']);
  if (range?.scope === 'scanner') signs.push([`network:${range.name}`, range.certainty]);
  return signs;
}

/** What is worth telling, and says nothing about who it was. */
export function remarks(hit: Hit): string[] {
  const { referrer, range } = hit.request;
  const rewritten = referrer !== null && referrer !== undefined && REWRITERS.test(referrer);
  return [...(rewritten ? ['rewritten-link'] : []), ...(range?.scope === 'relay' ? [`network:${range.name}`] : [])];
}

/** Whether links of this mailbox go through a scanner's own host. */
export const isRewritten = (hit: Hit): boolean => remarks(hit).includes('rewritten-link');

/** What fetched an image, where that isn't a person's own mail program. */
export function imageSign(hit: Hit): readonly [HitVerdict, string] | null {
  const userAgent = hit.request.userAgent ?? '';
  if (hit.kind !== 'open') return null;
  if (userAgent.trim() === APPLE_PRIVACY) return ['automatic', 'apple-mail-privacy'];
  if (GMAIL_PREFETCH.test(userAgent)) return ['automatic', 'gmail-prefetch'];
  if (GMAIL_PROXY.test(userAgent)) return ['proxied', 'gmail-image-proxy'];
  if (YAHOO_PROXY.test(userAgent)) return ['proxied', 'yahoo-image-proxy'];
  const { range } = hit.request;
  return range?.scope === 'image-proxy' ? ['proxied', `network:${range.name}`] : null;
}
