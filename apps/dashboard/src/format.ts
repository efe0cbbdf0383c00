// How values are said in the language of whoever reads: numbers, money, dates. Times are told by the product's clock.

let locale = 'en';
let aheadMs = 0;
let made = new Map<string, unknown>();

/** @param language the chosen one; the region (how dates are written) is the browser's where it speaks that language */
export function setLocale(language: string, spoken: readonly string[] = []): void {
  locale = spoken.find((each) => each.toLowerCase().startsWith(language)) ?? language;
  made = new Map();
}

/** The product's clock may be shifted (a demonstration, a test): times are told by it, not by this machine's. */
export function setClock(now: string): void {
  aheadMs = new Date(now).getTime() - Date.now();
}
export const productNow = (): number => Date.now() + aheadMs;

function once<Format>(name: string, make: () => Format): Format {
  const known = made.get(name) as Format | undefined;
  if (known) return known;
  const format = make();
  made.set(name, format);
  return format;
}

const dates = (name: string, options: Intl.DateTimeFormatOptions) => (iso: string) =>
  once(name, () => new Intl.DateTimeFormat(locale, options)).format(new Date(iso));
const numbers = (name: string, options: Intl.NumberFormatOptions) => (value: number) =>
  once(name, () => new Intl.NumberFormat(locale, options)).format(value);

/** `21 Nov 2026, 09:30 CET`: in the zone of whoever reads, which it names */
export const moment = dates('moment', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
/** `Europe/Amsterdam` */
export const zoneName = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
/** `Saturday 21 November 2026` */
export const dayOf = dates('day', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** `21 Nov 2026` */
export const dateOf = dates('date', { dateStyle: 'medium' });
/** `November 2026` */
export const monthOf = dates('month', { month: 'long', year: 'numeric' });
/** `09:30` */
export const clockOf = dates('clock', { hour: '2-digit', minute: '2-digit' });
export const number = numbers('number', { maximumFractionDigits: 1 });
export const whole = numbers('whole', { maximumFractionDigits: 0 });
/** `1.2M`: for axes and small places */
export const compact = numbers('compact', { notation: 'compact', maximumFractionDigits: 1 });
/** @param share 0 to 1 */
export const percent = numbers('percent', { style: 'percent', maximumFractionDigits: 0 });
/** One more digit: for small shares. */
export const percent1 = numbers('percent1', { style: 'percent', maximumFractionDigits: 1 });
/** Amounts are in the workspace's one currency, which it does not name: a number without a sign. */
export const money = numbers('money', { maximumFractionDigits: 0 });
export const signed = numbers('signed', { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
export const list = (items: readonly string[]): string =>
  once('list', () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items);

const SPANS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** `in 3 days`, `2 hours ago`, `now`. */
export function relative(iso: string, now = productNow()): string {
  const seconds = (new Date(iso).getTime() - now) / 1_000;
  const format = once('relative', () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const span = SPANS.find(([, each]) => Math.abs(seconds) >= each);
  return span ? format.format(Math.round(seconds / span[1]), span[0]) : format.format(0, 'second');
}

/** `40 sec`, `10 min`, `2 hr`, `5 days`. */
export function duration(seconds: number): string {
  const [unit, size] =
    seconds < 90 ? ['second', 1] : seconds < 5_400 ? ['minute', 60] : seconds < 172_800 ? ['hour', 3_600] : ['day', 86_400]; // prettier-ignore
  const options = { style: 'unit', unit: unit, unitDisplay: 'short', maximumFractionDigits: 0 } as const;
  return once(`for-${unit}`, () => new Intl.NumberFormat(locale, options)).format(Math.round(seconds / Number(size)));
}

/** `office-hours` → `office hours`, `deepDive` → `deep dive`: names that a workspace gave. */
export const plain = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.]/g, ' ')
    .toLowerCase();

export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const fieldText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

export function nameOf(fields: Readonly<Record<string, unknown>>): string | null {
  const name = [fields['firstName'], fields['lastName']].map(textOf).filter(Boolean).join(' ');
  return name || null;
}
