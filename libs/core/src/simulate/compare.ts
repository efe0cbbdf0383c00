import { addDuration, type Calendar, type Instant, instantOf, parseDuration } from '../time';
import type { Simulation } from './types';

/** The expecting half of a `*.flow-test.json`. What it leaves out may be anything. */
export interface Expectation {
  readonly path?: string;
  /** All mails, in order; `at` is ISO 8601, or `+5 days` from the start. */
  readonly mails?: readonly { readonly mail: string; readonly at?: string }[];
  readonly score?: number;
}

/** Something that came out otherwise than expected; both as text. */
export interface Difference {
  readonly what: 'path' | 'mails' | 'score' | 'error';
  readonly expected: string;
  readonly actual: string;
}

/** A mail that came at the right time down to the minute came at the right time. */
const SAME_MOMENT_MS = 60_000;

/**
 * What a simulation did otherwise than its test expects; nothing where the test passes.
 *
 * @throws TimeError for a moment that can't be read
 */
export function differences(
  expect: Expectation,
  result: Simulation,
  when: { readonly start: Instant; readonly calendar: Calendar },
): Difference[] {
  const found: Difference[] = [];
  const compare = (what: Difference['what'], expected: string, actual: string): void => {
    if (expected !== actual) found.push({ what, expected, actual });
  };
  if (result.setAside !== null) compare('error', '', result.setAside);
  if (expect.path !== undefined) compare('path', expect.path, result.path);
  if (expect.mails !== undefined) {
    const wanted = expect.mails.map(({ mail, at }) => ({ mail, at: at === undefined ? null : momentOf(at, when) }));
    const came = result.mails.map((mail, index) => ({ mail: mail.mail, at: sayable(mail.at, wanted[index]?.at) }));
    compare('mails', mailsText(wanted), mailsText(came));
  }
  if (expect.score !== undefined) compare('score', String(expect.score), String(result.score));
  return found;
}

/** The moment that was asked for, where the mail came then; its own otherwise; none where none was asked for. */
function sayable(at: Instant, wanted: Instant | null | undefined): Instant | null {
  if (wanted === null || wanted === undefined) return null;
  return Math.abs(at - wanted) < SAME_MOMENT_MS ? wanted : at;
}

function momentOf(text: string, { start, calendar }: { start: Instant; calendar: Calendar }): Instant {
  if (text.startsWith('+')) return addDuration(start, parseDuration(text.slice(1)), calendar);
  return instantOf(text, calendar.timezone) ?? Number.NaN;
}

function mailsText(mails: readonly { readonly mail: string; readonly at: Instant | null }[]): string {
  if (mails.length === 0) return '(none)';
  return mails.map(({ mail, at }) => (at === null ? mail : `${mail} at ${isoOf(at)}`)).join(', ');
}

const isoOf = (at: Instant): string => (Number.isNaN(at) ? 'no moment' : new Date(at).toISOString());
