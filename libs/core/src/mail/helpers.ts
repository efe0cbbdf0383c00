import Handlebars from 'handlebars';
import type { CompiledLink, HoleEscape } from './compiled';
import { cleanDestination, isDangerous, isTrackable } from './destination';
import { asText, escapeFor, inAttribute, withoutTags } from './escape';
import type { HoleFill } from './fill';

/** What a helper knows of the mail it stands in; travels as Handlebars data, untouched by the context. */
export interface MailData {
  readonly fill: HoleFill;
  readonly links: readonly CompiledLink[];
  readonly escape: HoleEscape;
}

interface HelperOptions {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: { readonly mail: MailData };
  /** Its result is made a string by whoever uses it: a body of one helper call gives a SafeString. */
  readonly fn: (context: unknown) => string;
}

/** Helpers that a template may call, beside Handlebars' own `if unless each with lookup`. */
export const authorHelpers = ['default', 'eq', 'formatDate', 'formatNumber'] as const;

/** Helpers that the compiler writes into templates. */
export const compilerHelpers = [
  'mail-link',
  'mail-image',
  'mail-url',
  'mail-base',
  'mail-literal',
  'mail-plain',
] as const;

const safe = (text: string): Handlebars.SafeString => new Handlebars.SafeString(text);

/** A link's address at `destination`: tracked if the recipient may be, dangerous ones blunted. */
export function linkAddress(data: MailData, index: number, destination: string): string {
  const clean = cleanDestination(destination);
  if (isDangerous(clean)) return '#';
  const track = data.fill.tracking && data.links[index]?.kind === 'tracked' && isTrackable(clean);
  const address = track && data.fill.tracking ? data.fill.tracking.click(index, clean) : clean;
  return data.escape === 'html' ? inAttribute(address) : address;
}

function formatDate(value: unknown, ...rest: unknown[]): string {
  const options = rest.at(-1) as HelperOptions;
  const style = typeof rest[0] === 'string' ? rest[0] : 'long';
  const at = asDate(value);
  if (!at) return '';
  const contact = (options.data.mail.fill.variables['contact'] ?? {}) as Readonly<Record<string, unknown>>;
  const locale = asText(options.hash['locale'] ?? contact['locale']) || 'en';
  const timeZone = asText(options.hash['timezone'] ?? contact['timezone']) || 'UTC';
  const dateStyle = (['short', 'medium', 'long', 'full'] as const).find((one) => one === style) ?? 'long';
  return new Intl.DateTimeFormat(locale, {
    dateStyle,
    timeZone,
    ...(options.hash['time'] === true ? { timeStyle: 'short' } : {}),
  }).format(at);
}

function asDate(value: unknown): Date | undefined {
  if (!(value instanceof Date) && typeof value !== 'number' && typeof value !== 'string') return undefined;
  const date = new Date(value);
  return value === '' || Number.isNaN(date.getTime()) ? undefined : date;
}

function formatNumber(value: unknown, options: HelperOptions): string {
  if (typeof value !== 'number' && typeof value !== 'string') return '';
  const contact = (options.data.mail.fill.variables['contact'] ?? {}) as Readonly<Record<string, unknown>>;
  const locale = asText(options.hash['locale'] ?? contact['locale']) || 'en';
  const currency = asText(options.hash['currency']);
  return new Intl.NumberFormat(locale, currency ? { style: 'currency', currency } : {}).format(Number(value));
}

/** Handlebars with our helpers; prototype access stays forbidden, as it is by default. */
export const handlebars: typeof Handlebars = Handlebars.create();
handlebars.unregisterHelper('log');
handlebars.registerHelper({
  default: (value: unknown, fallback: unknown) => (asText(value) === '' ? fallback : value),
  eq: (left: unknown, right: unknown) => left === right,
  formatDate,
  formatNumber,
  'mail-link'(this: unknown, index: number, options: HelperOptions) {
    return safe(linkAddress(options.data.mail, index, `${options.fn(this)}`));
  },
  'mail-image': (encoded: string, options: HelperOptions) => {
    const file = decodeURIComponent(encoded);
    return safe(inAttribute(options.data.mail.fill.image?.(file) ?? `assets/${file}`));
  },
  'mail-url': (value: unknown) => safe(encodeURIComponent(asText(value))),
  'mail-base': (value: unknown) => safe(asText(value)),
  'mail-literal': (text: string) => safe(decodeURIComponent(text)),
  'mail-plain': (value: unknown, options: HelperOptions) =>
    safe(escapeFor(options.data.mail.escape, withoutTags(asText(value)))),
});
