import type { Instant } from '../time';
import type { Delay, Dice } from './dice';
import type { Habits, MailAtHand, Reaction } from './habits';

/** What may happen to a mail, as the share (0 to 1) of mails that left; `open` and `click` of those that are tracked. */
export const MAIL_RATES = ['open', 'click', 'reply', 'unsubscribe', 'bounce', 'complaint'] as const;
export type MailRate = (typeof MAIL_RATES)[number];
export type MailRates = Readonly<Partial<Record<MailRate, number>>>;

/** Another event that people cause: which share of the enrolled does (of `handoff.*`: of those handed over). */
export interface EventRate {
  readonly type: string;
  readonly share: number;
  /** How often each of those who do it does: one of these is drawn. Once when left out. */
  readonly times?: readonly number[];
  /** What it may carry; one of them is drawn. None: an event without properties. */
  readonly properties: readonly Readonly<Record<string, unknown>>[];
}

/** How a population takes a flow. What is left out never happens. */
export interface Rates {
  readonly mail: MailRates;
  /** Where one mail differs, by its name. */
  readonly mails: Readonly<Record<string, MailRates>>;
  /** Share of people who agreed to tracking. */
  readonly tracking: number;
  readonly events: readonly EventRate[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long people take. Openings come mostly within hours and thin out over days, a click follows its opening within
 * minutes; sales answers within days. Assumptions, chosen once for everybody: rates differ far more than these.
 */
export const DELAYS = {
  open: { halfMs: 3 * HOUR_MS, ninetyPercentMs: DAY_MS },
  click: { halfMs: MINUTE_MS, ninetyPercentMs: 10 * MINUTE_MS },
  reply: { halfMs: 5 * HOUR_MS, ninetyPercentMs: 2 * DAY_MS },
  unsubscribe: { halfMs: 3 * HOUR_MS, ninetyPercentMs: DAY_MS },
  bounce: { halfMs: MINUTE_MS, ninetyPercentMs: HOUR_MS },
  complaint: { halfMs: 3 * HOUR_MS, ninetyPercentMs: DAY_MS },
  sales: { halfMs: 2 * DAY_MS, ninetyPercentMs: 10 * DAY_MS },
} as const satisfies Record<string, Delay>;

/** Events of people's own come at any moment of so many days after they were enrolled, each as likely. */
export const OWN_EVENTS_WITHIN_DAYS = 30;

/** Draws how one person takes everything that will come. */
export function drawnHabits(rates: Rates, dice: Dice): Habits {
  const own = rates.events.filter(({ type }) => !ofSales(type));
  const sales = rates.events.filter(({ type }) => ofSales(type));
  return {
    ofThemselves: (start) => own.flatMap((rate) => ownEvent(rate, start, dice)),
    onMail: (mail) => onMail(mail, { ...rates.mail, ...rates.mails[mail.name] }, dice),
    onHandoff: (at) => salesAnswer(sales, at, dice),
  };
}

const ofSales = (type: string): boolean => type.startsWith('handoff.');

function ownEvent({ type, share, times = [], properties }: EventRate, start: Instant, dice: Dice): Reaction[] {
  const does = dice.chance(share);
  const count = does ? (dice.one(times) ?? 1) : 0;
  return Array.from({ length: count }, () => {
    const at = start + Math.round(dice.fraction() * OWN_EVENTS_WITHIN_DAYS * DAY_MS);
    return { at, type, properties: dice.one(properties) };
  });
}

/** Sales gives one answer at most: the shares are stacked. */
function salesAnswer(rates: readonly EventRate[], handedOverAt: Instant, dice: Dice): Reaction[] {
  const at = handedOverAt + dice.delay(DELAYS.sales);
  let left = dice.fraction();
  for (const { type, share, properties } of rates) {
    if (left < share) return [{ at, type, properties: dice.one(properties) }];
    left -= share;
  }
  return [];
}

/**
 * Who clicks is, as far as the rates allow, among those who open: one draw decides both. A click without an opening is
 * somebody whose mail program shows no images.
 */
function onMail({ acceptedAt }: MailAtHand, rates: MailRates, dice: Dice): Reaction[] {
  const about = (type: string, at: Instant): Reaction => ({ at, type: `mail.${type}`, aboutMail: true });
  const keenness = dice.fraction();
  const openedAt = acceptedAt + dice.delay(DELAYS.open);
  const clickedAt = openedAt + dice.delay(DELAYS.click);
  const later = (rate: keyof typeof DELAYS & MailRate): { happens: boolean; at: Instant } => {
    return { happens: dice.chance(rates[rate] ?? 0), at: acceptedAt + dice.delay(DELAYS[rate]) };
  };
  const [reply, unsubscribe, bounce, complaint] = [
    later('reply'),
    later('unsubscribe'),
    later('bounce'),
    later('complaint'),
  ];
  // A mail that came back is read by nobody.
  if (bounce.happens) return [about('bounced', bounce.at)];
  return [
    ...(keenness < (rates.open ?? 0) ? [about('opened', openedAt)] : []),
    ...(keenness < (rates.click ?? 0) ? [about('clicked', clickedAt)] : []),
    ...(reply.happens ? [about('replied', reply.at)] : []),
    ...(unsubscribe.happens ? [{ at: unsubscribe.at, type: 'contact.unsubscribed' }] : []),
    ...(complaint.happens ? [about('complained', complaint.at)] : []),
  ];
}
