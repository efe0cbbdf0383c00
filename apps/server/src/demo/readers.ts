import { dayMs, type Instant } from '@nurture/core/time';
import { Dice } from './dice';

/** How somebody's mail is fetched before, or instead of, being looked at. */
export type MailProgram = 'plain' | 'gmail' | 'apple' | 'scanned';

/** Somebody made up, with what they type into forms and how they read. */
export interface Reader {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly role: string;
  readonly companySize: string;
  readonly locale: 'en' | 'nl';
  readonly timezone: string;
  readonly source: string;
  readonly asksAt: Instant;
  readonly consentMail: boolean;
  readonly consentTracking: boolean;
  readonly program: MailProgram;
  /** 0: never reads, 1: reads all of it. */
  readonly interest: number;
}

type Names = readonly [string, ...string[]];

const FIRST: Names = ['Ann', 'Bram', 'Chloe', 'Daan', 'Emma', 'Femke', 'Georg', 'Hanna', 'Imran', 'Julia', 'Kees', 'Lotte', 'Mehmet', 'Noor', 'Olivia', 'Pieter', 'Quinten', 'Roos', 'Sara', 'Thomas', 'Ursula', 'Vera', 'Willem', 'Yara', 'Zoe']; // prettier-ignore
const LAST: Names = ['Bakker', 'Brandt', 'Claes', 'de Boer', 'Dekker', 'Evans', 'Fischer', 'Hendriks', 'Jansen', 'Keller', 'Kuipers', 'Lambert', 'Meijer', 'Miller', 'Mulder', 'Peeters', 'Smit', 'van Dijk', 'Vermeer', 'Visser', 'Weber', 'Willems', 'Wright', 'Yilmaz']; // prettier-ignore
const COMPANY_A: Names = ['Amstel', 'Blauwe', 'Delta', 'Gouden', 'Haven', 'Hanze', 'IJssel', 'Kade', 'Linden', 'Maas', 'Noorder', 'Polder', 'Rijn', 'Schelde', 'Vecht', 'Wester']; // prettier-ignore
const COMPANY_B: Names = ['Logistics', 'Software', 'Engineering', 'Staal', 'Packaging', 'Advies', 'Energy', 'Groothandel', 'Analytics', 'Techniek']; // prettier-ignore
const SOURCES: Names = ['linkedin', 'linkedin', 'google', 'google', 'newsletter', 'partner', 'webinar', ''];
const ROLES: Names = ['management', 'management', 'marketing', 'marketing', 'marketing', 'sales', 'sales', 'customer-success', 'it', 'finance', 'other', 'student']; // prettier-ignore
const SIZES: Names = ['2-9', '10-49', '10-49', '50-249', '50-249', '50-249', '250-999', '250-999', '1000+', '1'];
const PROGRAMS: readonly [MailProgram, ...MailProgram[]] = ['plain', 'plain', 'plain', 'gmail', 'gmail', 'apple', 'scanned']; // prettier-ignore
const ZONES: Names = ['Europe/Amsterdam', 'Europe/Amsterdam', 'Europe/Amsterdam', 'Europe/Brussels', 'Europe/London'];

/** People who ask for the paper between two moments: on working days, and seldom in a weekend. */
export function makeReaders(count: number, seed: number, from: Instant, until: Instant): Reader[] {
  return Array.from({ length: count }, (_, index) => makeReader(index, seed, from, until)).sort(
    (a, b) => a.asksAt - b.asksAt,
  );
}

function makeReader(index: number, seed: number, from: Instant, until: Instant): Reader {
  const dice = new Dice(seed, 'reader', index);
  const firstName = dice.pick(FIRST);
  const lastName = dice.pick(LAST);
  const company = `${dice.pick(COMPANY_A)} ${dice.pick(COMPANY_B)}`;
  const locale = dice.chance(0.55) ? 'nl' : 'en';
  return {
    email: `${slug(firstName)}.${slug(lastName)}${index}@${slug(company)}.example`,
    firstName,
    lastName,
    company,
    role: dice.pick(ROLES),
    companySize: dice.pick(SIZES),
    locale,
    timezone: locale === 'nl' ? 'Europe/Amsterdam' : dice.pick(ZONES),
    source: dice.pick(SOURCES),
    asksAt: asksAt(dice, from, until),
    consentMail: dice.chance(0.88),
    consentTracking: dice.chance(0.82),
    program: dice.pick(PROGRAMS),
    interest: dice.next() ** 1.3,
  };
}

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, '-');

/** Between eight and eight; whoever would ask in a weekend mostly asks on another day. */
function asksAt(dice: Dice, from: Instant, until: Instant): Instant {
  const days = Math.max(1, Math.floor((until - from) / dayMs));
  for (let tries = 0; ; tries++) {
    const day = from + Math.floor(dice.next() * days) * dayMs;
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    if (!isWeekend || tries > 3 || dice.chance(0.2)) return day + dice.between(7, 19) * 3_600_000;
  }
}
