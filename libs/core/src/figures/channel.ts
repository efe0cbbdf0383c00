import { type Channel, CHANNELS, channelOf as channelOfTouch } from '../source';

export { type Channel, CHANNELS };

/** What is kept of where a contact came from, when they were first heard of. */
export interface Origin {
  /** How they came in: `site`, `api`, `import`. */
  readonly channel?: string | null;
  /** The channel by the workspace's own rules, where it has any. */
  readonly group?: string | null;
  readonly source?: string | null;
  readonly medium?: string | null;
  readonly campaign?: string | null;
  readonly referrer?: string | null;
  readonly click?: string | null;
}

/** The channel that an origin belongs to: as it was grouped when they came, else by the built-in rules. */
export function channelOf({ channel, group, source, medium, campaign, referrer, click }: Origin): Channel {
  const grouped = CHANNELS.find((one) => one === group);
  if (grouped) return grouped;
  const touch = Object.entries({ source, medium, campaign, referrer, click }).filter(([, value]) => value);
  return channelOfTouch(Object.fromEntries(touch), [], channel === 'import' || channel === 'api' ? channel : 'direct');
}

/** The site that a referrer names, as PostgreSQL and JavaScript read it alike: its host, without `www.`. */
export const REFERRING_SITE = '^https?://(?:www[.])?([^/:?#]+)';
const SITE = new RegExp(REFERRING_SITE, 'i');

/** What an origin is called as a source: as the link said, else the site that the visitor came from; empty for none. */
export const sourceOf = ({ source, referrer }: Origin): string =>
  source ? source : (SITE.exec(referrer ?? '')?.[1]?.toLowerCase() ?? '');
