import type { Channel, ReportKind } from '@nurture/core/figures';
import type { KeyFigure } from './gather';

type Status = 'not-begun' | 'reached' | 'on-pace' | 'behind' | 'missed';

/** The words of a report in one language. */
export interface ReportWords {
  readonly hello: string;
  readonly title: Readonly<Record<ReportKind, string>>;
  readonly against: string;
  readonly key: Readonly<Record<KeyFigure, string>>;
  readonly before: string;
  readonly same: string;
  readonly none: string;
  readonly thisPeriod: string;
  readonly periodBefore: string;
  readonly funnel: string;
  readonly channels: string;
  readonly channel: string;
  readonly channelNames: Readonly<Record<Channel, string>>;
  readonly unknown: string;
  readonly costPerLead: string;
  readonly targets: string;
  readonly of: string;
  readonly expected: string;
  readonly status: Readonly<Record<Status, string>>;
  readonly mails: string;
  readonly mail: string;
  readonly sent: string;
  readonly opened: string;
  readonly clicked: string;
  readonly slower: string;
  readonly faster: string;
  readonly open: string;
  readonly footer: string;
  readonly asOf: string;
}

const EN: ReportWords = {
  hello: 'Hello',
  title: { weekly: 'The week', monthly: 'The month', quarterly: 'The quarter' },
  against: 'against',
  key: { visitors: 'Visitors', leads: 'Leads', mqls: 'MQLs', sqls: 'SQLs', customers: 'Customers', revenue: 'Revenue' },
  before: 'before:',
  same: 'as before',
  none: 'none before',
  thisPeriod: 'this period',
  periodBefore: 'the one before',
  funnel: 'How far people came',
  channels: 'Leads by channel',
  channel: 'Channel',
  channelNames: {
    'paid-search': 'paid search',
    'organic-search': 'organic search',
    'paid-social': 'paid social',
    social: 'social',
    display: 'display',
    email: 'email',
    affiliate: 'affiliates',
    event: 'events',
    referral: 'other sites',
    direct: 'direct',
    import: 'import',
    api: 'API',
    other: 'other',
  },
  unknown: 'unknown',
  costPerLead: 'Cost per lead',
  targets: 'Targets',
  of: 'of',
  expected: 'asked for by now:',
  status: { 'not-begun': 'not begun', reached: 'reached', 'on-pace': 'on pace', behind: 'behind', missed: 'missed' },
  mails: 'Mails',
  mail: 'Mail',
  sent: 'Sent',
  opened: 'Opened',
  clicked: 'Clicked',
  slower: 'Deals take longer to close than they did, and not by chance. Median days before and since:',
  faster: 'Deals close faster than they did, and not by chance. Median days before and since:',
  open: 'Open the dashboard',
  footer: 'You get this report because workspace.json says so for you, under “reports”.',
  asOf: 'Figures of',
};

const NL: ReportWords = {
  hello: 'Hallo',
  title: { weekly: 'De week', monthly: 'De maand', quarterly: 'Het kwartaal' },
  against: 'tegenover',
  key: { visitors: 'Bezoekers', leads: 'Leads', mqls: 'MQL’s', sqls: 'SQL’s', customers: 'Klanten', revenue: 'Omzet' },
  before: 'daarvoor:',
  same: 'gelijk gebleven',
  none: 'daarvoor geen',
  thisPeriod: 'deze periode',
  periodBefore: 'die ervoor',
  funnel: 'Hoe ver mensen kwamen',
  channels: 'Leads per kanaal',
  channel: 'Kanaal',
  channelNames: {
    'paid-search': 'betaald zoeken',
    'organic-search': 'organisch zoeken',
    'paid-social': 'betaald sociaal',
    social: 'sociaal',
    display: 'banners',
    email: 'e-mail',
    affiliate: 'affiliates',
    event: 'evenementen',
    referral: 'andere sites',
    direct: 'rechtstreeks',
    import: 'import',
    api: 'API',
    other: 'anders',
  },
  unknown: 'onbekend',
  costPerLead: 'Kosten per lead',
  targets: 'Doelen',
  of: 'van',
  expected: 'nodig tot nu toe:',
  status: { 'not-begun': 'nog niet begonnen', reached: 'gehaald', 'on-pace': 'op schema', behind: 'achter', missed: 'niet gehaald' }, // prettier-ignore
  mails: 'Mails',
  mail: 'Mail',
  sent: 'Verstuurd',
  opened: 'Geopend',
  clicked: 'Geklikt',
  slower: 'Deals sluiten duurt langer dan voorheen, en dat is geen toeval. Mediaan in dagen ervoor en sindsdien:',
  faster: 'Deals sluiten sneller dan voorheen, en dat is geen toeval. Mediaan in dagen ervoor en sindsdien:',
  open: 'Open het dashboard',
  footer: 'Je krijgt dit rapport omdat workspace.json dat voor jou zegt, onder “reports”.',
  asOf: 'Cijfers van',
};

/** English, where a language isn't spoken. */
export const reportWords = (locale: string): ReportWords => (locale.split('-')[0] === 'nl' ? NL : EN);

/** A channel as the reader calls it. */
export const channelName = ({ channelNames, unknown }: ReportWords, key: string): string =>
  key in channelNames ? channelNames[key as Channel] : key || unknown;
