import type { Condition } from '../condition';

/**
 * A text in each of the workspace's languages, by locale. A file may give a plain string: it then stands under the
 * workspace's own locale.
 */
export type LocalizedText = Readonly<Record<string, string>>;

/** A condition as the file has it: a name from a flow's `conditions`, or a query over plain paths. */
export type ConditionSource = Condition;

/** The stages of the funnel, in the order in which a lead warms up; the last two leave it. */
export const STAGES = ['visitor', 'lead', 'mql', 'sql', 'customer', 'recycled', 'disqualified'] as const;
export type Stage = (typeof STAGES)[number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A wall-clock time, `HH:MM`, 24 hours. */
export type WallClock = string;

/**
 * Hours in which mails may leave (or people work). `timezone` is an IANA zone, or `contact` for the zone of whom it is
 * about. `until` is exclusive; where it is not after `from`, the window runs over midnight.
 */
export interface TimeWindow {
  readonly days: readonly Weekday[];
  readonly from: WallClock;
  readonly until: WallClock;
  readonly timezone: string;
}

/** The text for a locale: that locale, its language (`nl` for `nl-BE`), the fallback's, or else the first there is. */
export function textIn(text: LocalizedText, locale: string, fallback: string): string {
  const language = locale.split('-')[0] ?? locale;
  return text[locale] ?? text[language] ?? text[fallback] ?? Object.values(text)[0] ?? '';
}

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}
