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
  /** `weekday` null: the next business day. */
  | { readonly kind: 'next'; readonly weekday: Weekday | null; readonly hour: number; readonly minute: number };

/** When somebody may be enrolled once more. */
export type Repeat =
  | { readonly kind: 'never' }
  | { readonly kind: 'always' }
  /** From the end of the last one. */
  | { readonly kind: 'after'; readonly duration: Duration };

/** A window as it stands in JSON. `from` and `until` are wall-clock times, `until` not included. */
export interface WindowText {
  /** Such as `["mon", "tue"]` or `["mon-fri"]`; every day when left out. */
  readonly days?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  /** An IANA zone, or `contact` for the contact's own (the default). */
  readonly timezone?: string;
}

/** Times of the week. Minutes are counted on the wall clock from midnight; `untilMinute` at or below `fromMinute`: past midnight. */
export interface Window {
  readonly days: readonly Weekday[];
  readonly fromMinute: number;
  readonly untilMinute: number;
  /** Null: the contact's own zone. */
  readonly timezone: string | null;
}
