// Moments, durations, calendars and zones: the only place where a time zone is known.
export type { Instant } from './instant';
export type { Calendar, Duration, Moment, Repeat, Weekday, Window } from './types';
