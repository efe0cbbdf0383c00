import { type FrequentPath, pathOf, type PathWalked } from '@nurture/core/figures';

/** How one person walked: what they did, each thing once, in order; and whether they bought. */
export interface Walked {
  readonly steps: readonly string[];
  readonly bought: boolean;
}

const SEPARATOR = '\u0000';

/**
 * The most frequent ways before a purchase, and where others who set out on them dropped off.
 * @param people everyone of the period, buyers and not
 * @param earlier everyone of the period before
 * @param most how many paths
 */
export function frequentPaths(people: readonly Walked[], earlier: readonly Walked[], most: number): FrequentPath[] {
  const top = [...countBuyers(people)].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, most);
  const [now, before] = [walkedBy(people), walkedBy(earlier)];
  return top.map(([key]) => pathOf(key.split(SEPARATOR), now(key), before(key)));
}

function countBuyers(people: readonly Walked[]): Map<string, number> {
  const customers = new Map<string, number>();
  for (const { steps, bought } of people) {
    const key = steps.join(SEPARATOR);
    if (bought && steps.length > 0) customers.set(key, (customers.get(key) ?? 0) + 1);
  }
  return customers;
}

function walkedBy(people: readonly Walked[]): (key: string) => PathWalked {
  const [customers, starts] = [countBuyers(people), countStarts(people)];
  return (key) => {
    const path = key.split(SEPARATOR);
    const setOut = path.map((_, index) => starts.get(path.slice(0, index + 1).join(SEPARATOR)) ?? 0);
    return { customers: customers.get(key) ?? 0, setOut, all: people.length };
  };
}

/** How many people's walks begin with each beginning. */
function countStarts(people: readonly Walked[]): Map<string, number> {
  const starts = new Map<string, number>();
  for (const { steps } of people) {
    for (let length = 1; length <= steps.length; length++) {
      const start = steps.slice(0, length).join(SEPARATOR);
      starts.set(start, (starts.get(start) ?? 0) + 1);
    }
  }
  return starts;
}
