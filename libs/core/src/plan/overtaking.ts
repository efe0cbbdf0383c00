/** A month in which one channel's cumulative return passes another's that was ahead or level the month before. */
export interface Overtaking {
  readonly channel: string;
  readonly overtaken: string;
  /** Counted from 1. */
  readonly month: number;
}

/** The running total of each line, one figure per month, all of the same length. */
export interface Line {
  readonly name: string;
  readonly cumulative: readonly number[];
}

/** Every overtaking, in the order of the months. */
export function overtakings(lines: readonly Line[]): Overtaking[] {
  return lines
    .flatMap((one) => lines.filter((other) => other !== one).flatMap((other) => passes(one, other)))
    .sort((a, b) => a.month - b.month);
}

function passes(one: Line, other: Line): Overtaking[] {
  return one.cumulative.flatMap((mine, index) => {
    const [myBefore, theirBefore] = [one.cumulative[index - 1], other.cumulative[index - 1]];
    if (myBefore === undefined || theirBefore === undefined) return [];
    const passed = myBefore <= theirBefore && mine > (other.cumulative[index] ?? 0);
    return passed ? [{ channel: one.name, overtaken: other.name, month: index + 1 }] : [];
  });
}
