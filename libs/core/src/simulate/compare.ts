import { addDuration, type Calendar, dayOf, type Instant, instantOf, parseDuration, TimeError, toWall } from '../time';
import type { SimulatedMail, Simulation } from './types';

/** The expecting half of a `*.flow-test.json`. What it leaves out may be anything. */
export interface Expectation {
  readonly path?: string;
  /** All mails, in order; `at` is ISO 8601, or `+5 days` from the start. */
  readonly mails?: readonly { readonly mail: string; readonly at?: string }[];
  readonly score?: number;
  /** How the walk ended, as in {@link Simulation}. */
  readonly outcome?: string;
  readonly stage?: string;
}

/** Something that came out otherwise than expected; both as text. */
export interface Difference {
  readonly what: 'path' | `mail ${number}` | 'score' | 'outcome' | 'stage' | 'error';
  readonly expected: string;
  readonly actual: string;
}

type Told = string | number;

/** From where a test counts, and in which zone and with which holidays. */
interface When {
  readonly start: Instant;
  readonly calendar: Calendar;
}

/** A mail that came at the right time down to the minute came at the right time. */
const SAME_MOMENT_MS = 60_000;

/**
 * What a simulation did otherwise than its test expects; nothing where the test passes.
 *
 * @throws TimeError for a moment that can't be read
 */
export function differences(expect: Expectation, result: Simulation, when: When): Difference[] {
  const compared = (what: Difference['what'], expected: Told | undefined, actual: Told): Difference[] => {
    if (expected === undefined || expected === actual) return [];
    return [{ what, expected: String(expected), actual: String(actual) }];
  };
  return [
    ...(result.setAside === null ? [] : compared('error', '', result.setAside)),
    ...compared('path', expect.path, result.path),
    ...(expect.mails === undefined ? [] : mailDifferences(expect.mails, result.mails, when)),
    ...compared('score', expect.score, result.score),
    ...compared('outcome', expect.outcome, result.outcome),
    ...compared('stage', expect.stage, result.stage),
  ];
}

/** One by one, so that a long list shows where it went another way. */
function mailDifferences(
  expected: NonNullable<Expectation['mails']>,
  came: readonly SimulatedMail[],
  when: When,
): Difference[] {
  const most = Math.max(expected.length, came.length);
  return Array.from({ length: most }, (_, i): Difference[] => {
    const [wanted, mail] = [expected[i], came[i]];
    const at = wanted?.at === undefined ? null : momentOf(wanted.at, when);
    if (wanted && mail && wanted.mail === mail.mail && isSame(at, mail.at)) return [];
    // A time that nobody asked for says something only where no mail was expected at all.
    const shown = wanted && at === null ? null : (mail?.at ?? null);
    const what = `mail ${i + 1}` as const;
    return [{ what, expected: mailText(wanted?.mail, at, when), actual: mailText(mail?.mail, shown, when) }];
  }).flat();
}

const isSame = (wanted: Instant | null, at: Instant): boolean =>
  wanted === null || Math.abs(at - wanted) < SAME_MOMENT_MS;

/** @throws TimeError */
function momentOf(text: string, { start, calendar }: When): Instant {
  if (text.startsWith('+')) return addDuration(start, parseDuration(text.slice(1)), calendar);
  const moment = instantOf(text, calendar.timezone);
  if (moment === null) throw new TimeError('time.moment', text, 'write "2026-11-23T10:00" or "+5 days" from the start');
  return moment;
}

function mailText(mail: string | undefined, at: Instant | null, { calendar }: When): string {
  if (mail === undefined) return '(none)';
  return at === null ? mail : `${mail} at ${wallText(at, calendar.timezone)}`;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** A moment on the wall clock of the contact's zone, such as `Thu 2026-11-26 09:00`. */
function wallText(at: Instant, timezone: string): string {
  const wall = toWall(at, timezone);
  const date = new Date(wall);
  return `${WEEKDAYS[date.getUTCDay()]} ${dayOf(wall)} ${date.toISOString().slice(11, 16)}`;
}
