/** A day of the calendar, `YYYY-MM-DD`. Texts of this form sort as the days do. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Is it a day that exists, of a year with four digits? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && textOfDay(at) === text;
}

const numberOfDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const textOfDay = (at: number): Day => new Date(at).toISOString().slice(0, 10);

/** The day so many days on (or back, where negative). */
export const dayAfter = (day: Day, days: number): Day => textOfDay(numberOfDay(day) + days * DAY_MS);

/** How many days lie between two: 1 from a day to the next. */
export const daysBetween = (from: Day, until: Day): number => (numberOfDay(until) - numberOfDay(from)) / DAY_MS;
