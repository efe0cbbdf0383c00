export interface PathStep {
  readonly step: string;
  /** How many came so far by this very path. */
  readonly people: number;
  /** Share of those who came to the step before and went no further this way, 0 to 1. */
  readonly dropOff: number;
}

/** A way that customers took, with how many of all people set out on it and where they left it. */
export interface FrequentPath {
  readonly path: readonly string[];
  readonly customers: number;
  readonly steps: readonly PathStep[];
}

/**
 * A path with where people dropped off.
 * @param setOut how many people's walks begin with each beginning of it, the shortest first
 * @param all how many people there are
 */
export function pathOf(
  path: readonly string[],
  customers: number,
  setOut: readonly number[],
  all: number,
): FrequentPath {
  const steps = path.map((step, index): PathStep => {
    const people = setOut[index] ?? 0;
    const before = index === 0 ? all : (setOut[index - 1] ?? 0);
    return { step, people, dropOff: before === 0 ? 0 : 1 - people / before };
  });
  return { path, customers, steps };
}
