// Where things stand on a chart: pure.

/** A chart's axis has about so many steps. */
const STEPS = 4;

/**
 * Round values from at or below `least` to at or above `most`, steps of 1, 2 or 5 times a power of ten apart: the two
 * ends of an axis and what is written at it.
 */
export function ticksOf(least: number, most: number): number[] {
  const span = most - least || 1;
  const power = 10 ** Math.floor(Math.log10(span / STEPS));
  const step = power * ([1, 2, 5].find((each) => each * power * STEPS >= span) ?? 10);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(Math.ceil(most / step - 1e-9), first + 1);
  // Whole steps of a power of ten below one are written as they are meant: 0.3, not 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

export const logOf = (value: number): number => Math.log10(Math.max(value, 1));

/** Every how many of the names at an axis are written so that they don't touch. */
export const everyOf = (names: number, widest: number, room: number): number =>
  Math.max(1, Math.ceil((names * widest) / Math.max(room, 1)));

/** Shortened to `room` pixels, as wide as letters usually are. */
export function fitting(text: string, room: number): string {
  const most = Math.max(3, Math.floor(room / LETTER_PX));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
/** A letter of an axis, more or less. */
export const LETTER_PX = 6.6;
export const widthOf = (texts: readonly string[]): number =>
  Math.max(0, ...texts.map((text) => text.length)) * LETTER_PX;
