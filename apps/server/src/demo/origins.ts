import { dayMs, type Instant } from '@nurture/core/time';

/** What a page is told of where somebody came from. */
export type CameFrom = Pick<Origin, 'utm' | 'referrer'>;

/** Where people come from, what that costs, and what they are like: what the figures are to find out. */
export interface Origin {
  /** As `utm_*` say it; empty for those who come by a link or by themselves. */
  readonly utm: { readonly source?: string; readonly medium?: string; readonly campaign?: string };
  /** The page before, for those whose address says nothing. */
  readonly referrer: string | null;
  /** Of all who come, in a usual week. */
  readonly weight: number;
  /** How much more, or less, than others they care. */
  readonly interest: number;
  /** Students and the like among them. */
  readonly strangers: number;
  /** In the company's currency, a month; or once, for a campaign. */
  readonly cost: number;
  readonly channel: string;
  /** A campaign's days, `MM-DD`; without them it runs all year. */
  readonly runs?: { readonly from: string; readonly until: string };
}

const ALL_YEAR: readonly Origin[] = [
  { utm: {}, referrer: 'https://www.google.com/', weight: 26, interest: 0.05, strangers: 0.05, cost: 900, channel: 'organic-search' }, // prettier-ignore
  { utm: { source: 'google', medium: 'cpc', campaign: 'maturity-search' }, referrer: null, weight: 18, interest: 0, strangers: 0.06, cost: 1_400, channel: 'paid-search' }, // prettier-ignore
  { utm: { source: 'linkedin', medium: 'paid', campaign: 'growth-leaders' }, referrer: null, weight: 16, interest: 0.05, strangers: 0.03, cost: 1_800, channel: 'paid-social' }, // prettier-ignore
  { utm: {}, referrer: 'https://lnkd.in/', weight: 9, interest: 0, strangers: 0.05, cost: 0, channel: 'social' },
  { utm: { source: 'newsletter', medium: 'email' }, referrer: null, weight: 8, interest: 0.15, strangers: 0.02, cost: 150, channel: 'email' }, // prettier-ignore
  { utm: {}, referrer: 'https://partner.example/', weight: 6, interest: 0.15, strangers: 0.02, cost: 0, channel: 'referral' }, // prettier-ignore
  { utm: {}, referrer: null, weight: 11, interest: 0.05, strangers: 0.05, cost: 0, channel: 'direct' },
];

/** One that was worth its money, and one that was not. */
const CAMPAIGNS: readonly Origin[] = [
  { utm: { source: 'partner-webinar', medium: 'webinar', campaign: 'spring-benchmark' }, referrer: null, weight: 30, interest: 0.3, strangers: 0, cost: 3_500, channel: 'event', runs: { from: '04-07', until: '05-15' } }, // prettier-ignore
  { utm: { source: 'adnet', medium: 'banner', campaign: 'autumn-banners' }, referrer: null, weight: 60, interest: -0.45, strangers: 0.3, cost: 9_000, channel: 'display', runs: { from: '09-14', until: '10-20' } }, // prettier-ignore
];

export const ORIGINS: readonly Origin[] = [...ALL_YEAR, ...CAMPAIGNS];

/** The origins of a day, each as often in the list as it weighs. */
export function originsOn(at: Instant): readonly [Origin, ...Origin[]] {
  const there = ORIGINS.filter((origin) => isRunning(origin, at));
  return there.flatMap((origin) => Array<Origin>(origin.weight).fill(origin)) as [Origin, ...Origin[]];
}

const isRunning = ({ runs }: Origin, at: Instant): boolean => {
  const day = new Date(at).toISOString().slice(5, 10);
  return runs === undefined || (day >= runs.from && day <= runs.until);
};

/** The days of a month, or of the campaign in it, on which money was spent on an origin; null for none. */
export function spentIn(origin: Origin, month: string): { from: string; until: string; amount: number } | null {
  const last = new Date(Date.parse(`${month}-01T00:00:00Z`) + 31 * dayMs);
  last.setUTCDate(0);
  const whole = { from: `${month}-01`, until: last.toISOString().slice(0, 10) };
  if (origin.cost === 0) return null;
  if (origin.runs === undefined) return { ...whole, amount: origin.cost };
  const year = month.slice(0, 4);
  const run = { from: `${year}-${origin.runs.from}`, until: `${year}-${origin.runs.until}` };
  // Paid once, in the month in which it began.
  return run.from.startsWith(month) ? { ...run, amount: origin.cost } : null;
}

/** The address of a page, as the link that led there says it. */
export function landingQuery({ utm }: CameFrom): string {
  return Object.entries(utm)
    .map(([name, value]) => `&utm_${name}=${encodeURIComponent(value)}`)
    .join('');
}
