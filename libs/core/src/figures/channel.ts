/** What is kept of where a contact came from, when they were first heard of. */
export interface Origin {
  /** How they came in: `site`, `api`, `import`. */
  readonly channel?: string | null;
  readonly source?: string | null;
  readonly medium?: string | null;
  readonly campaign?: string | null;
  readonly referrer?: string | null;
}

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

const SEARCH = /(^|\b)(google|bing|duckduckgo|ecosia|yahoo|qwant|startpage|brave|yandex|baidu)(\b|$)/;
const SOCIAL =
  /(^|\b)(linkedin|lnkd|facebook|instagram|twitter|x\.com|t\.co|youtube|tiktok|reddit|mastodon|bluesky|bsky|xing|pinterest|social)(\b|$)/;
const PAID = /^(cpc|ppc|paid.*|.*[-_ ]?ads?|sea|sem|retargeting)$/;

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
 * The channel that an origin belongs to: the campaign's own words (utm) first, then the page before ours, then how the
 * contact came in. A source that names a channel is that channel.
 */
export function channelOf(origin: Origin): Channel {
  const [medium, source] = [origin.medium, origin.source].map((text) => (text ?? '').trim().toLowerCase());
  return byUtm(medium ?? '', source ?? '') ?? byReferrer(origin.referrer ?? '') ?? byEntry(origin, source ?? '');
}

function byUtm(medium: string, source: string): Channel | null {
  const named = CHANNELS.find((channel) => channel === medium || (medium === '' && channel === source));
  if (named) return named;
  if (PAID.test(medium)) return SOCIAL.test(source) ? 'paid-social' : 'paid-search';
  const [, known] = MEDIUMS.find(([pattern]) => pattern.test(medium)) ?? [];
  if (known) return known;
  if (source === '') return null;
  if (SEARCH.test(source)) return 'organic-search';
  if (SOCIAL.test(source)) return 'social';
  return /^(newsletter|e-?mail|mail)$/.test(source) ? 'email' : null;
}

function byReferrer(referrer: string): Channel | null {
  if (referrer === '') return null;
  const host = URL.canParse(referrer) ? new URL(referrer).hostname : referrer.toLowerCase();
  if (SEARCH.test(host)) return 'organic-search';
  return SOCIAL.test(host) ? 'social' : 'referral';
}

function byEntry({ channel }: Origin, source: string): Channel {
  if (source !== '') return 'other';
  if (channel === 'import' || channel === 'api') return channel;
  return 'direct';
}
