import { compareVariants, differenceInterval, ruleOf, sideOf, winnerOf, type ObservedPairs } from '.';

const full = process.env['NURTURE_TEST_FULL'] === '1';
const RUNS = full ? 1_000 : 100;

/** A stream of numbers in [0, 1) that is the same each time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Two or more variants with these true rates, looked at again and again; the winner that was called, and when. */
function run(
  rates: readonly number[],
  { people, every, seed, risk = 0.05 }: { people: number; every: number; seed: number; risk?: number },
): { winner: number | null; pairs: number } {
  const random = dice(seed);
  const couples = rates.flatMap((_, second) => rates.slice(0, second).map((__, first) => ({ first, second })));
  const seen = couples.map(() => ({ onlyFirst: 0, onlySecond: 0 }));
  for (let pairs = 1; pairs <= people; pairs++) {
    const did = rates.map((rate) => random() < rate);
    couples.forEach(({ first, second }, i) => {
      const count = seen[i];
      if (count === undefined || did[first] === did[second]) return;
      if (did[first]) count.onlyFirst += 1;
      else count.onlySecond += 1;
    });
    if (pairs % every !== 0) continue;
    const observed = couples.map((couple, i): ObservedPairs => ({
      onlyFirst: 0,
      onlySecond: 0,
      ...couple,
      ...seen[i],
      pairs,
    }));
    const winner = winnerOf(observed, risk);
    if (winner !== null) return { winner, pairs };
  }
  return { winner: null, pairs: people };
}

function share(
  rates: readonly number[],
  winner: number | null,
  how: { people: number; every: number; risk?: number },
): number {
  let called = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const result = run(rates, { ...how, seed: seed * 7919 });
    if (winner === null ? result.winner !== null : result.winner === winner) called += 1;
  }
  return called / RUNS;
}

describe('a test of variants', () => {
  // A common z-test that is looked at as often calls a false winner in a quarter of the runs and more.
  it.each([
    ['rare clicks', [0.02, 0.02], 0.05],
    ['opens', [0.3, 0.3], 0.05],
    ['three alike', [0.1, 0.1, 0.1], 0.05],
    ['a higher risk, taken on purpose', [0.1, 0.1], 0.2],
  ])('calls a false winner in no more runs than promised, looked at every 25 people: %s', (_, rates, risk) => {
    expect(share(rates, null, { people: 1_500, every: 25, risk })).toBeLessThanOrEqual(risk);
  });

  it.each([
    ['clicks of 10 % and 15 %', [0.1, 0.15], 1, 2_500],
    ['opens of 40 % and 30 %', [0.4, 0.3], 0, 1_500],
    ['the best of three', [0.1, 0.1, 0.2], 2, 1_500],
  ])('finds a planted difference in most runs: %s', (_, rates, winner, people) => {
    expect(share(rates, winner, { people, every: 50 })).toBeGreaterThan(0.8);
  });

  it('has the true difference inside of its interval at every look, in as many runs as promised', () => {
    let missed = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const random = dice(seed);
      const counts = { up: 0, even: 0, down: 0 };
      let inside = true;
      for (let pairs = 1; pairs <= 1_000; pairs++) {
        const [first, second] = [random() < 0.1, random() < 0.13];
        counts[first === second ? 'even' : second ? 'up' : 'down'] += 1;
        if (pairs % 50 !== 0) continue;
        if (sideOf(counts, 0.03, 0.1) !== null) inside = false;
      }
      if (!inside) missed += 1;
    }
    expect(missed / RUNS).toBeLessThanOrEqual(0.1);
  });

  it('knows nothing without people, and more with more of them', () => {
    expect(differenceInterval({ up: 0, even: 0, down: 0 }, 0.05)).toEqual({ lower: -1, upper: 1 });
    const widths = [100, 1_000, 10_000].map((n) => {
      const { lower, upper } = differenceInterval({ up: n * 0.1, even: n * 0.8, down: n * 0.1 }, 0.05);
      return upper - lower;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths[2]).toBeLessThan(0.04);
  });

  it('names a winner where its interval leaves out 0, and nowhere else', () => {
    for (let onlySecond = 50; onlySecond <= 110; onlySecond += 1) {
      const observed = [{ first: 0, second: 1, pairs: 1_000, onlyFirst: 80, onlySecond }];
      const [{ lower, upper } = { lower: -1, upper: 1 }] = compareVariants(observed, 0.2);
      expect(winnerOf(observed, 0.2)).toBe(lower > 0 ? 1 : upper < 0 ? 0 : null);
    }
    const clear = [{ first: 0, second: 1, pairs: 1_000, onlyFirst: 80, onlySecond: 20 }];
    expect(winnerOf(clear, 0.2)).toBe(0);
  });

  it('turns round with its variants', () => {
    const there = differenceInterval({ up: 60, even: 500, down: 20 }, 0.05);
    const back = differenceInterval({ up: 20, even: 500, down: 60 }, 0.05);
    expect(back).toEqual({ lower: -there.upper, upper: -there.lower });
    expect(there.lower).toBeGreaterThan(0);
  });

  it('keeps its numbers where there are very many', () => {
    const { lower, upper } = differenceInterval({ up: 60_000, even: 900_000, down: 40_000 }, 0.05);
    expect(lower).toBeGreaterThan(0.018);
    expect(upper).toBeLessThan(0.022);
  });

  it('names nobody where two are good and one is bad', () => {
    const pairs = 2_000;
    const observed = [
      { first: 0, second: 1, pairs, onlyFirst: 300, onlySecond: 300 },
      { first: 0, second: 2, pairs, onlyFirst: 300, onlySecond: 50 },
      { first: 1, second: 2, pairs, onlyFirst: 300, onlySecond: 50 },
    ];
    expect(winnerOf(observed, 0.05)).toBeNull();
    expect(compareVariants(observed, 0.05).map(({ difference }) => difference)).toEqual([0, -0.125, -0.125]);
  });

  it('is judged by a rule that says what counts, how long, and how sure one wants to be', () => {
    const day = 86_400_000;
    expect(ruleOf('clicks')).toEqual({ by: 'clicks', withinMs: 3 * day, risk: 0.05 });
    expect(ruleOf('conversions').withinMs).toBe(14 * day);
    expect(ruleOf({ by: 'opens', within: '1 day', risk: 0.01 })).toEqual({ by: 'opens', withinMs: day, risk: 0.01 });
  });
});
