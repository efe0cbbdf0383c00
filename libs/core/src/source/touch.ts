/** What one visit says of where it came from. What it doesn't say is left out. */
export interface Touch {
  /** `utm_source`, and so on. */
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly term?: string;
  readonly content?: string;
  /** The page before, of another site, without its query. */
  readonly referrer?: string;
  /** Which advertiser's mark the address carried: `gclid`, `msclkid` … */
  readonly click?: string;
  /** The mark itself: it tells people apart, so it is only kept of those who agreed. */
  readonly clickId?: string;
}

export const TOUCH_FIELDS = [
  'source',
  'medium',
  'campaign',
  'term',
  'content',
  'referrer',
  'click',
  'clickId',
] as const;

/** Marks that advertisers put into addresses; the first found counts. */
export const CLICK_IDS = ['gclid', 'gbraid', 'wbraid', 'msclkid', 'li_fat_id', 'ttclid', 'twclid', 'fbclid'] as const;
const LONGEST = 200;

/**
 * Reads where a visit came from off the address that was asked for and the page before.
 * @param address the whole address, with its query
 * @param own origins that are ours, besides that of the address: a page before from there is none
 */
export function readTouch(address: string, referrer: string | null, own: ReadonlySet<string>): Touch {
  if (!URL.canParse(address)) return {};
  const { origin, searchParams } = new URL(address);
  const click = CLICK_IDS.find((name) => searchParams.get(name));
  return withoutEmpty({
    source: tidy(searchParams.get('utm_source')),
    medium: tidy(searchParams.get('utm_medium')),
    campaign: tidy(searchParams.get('utm_campaign')),
    term: tidy(searchParams.get('utm_term')),
    content: tidy(searchParams.get('utm_content')),
    referrer: pageBefore(referrer, (before) => before === origin || own.has(before)),
    click: click ?? '',
    clickId: click === undefined ? '' : tidy(searchParams.get(click)),
  });
}

/** An address without its query, fragment and log-in, which may hold what is nobody's business; null for none. */
export function pageAddress(address: string): string | null {
  if (address.length > 4_000 || !URL.canParse(address)) return null;
  const { protocol, origin, pathname } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? tidy(origin + pathname, 1_000) : null;
}

function pageBefore(referrer: string | null, isOurs: (origin: string) => boolean): string {
  const page = referrer === null ? null : pageAddress(referrer);
  return page === null || isOurs(new URL(page).origin) ? '' : page.slice(0, 500);
}

/** Without control characters and halves of characters, cut to size. */
function tidy(text: string | null, longest: number = LONGEST): string {
  const printable = (text ?? '').replace(/[\u0000-\u001f\u007f]/g, '').replace(/\p{Surrogate}/gu, '');
  return printable
    .trim()
    .slice(0, longest)
    .replace(/\p{Surrogate}/gu, '');
}

const withoutEmpty = (touch: Touch): Touch => Object.fromEntries(Object.entries(touch).filter(([, value]) => value));
