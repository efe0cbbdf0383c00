import type { Touch } from './touch';

/** Marketing channels, as the field groups them. `other`: something was said, but nothing that fits. */
export const CHANNELS = [
  'paid-search',
  'organic-search',
  'paid-social',
  'social',
  'display',
  'email',
  'affiliate',
  'event',
  'referral',
  'direct',
  'import',
  'api',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * A rule of the workspace: what it names must all hold. `*` stands for any text; capitals don't matter; `referrer` is
 * compared with the host of the page before.
 */
export interface ChannelRule {
  readonly channel: Channel;
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly referrer?: string;
}

const SEARCH_SOURCES = ['google', 'bing', 'duckduckgo', 'ecosia', 'yahoo', 'qwant', 'startpage', 'brave', 'yandex', 'baidu']; // prettier-ignore
const SOCIAL_SOURCES = ['linkedin', 'lnkd', 'facebook', 'instagram', 'twitter', 'x', 'youtube', 'tiktok', 'reddit', 'mastodon', 'bluesky', 'bsky', 'xing', 'pinterest', 'threads']; // prettier-ignore
/** Hosts whose name alone doesn't say so. */
const SOCIAL_HOSTS = new Set(['t.co', 'x.com', 'lnkd.in', 'youtu.be', 'fb.me']);
const PAID = /^(cpc|ppc|paid.*|.*[-_ ]?ads?|sea|sem|retargeting)$/;
const PAID_CLICKS: Readonly<Record<string, Channel>> = {
  gclid: 'paid-search',
  gbraid: 'paid-search',
  wbraid: 'paid-search',
  msclkid: 'paid-search',
  li_fat_id: 'paid-social',
  ttclid: 'paid-social',
  twclid: 'paid-social',
};

/** By the medium alone, the first that fits. */
const MEDIUMS: readonly (readonly [RegExp, Channel])[] = [
  [/^(display|banner|cpm|programmatic)$/, 'display'],
  [/^(e-?mail|newsletter|mail)$/, 'email'],
  [/^affiliates?$/, 'affiliate'],
  [/^(event|webinar|fair|trade-?show|offline)$/, 'event'],
  [/^(organic|seo)$/, 'organic-search'],
  [/^(social|social-?media|sm)$/, 'social'],
  [/^(referral|partner|link)$/, 'referral'],
];

/**
 * The channel of a touch: the workspace's rules first, then the campaign's words (utm), the advertiser's mark, the page
 * before; without any of these `otherwise`.
 */
export function channelOf(touch: Touch, rules: readonly ChannelRule[], otherwise: Channel = 'direct'): Channel {
  const rule = rules.find((one) => holds(one, touch));
  if (rule) return rule.channel;
  const [source, medium] = [low(touch.source), low(touch.medium)];
  return (
    byWords(source, medium) ??
    PAID_CLICKS[touch.click ?? ''] ??
    byReferrer(touch.referrer) ??
    (source === '' ? otherwise : 'other')
  );
}

function holds(rule: ChannelRule, touch: Touch): boolean {
  const { channel: _, referrer, ...words } = rule;
  const said = Object.entries(words).every(([name, pattern]) =>
    matches(pattern, low(touch[name as keyof typeof words])),
  );
  return said && (referrer === undefined || matches(referrer, hostOf(touch.referrer)));
}

/** Piece by piece, so that no pattern takes long. */
function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from <= text.length - last.length;
}

function byWords(source: string, medium: string): Channel | null {
  const named = CHANNELS.find((channel) => channel === medium || (medium === '' && channel === source));
  if (named) return named;
  if (PAID.test(medium)) return isNamed(source, SOCIAL_SOURCES) || source === 'social' ? 'paid-social' : 'paid-search';
  const [, known] = MEDIUMS.find(([pattern]) => pattern.test(medium)) ?? [];
  if (known) return known;
  if (isNamed(source, SEARCH_SOURCES)) return 'organic-search';
  if (isNamed(source, SOCIAL_SOURCES)) return 'social';
  return /^(newsletter|e-?mail|mail)$/.test(source) ? 'email' : null;
}

function byReferrer(referrer: string | undefined): Channel | null {
  const host = hostOf(referrer);
  if (host === '') return null;
  if (isNamed(host, SEARCH_SOURCES)) return 'organic-search';
  return SOCIAL_HOSTS.has(host) || isNamed(host.replace(/^x\./, ''), SOCIAL_SOURCES) ? 'social' : 'referral';
}

/** One of the words of a name: `google` of `www.google.nl`, `linkedin` of `linkedin-page`; not the `x` of `x-mas.com`. */
const isNamed = (name: string, known: readonly string[]): boolean =>
  known.includes(name) || name.split(/[^a-z0-9]+/).some((word) => word.length > 1 && known.includes(word));

const hostOf = (referrer: string | undefined): string =>
  referrer !== undefined && URL.canParse(referrer) ? new URL(referrer).hostname : '';
const low = (text: string | undefined): string => (text ?? '').trim().toLowerCase();
