/** What a figure has to reach. */
export interface Aim {
  readonly of: 'ratio' | 'value';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One line of `bench/results.json`. */
export interface BenchPart {
  readonly name: string;
  readonly unit: string;
  /** Median of the rounds. */
  readonly value: number;
  /** What it is held against, measured in the same run where it can be. */
  readonly limit: number | null;
  readonly limitName: string | null;
  readonly ratio: number | null;
  readonly rounds: readonly number[];
  /** From lowest to highest round, of the median. */
  readonly spreadPercent: number;
  readonly aim: Aim | null;
  readonly met: boolean | null;
  readonly note: string;
}

/** What is measured, before it is judged. */
export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly rounds: readonly number[];
  readonly limit?: { readonly name: string; readonly rounds: readonly number[] };
  readonly aim?: Aim;
  readonly note: string;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/** @param share from 0 to 1 */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
};

/** A figure as it is written: whole where it is large, with three digits where it is small. */
export const tidy = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));

/** A part held against its limit and its aim. Limits are of the same rounds, as the machine was the same for both. */
export function part({ name, unit, rounds, limit, aim, note }: Measured): BenchPart {
  const value = median(rounds);
  const against = limit ? median(limit.rounds) : null;
  const ratio = against === null ? null : Number((value / against).toFixed(2));
  const judged = aim?.of === 'ratio' ? ratio : value;
  return {
    name,
    unit,
    value: tidy(value),
    limit: against === null ? null : tidy(against),
    limitName: limit?.name ?? null,
    ratio,
    rounds: rounds.map(tidy),
    spreadPercent: value === 0 ? 0 : Math.round(((Math.max(...rounds) - Math.min(...rounds)) / value) * 100),
    aim: aim ?? null,
    met: aim && judged !== null ? judged >= (aim.atLeast ?? -Infinity) && judged <= (aim.atMost ?? Infinity) : null,
    note,
  };
}
