import type { EventRate, MailRate, MailRates, Rates } from './rates';

/** What happened to the mails of one name. */
export interface MailHistory {
  readonly mail: string;
  readonly sent: number;
  readonly tracked: number;
  /** Of the tracked ones, by people; machines' are left out. */
  readonly opened: number;
  readonly clicked: number;
  readonly unsubscribed: number;
  readonly replied: number;
  readonly bounced: number;
  readonly complained: number;
}

/** What happened to the people of a flow. */
export interface FlowHistory {
  readonly mails: readonly MailHistory[];
  /** People who were enrolled long enough ago to have done what they were going to. */
  readonly people: number;
  readonly events: readonly {
    readonly type: string;
    /** People who did it, and how often each. */
    readonly people: number;
    readonly times: readonly number[];
    readonly properties: readonly Readonly<Record<string, unknown>>[];
  }[];
  /** By the answer of sales that closed them; null: none did. */
  readonly handoffs: readonly { readonly status: string | null; readonly handoffs: number }[];
}

/** A measured rate with what it was measured on. */
export interface MeasuredRate {
  /** As in `--rates`: `whitepaper-reminder.open`, `tracking`, `meeting.booked`. */
  readonly name: string;
  readonly share: number;
  /** So many mails, people or handoffs stand behind it. */
  readonly of: number;
  readonly what: 'mails' | 'tracked mails' | 'people' | 'handoffs';
  /** Whether all mails of the flow stand behind it, as there are too few of this one. */
  readonly ofAllMails: boolean;
}

export type Measured =
  | { readonly enough: true; readonly rates: Rates; readonly measured: readonly MeasuredRate[] }
  /** What there was too little of, and how much. */
  | { readonly enough: false; readonly of: number; readonly what: 'mails' | 'tracked mails' | 'people' };

/** Fewer than this say next to nothing: of 30, a share of a tenth is anything from 3 % to 25 %. */
export const FEWEST_MEASURED = 30;

const COUNTED: Readonly<Record<MailRate, Exclude<keyof MailHistory, 'mail' | 'sent' | 'tracked'>>> = {
  open: 'opened',
  click: 'clicked',
  reply: 'replied',
  unsubscribe: 'unsubscribed',
  bounce: 'bounced',
  complaint: 'complained',
};
const ANSWERS = ['recycled', 'rejected', 'lost', 'won'];

/**
 * The rates that a flow's own history gives. A mail with too little history of its own takes the rates of all mails of
 * the flow together; sales' answers to too few handoffs are left out.
 */
export function ratesFrom({ mails, people, events, handoffs }: FlowHistory): Measured {
  const all = together(mails);
  if (all.sent < FEWEST_MEASURED) return { enough: false, of: all.sent, what: 'mails' };
  if (all.tracked < FEWEST_MEASURED) return { enough: false, of: all.tracked, what: 'tracked mails' };
  if (people < FEWEST_MEASURED) return { enough: false, of: people, what: 'people' };
  const ofMails = mails.map((mail) => [mail.mail, measuredMail(mail, all)] as const);
  const tracking = rate('tracking', all.tracked, all.sent, 'mails');
  const own = events.map((event) => rate(event.type, event.people, people, 'people'));
  const answers = measuredAnswers(handoffs);
  return {
    enough: true,
    rates: {
      mail: sharesOf(measuredMail(all, all)),
      mails: Object.fromEntries(ofMails.map(([name, rates]) => [name, sharesOf(rates)])),
      tracking: tracking.share,
      events: [
        ...events.map(({ type, times, properties }, i): EventRate => {
          return { type, share: own[i]?.share ?? 0, times, properties };
        }),
        ...answers.map(({ name, share }): EventRate => ({ type: name, share, properties: [] })),
      ],
    },
    measured: [
      ...ofMails.flatMap(([mail, rates]) => rates.map((one) => ({ ...one, name: `${mail}.${one.name}` }))),
      tracking,
      ...own,
      ...answers,
    ],
  };
}

function together(mails: readonly MailHistory[]): MailHistory {
  const sum = (key: Exclude<keyof MailHistory, 'mail'>): number => mails.reduce((total, mail) => total + mail[key], 0);
  return {
    mail: '',
    sent: sum('sent'),
    tracked: sum('tracked'),
    opened: sum('opened'),
    clicked: sum('clicked'),
    unsubscribed: sum('unsubscribed'),
    replied: sum('replied'),
    bounced: sum('bounced'),
    complained: sum('complained'),
  };
}

/** The rates of one mail: openings and clicks of the tracked ones, all else of those sent. What never happened is left out. */
function measuredMail(mail: MailHistory, all: MailHistory): (MeasuredRate & { name: MailRate })[] {
  return (Object.keys(COUNTED) as MailRate[]).flatMap((name) => {
    const base = name === 'open' || name === 'click' ? 'tracked' : 'sent';
    const from = mail[base] < FEWEST_MEASURED ? all : mail;
    if (from[COUNTED[name]] === 0 && base === 'sent') return [];
    const one = rate(name, from[COUNTED[name]], from[base], base === 'sent' ? 'mails' : 'tracked mails');
    return [{ ...one, name, ofAllMails: from !== mail }];
  });
}

function measuredAnswers(handoffs: FlowHistory['handoffs']): MeasuredRate[] {
  const all = handoffs.reduce((sum, row) => sum + row.handoffs, 0);
  if (all < FEWEST_MEASURED) return [];
  return handoffs.flatMap(({ status, handoffs: count }) =>
    status !== null && ANSWERS.includes(status) ? [rate(`handoff.${status}`, count, all, 'handoffs')] : [],
  );
}

function rate(name: string, part: number, of: number, what: MeasuredRate['what']): MeasuredRate {
  return { name, share: part / of, of, what, ofAllMails: false };
}

const sharesOf = (rates: readonly { readonly name: MailRate; readonly share: number }[]): MailRates =>
  Object.fromEntries(rates.map(({ name, share }) => [name, share]));
