import { closest, distance } from 'fastest-levenshtein';

/** Paths a template may read; `contact.*` stands for everything below. */
export type KnownVariables = readonly string[];

/** What every mail is filled with, whatever the workspace declares. */
export const commonVariables: KnownVariables = [
  'contact.*',
  'account.*',
  'event.*',
  'enrolment.*',
  'company.*',
  'sender.*',
  'topic.*',
  'asset.*',
  'mail.*',
  'links.unsubscribe',
  'links.preferences',
  'links.download',
  'links.confirm',
  'links.rate',
  'links.rate1',
  'links.rate2',
  'links.rate3',
  'links.rate4',
  'links.rate5',
  'links.privacy',
];

/** Is `path` one of `known`, above one, or below a `.*`? */
export const isKnown = (path: string, known: KnownVariables): boolean =>
  known.some((one) =>
    one.endsWith('.*')
      ? path === one.slice(0, -2) || path.startsWith(one.slice(0, -1))
      : path === one || one.startsWith(`${path}.`) || path.startsWith(`${one}.`),
  );

/** The known variable that was probably meant: `first_name` of another system is `contact.firstName`. */
export function didYouMean(path: string, known: KnownVariables): string | null {
  const names = known.filter((one) => !one.endsWith('.*'));
  if (names.length === 0) return null;
  const alike =
    names.find((one) => bare(one) === bare(path)) ??
    names.find((one) => one.startsWith('contact.') && lastOf(one) === lastOf(path));
  if (alike) return alike;
  if (/unsub|opt_?-?out/i.test(path) && names.includes('links.unsubscribe')) return 'links.unsubscribe';
  const best = closest(path, [...names]);
  return distance(path, best) <= Math.max(2, Math.floor(path.length / 3)) ? best : null;
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const lastOf = (path: string): string => bare(path.slice(path.lastIndexOf('.') + 1));
