import type { FieldType } from '@nurture/core/event';
import { didYouMean } from '../people/suggest';

/** What a column of a CSV file says: a field of the contact, or something of its own. */
export type Column =
  | { readonly kind: 'email' | 'tags' | 'mailConsent' | 'trackingConsent' | 'wording' | 'source' }
  | { readonly kind: 'field'; readonly name: string; readonly type: FieldType };

export interface ColumnMap {
  /** By place; null for a column that is left out. */
  readonly columns: readonly (Column | null)[];
  readonly ignored: readonly { readonly name: string; readonly hint?: string }[];
}

const SPECIAL: Readonly<Record<string, Column>> = {
  email: { kind: 'email' },
  tags: { kind: 'tags' },
  mailConsent: { kind: 'mailConsent' },
  trackingConsent: { kind: 'trackingConsent' },
  wording: { kind: 'wording' },
  source: { kind: 'source' },
};

/** Headers as other systems write them, without case, spaces and punctuation. */
const ALIASES: Readonly<Record<string, string>> = {
  emailaddress: 'email',
  mail: 'email',
  emailadres: 'email',
  givenname: 'firstName',
  voornaam: 'firstName',
  surname: 'lastName',
  familyname: 'lastName',
  achternaam: 'lastName',
  companyname: 'company',
  organisation: 'company',
  organization: 'company',
  account: 'company',
  bedrijf: 'company',
  bedrijfsnaam: 'company',
  jobtitle: 'role',
  title: 'role',
  functie: 'role',
  phonenumber: 'phone',
  telephone: 'phone',
  telefoon: 'phone',
  countrycode: 'country',
  land: 'country',
  language: 'locale',
  taal: 'locale',
  tag: 'tags',
  labels: 'tags',
  optin: 'mailConsent',
  marketingconsent: 'mailConsent',
  leadsource: 'source',
  utmsource: 'source',
};

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Finds out what the columns of a file hold.
 * @returns the map, or what is wrong with the header in words
 */
export function mapColumns(
  header: readonly string[],
  fields: Readonly<Record<string, FieldType>>,
): { readonly map: ColumnMap } | { readonly problem: string } {
  const names = [...Object.keys(SPECIAL), ...Object.keys(fields)];
  const byPlain = new Map(names.map((name) => [plain(name), name]));
  const found = header.map((title) => byPlain.get(plain(title)) ?? ALIASES[plain(title)] ?? null);
  const twice = found.find((name, place) => name !== null && found.indexOf(name) !== place);
  if (twice) return { problem: `Two columns hold \`${twice}\`: ${titlesOf(header, found, twice)}. Keep one.` };
  if (!found.includes('email')) {
    const hint = header.map((title) => didYouMean(title, ['email'])).find((text) => text !== undefined);
    return { problem: `No column is called \`email\` (found: ${header.join(', ')}). ${hint ?? ''}`.trim() };
  }
  const columns = found.map((name) => (name === null ? null : columnOf(name, fields)));
  const ignored = header.flatMap((title, place) => (columns[place] === null ? [ignoredColumn(title, names)] : []));
  return { map: { columns, ignored } };
}

const titlesOf = (header: readonly string[], found: readonly (string | null)[], name: string) =>
  header.filter((_, place) => found[place] === name).join(', ');

function columnOf(name: string, fields: Readonly<Record<string, FieldType>>): Column | null {
  const special = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined;
  if (special) return special;
  const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return type === undefined ? null : { kind: 'field', name, type };
}

function ignoredColumn(name: string, names: readonly string[]) {
  const hint = didYouMean(name, names);
  return hint === undefined ? { name } : { name, hint };
}
