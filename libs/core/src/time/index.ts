// Moments, durations, calendars and zones: the only place where a time zone is known.
export type { Instant } from './instant';
export type { Calendar, Duration, Moment, Repeat, Weekday, Window, WindowText } from './types';
export { TimeError, timeErrors, type TimeErrorCode } from './errors';
export { approximateMs, dayMs, parseDuration, parseExactMs, scale } from './duration';
export { addDuration, dayOf, isBusinessDay, nextWeekday, weekdayOf } from './calendar';
export { instantOf, minuteOfDay, momentAt, parseMoment, parseRepeat, weekdayNamed } from './moment';
export { afterQuietHours, inWindow, nextInWindow, parseWindow } from './window';
export { fromWall, isZone, toWall } from './zone';
export { addWorkingHours, closedOn, openedAt, workedMs } from './working-hours';
export type { DaySpan, WorkCalendar } from './working-hours';
