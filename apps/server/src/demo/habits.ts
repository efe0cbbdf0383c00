import { type Instant, nextInWindow, parseWindow } from '@nurture/core/time';
import { Dice } from './dice';
import type { MailLinks } from './mail-links';
import type { Reader } from './readers';

/** Something that a reader, or a machine of theirs, does over HTTP. */
export type Deed =
  | { readonly kind: 'open' | 'click' | 'download'; readonly at: Instant; readonly url: string; readonly agent: string }
  | { readonly kind: 'scan'; readonly at: Instant; readonly url: string }
  | { readonly kind: 'unsubscribe'; readonly at: Instant; readonly url: string }
  | { readonly kind: 'visit'; readonly at: Instant; readonly path: string; readonly title: string }
  | { readonly kind: 'rate'; readonly at: Instant; readonly url: string; readonly rating: number }
  | { readonly kind: 'ask-for-contact' | 'book-meeting'; readonly at: Instant };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const AWAKE = parseWindow({ from: '07:00', until: '22:30' });

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0';
const GMAIL_IMAGES = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
const APPLE_IMAGES = 'Mozilla/5.0';

/** A mail that has just arrived. */
export interface Arrived {
  /** The reader's first, second … */
  readonly number: number;
  readonly at: Instant;
  readonly links: MailLinks;
  /** How well it is made and timed: 1 as now, less before it was changed, and when it comes late. */
  readonly appeal: number;
}

/** What becomes of a mail: what machines do with it at once, and what its reader does, if anything. */
export function deedsOn(mail: Arrived, reader: Reader, seed: number): Deed[] {
  const dice = new Dice(seed, reader.email, mail.number);
  return [...machineDeeds(mail, reader, dice), ...humanDeeds(mail, reader, dice)];
}

/** Apple fetches every image; a security scanner looks behind every link within a second. */
function machineDeeds({ at, links }: Arrived, { program }: Reader, dice: Dice): Deed[] {
  const soon = at + dice.between(1, 4) * MINUTE_MS;
  if (program === 'apple' && links.open !== null)
    return [{ kind: 'open', at: soon, url: links.open, agent: APPLE_IMAGES }];
  if (program === 'scanned') return links.clicks.map((url) => ({ kind: 'scan', at: soon, url }));
  return [];
}

function humanDeeds({ at, links, appeal }: Arrived, reader: Reader, dice: Dice): Deed[] {
  const { program, timezone } = reader;
  const interest = reader.interest * appeal;
  if (!dice.chance(0.25 + 0.65 * interest)) return [];
  const reads = nextInWindow(AWAKE, at + 5 * MINUTE_MS + dice.wait(7 * HOUR_MS), timezone, []) ?? at;
  const deeds: Deed[] = [];
  if (links.open !== null && program !== 'apple')
    deeds.push({ kind: 'open', at: reads, url: links.open, agent: program === 'gmail' ? GMAIL_IMAGES : BROWSER });
  if (links.unsubscribe !== null && dice.chance(reader.interest < 0.2 ? 0.2 : 0.03))
    return [...deeds, { kind: 'unsubscribe', at: reads + MINUTE_MS, url: links.unsubscribe }];
  if (links.download !== null && dice.chance(0.55 + 0.4 * interest))
    deeds.push({ kind: 'download', at: reads + MINUTE_MS, url: links.download, agent: BROWSER });
  if (links.rating !== null && dice.chance(0.3 * interest))
    deeds.push({ kind: 'rate', at: reads + 10 * MINUTE_MS, url: links.rating, rating: ratingBy(interest, dice) });
  const [first, ...others] = links.clicks;
  if (first !== undefined && dice.chance(0.15 + 0.75 * interest)) {
    const clicked = dice.pick([first, ...others]);
    deeds.push({ kind: 'click', at: reads + 2 * MINUTE_MS, url: clicked, agent: BROWSER });
    deeds.push(...visits(reader, reads + 3 * MINUTE_MS, dice));
  }
  return deeds;
}

/**
 * How well somebody recalls what they asked for: for some days wholly, then less and less. What comes after a month is
 * about something else.
 */
export function recallAfter(ms: number): number {
  const days = ms / DAY_MS;
  return days > 30 ? 1 : Math.min(1, Math.max(0.25, 1 - (days - 5) * 0.2));
}

const ratingBy = (interest: number, dice: Dice): number =>
  Math.max(1, Math.min(5, Math.round(2 + 3 * interest + dice.between(-1, 1))));

export const PAGES: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['/blog/five-levels', 'Five levels of maturity'],
  ['/blog/what-sales-wants', 'What sales wants to hear'],
  ['/services', 'What we do'],
  ['/services/nurture', 'Nurture programmes'],
  ['/pricing', 'Pricing'],
];

/** Who came to the site by a mail looks around, and comes back when they are interested. */
function visits({ interest, consentTracking }: Reader, at: Instant, dice: Dice): Deed[] {
  const deeds: Deed[] = [];
  const pages = consentTracking ? Math.floor(dice.next() * 7 * interest) : 0;
  for (let page = 0, moment = at; page < pages; page++, moment += MINUTE_MS + dice.wait(DAY_MS)) {
    const [path, title] = dice.pick(PAGES);
    deeds.push({ kind: 'visit', at: moment, path, title });
  }
  if (dice.chance(0.05 * interest)) deeds.push({ kind: 'book-meeting', at: at + dice.wait(DAY_MS) });
  if (dice.chance(0.18 * interest)) deeds.push({ kind: 'ask-for-contact', at: at + dice.wait(2 * DAY_MS) });
  return deeds;
}
