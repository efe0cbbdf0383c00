import { shareFigure } from './figure';

export interface PathStep {
  readonly step: string;
  /** How many came so far by this very path. */
  readonly people: number;
  /** Share of those who came to the step before and went no further this way, 0 to 1. */
  readonly dropOff: number;
  /** Its 95 % interval; null where nobody came to the step before. */
  readonly low: number | null;
  readonly high: number | null;
  /** The same share in the period before. */
  readonly before: number | null;
}

/** A way that customers took, with how many of all people set out on it and where they left it. */
export interface FrequentPath {
  readonly path: readonly string[];
  readonly customers: number;
  /** Who walked it in the period before. */
  readonly customersBefore: number;
  readonly steps: readonly PathStep[];
}

/** How a path was walked in a period. */
export interface PathWalked {
  readonly customers: number;
  /** How many people's walks begin with each beginning of it, the shortest first. */
  readonly setOut: readonly number[];
  /** How many people there are. */
  readonly all: number;
}

/** A path with where people dropped off, beside the period before. */
export function pathOf(path: readonly string[], now: PathWalked, before: PathWalked): FrequentPath {
  const leftAt = ({ setOut, all }: PathWalked, index: number): { hits: number; n: number } => {
    const n = index === 0 ? all : (setOut[index - 1] ?? 0);
    return { hits: n - (setOut[index] ?? 0), n };
  };
  const steps = path.map((step, index): PathStep => {
    const left = shareFigure(leftAt(now, index), leftAt(before, index));
    const { low, high } = left;
    return { step, people: now.setOut[index] ?? 0, dropOff: left.value ?? 0, low, high, before: left.before };
  });
  return { path, customers: now.customers, customersBefore: before.customers, steps };
}
