/** An IANA zone and the days on which nobody works. */
export interface Calendar {
  /** Such as `Europe/Amsterdam`. */
  readonly timezone: string;
  /** Days as `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** A length of time: whole calendar parts, which keep the wall clock, and exact milliseconds. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly businessDays: number;
  readonly ms: number;
}

/** A day of the week, Monday = 1 … Sunday = 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When an `after` comes: counted from the start of the clock, or tied to a date found at a path. */
export type Moment =
  | { readonly kind: 'duration'; readonly duration: Duration }
  | { readonly kind: 'date'; readonly path: string; readonly offset: Duration | null; readonly sign: -1 | 0 | 1 }
  | { readonly kind: 'next'; readonly weekday: Weekday | null; readonly hour: number; readonly minute: number };

/** When somebody may be enrolled once more. */
export type Repeat =
  | { readonly kind: 'never' }
  | { readonly kind: 'always' }
  /** From the end of the last one. */
  | { readonly kind: 'after'; readonly duration: Duration };

/** Times of the week, parsed. Minutes are counted from local midnight; `untilMinute` may be below `fromMinute`: past midnight. */
export interface Window {
  readonly days: readonly Weekday[];
  readonly fromMinute: number;
  readonly untilMinute: number;
  /** Null: the contact's own zone. */
  readonly timezone: string | null;
  /** Whether the holidays are left out. */
  readonly skipHolidays: boolean;
}
