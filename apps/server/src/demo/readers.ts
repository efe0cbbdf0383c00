import { dayMs, type Instant } from '@nurture/core/time';
import { Dice } from './dice';
import { type Origin, originsOn } from './origins';
import { visitMoment } from './season';

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
  readonly origin: Origin;
  /** What their browser is called, where they agreed to be followed. */
  readonly visitor: string | null;
  /** When they looked around before they asked. */
  readonly lookedAround: readonly Instant[];
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
const ROLES: Names = ['management', 'management', 'marketing', 'marketing', 'marketing', 'sales', 'sales', 'customer-success', 'it', 'finance', 'other']; // prettier-ignore
const SIZES: Names = ['2-9', '10-49', '10-49', '50-249', '50-249', '50-249', '250-999', '250-999', '1000+'];
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
  const asksAt = visitMoment(dice, from, until);
  const origin = dice.pick(originsOn(asksAt));
  const isStranger = dice.chance(origin.strangers);
  const consentTracking = dice.chance(0.82);
  return {
    email: `${slug(firstName)}.${slug(lastName)}${index}@${slug(company)}.example`,
    firstName,
    lastName,
    company,
    role: isStranger ? 'student' : dice.pick(ROLES),
    companySize: isStranger ? '1' : dice.pick(SIZES),
    locale,
    timezone: locale === 'nl' ? 'Europe/Amsterdam' : dice.pick(ZONES),
    origin,
    asksAt,
    consentMail: dice.chance(0.88),
    consentTracking,
    visitor: consentTracking ? dice.name() : null,
    lookedAround: Array.from({ length: dice.pick([0, 0, 1, 1, 2]) }, () => asksAt - dice.between(0.1, 9) * dayMs)
      .filter((at) => at >= from)
      .sort((a, b) => a - b),
    program: dice.pick(PROGRAMS),
    interest: Math.min(1, Math.max(0, dice.next() ** 0.7 + origin.interest)),
  };
}

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, '-');

/** Somebody who looks around and leaves again without a name. */
export interface Passer {
  readonly visitor: string;
  readonly origin: Origin;
  readonly at: Instant;
  /** Of the pages that they see. */
  readonly pages: number;
  /** They got as far as the landing page. */
  readonly saw: boolean;
}

/** Most who come to a site leave it again. */
export function makePassers(count: number, seed: number, from: Instant, until: Instant): Passer[] {
  return Array.from({ length: count }, (_, index) => {
    const dice = new Dice(seed, 'passer', index);
    const at = visitMoment(dice, from, until);
    const origin = dice.pick(originsOn(at));
    return { visitor: dice.name(), origin, at, pages: dice.pick([1, 1, 1, 2, 3]), saw: dice.chance(0.6) };
  });
}
