import { median, sampleStandardDeviation } from 'simple-statistics';

/** A lasting change that was noticed. Places count the values from 0. */
export interface Drift {
  readonly direction: 'slower' | 'faster';
  /** From which value on they are others. */
  readonly since: number;
  /** At which value it was noticed. */
  readonly noticedAt: number;
  readonly medianBefore: number;
  readonly medianAfter: number;
}

/** Fewer than this say nothing about what is usual. */
export const FEWEST_FOR_DRIFT = 30;

/** The change worth noticing: 30 days that become 50. */
const WORTH_NOTICING = Math.log(50 / 30);
/**
 * Chance of a false alarm in a year; slower is what costs, so it gets most. Less than the 5 % that are promised: what is
 * usual is itself an estimate, and logarithms of real times are not quite normal.
 */
const FALSE_ALARMS = { slower: 0.013, faster: 0.003 } as const;
/** One deal that took far longer than all is a story, not a drift: no value counts more than this. */
const MOST_SIGMAS = 2.25;
/** Times that hardly differ at all are taken to differ by this much: 5 %. */
const LEAST_SPREAD = 0.05;
/** The latest values don't define yet what is usual: else a change would make itself usual before it is noticed. */
const HELD_BACK = 30;

/**
 * Watches times such as days to close for a lasting change: a two-sided CUSUM on their logarithms. Each value is
 * standardised by those before it (a predictive t value, made normal), so that what is usual need not be known
 * beforehand; the threshold follows from how many come in a year, by Siegmund's approximation.
 * @param values in the order in which they came; ones not above 0 count as a hundredth
 * @param perYear how many come in a year
 * @returns every change; after each it starts anew with the values since
 * @see Hawkins, D. M. (1987): Self-starting CUSUM charts for location and scale
 * @see Siegmund, D. (1985): Sequential Analysis
 */
export function findDrifts(values: readonly number[], perYear: number): Drift[] {
  const logs = values.map((value) => Math.log(Math.max(value, 0.01)));
  const drifts: Drift[] = [];
  for (let start = 0; ;) {
    const found = firstDrift(logs, start, Math.max(perYear, 1));
    if (found === null) return drifts;
    drifts.push({
      ...found,
      medianBefore: median(values.slice(start, found.since)),
      medianAfter: median(values.slice(found.since, found.noticedAt + 1)),
    });
    start = found.since;
  }
}

type Found = Pick<Drift, 'direction' | 'since' | 'noticedAt'>;

function firstDrift(logs: readonly number[], start: number, perYear: number): Found | null {
  const settled = start + FEWEST_FOR_DRIFT;
  if (logs.length <= settled) return null;
  const slack = slackOf(logs.slice(start, settled));
  const limits = {
    slower: limitOf(slack, perYear, FALSE_ALARMS.slower),
    faster: limitOf(slack, perYear, FALSE_ALARMS.faster),
  };
  const sums = { slower: 0, faster: 0 };
  const since = { slower: settled, faster: settled };
  const usual = new Usual(start);
  for (let place = settled; place < logs.length; place++) {
    usual.takeUpTo(logs, Math.max(settled, place - HELD_BACK));
    const sigmas = usual.standardised(logs[place] ?? 0);
    for (const direction of ['slower', 'faster'] as const) {
      const step = (direction === 'slower' ? sigmas : -sigmas) - slack;
      sums[direction] = Math.max(0, sums[direction] + step);
      if (sums[direction] === 0) since[direction] = place + 1;
      if (sums[direction] > limits[direction]) return { direction, since: since[direction], noticedAt: place };
    }
  }
  return null;
}

/** Half the change worth noticing, in standard deviations: what a value may be off without adding up. */
const slackOf = (logs: readonly number[]): number =>
  Math.min(1, Math.max(0.25, WORTH_NOTICING / 2 / Math.max(sampleStandardDeviation([...logs]), LEAST_SPREAD)));

/** Mean and spread of the values so far (Welford's running sums). */
class Usual {
  private count = 0;
  private mean = 0;
  private squares = 0;

  constructor(private next: number) {}

  takeUpTo(logs: readonly number[], end: number): void {
    for (; this.next < end; this.next++) {
      const off = (logs[this.next] ?? 0) - this.mean;
      this.count += 1;
      this.mean += off / this.count;
      this.squares += off * ((logs[this.next] ?? 0) - this.mean);
    }
  }

  /** How far a value lies from those before it, in standard deviations of a normal distribution. */
  standardised(value: number): number {
    const spread = Math.max(Math.sqrt(this.squares / (this.count - 1)), LEAST_SPREAD);
    const t = ((value - this.mean) / spread) * Math.sqrt(this.count / (this.count + 1));
    return Math.max(-MOST_SIGMAS, Math.min(MOST_SIGMAS, normalOfT(t, this.count - 1)));
  }
}

/** Wallace's approximation: the normal value that is as rare as a t value. */
const normalOfT = (t: number, freedom: number): number =>
  Math.sign(t) * ((8 * freedom + 1) / (8 * freedom + 3)) * Math.sqrt(freedom * Math.log(1 + (t * t) / freedom));

/** The sum at which an alarm is due, so that without a change a year brings one with this chance (Siegmund). */
function limitOf(slack: number, perYear: number, chance: number): number {
  const wanted = perYear / -Math.log(1 - chance);
  const runLength = (limit: number): number => {
    const b = 2 * slack * (limit + 1.166);
    return (Math.exp(b) - b - 1) / (2 * slack * slack);
  };
  let [low, high] = [0, 100];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (runLength(middle) < wanted) low = middle;
    else high = middle;
  }
  return high;
}
