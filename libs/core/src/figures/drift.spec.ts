import { findDrifts } from '.';

const FULL = process.env['NURTURE_TEST_FULL'] === '1';
const SEEDS = FULL ? 2_000 : 500;

/** A seeded stream of numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Days to close as they are: skewed, half of them within 0.7 to 1.4 times the median. */
const DRAWS = {
  lognormal: (random: () => number, days: number): number => days * Math.exp(0.5 * normal(random)),
  'gamma-shaped': (random: () => number, days: number): number =>
    (days / 4) * [0, 0, 0, 0].reduce((sum) => sum - Math.log(1 - random()), 0),
};
const BASE = 100;
const PER_YEAR = 100;

describe.each(Object.entries(DRAWS))('the alarm on %s times', (_, draw) => {
  const times = (random: () => number, count: number, days: number): number[] =>
    Array.from({ length: count }, () => draw(random, days));

  it('is false in at most 5 of 100 years in which nothing changed', () => {
    let alarms = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const drifts = findDrifts(times(randomFrom(seed), BASE + PER_YEAR, 30), PER_YEAR);
      if (drifts.some(({ noticedAt }) => noticedAt >= BASE)) alarms++;
    }
    expect(alarms / SEEDS).toBeLessThanOrEqual(0.05);
  });

  it('notices 30 days that become 50 within 30 deals, in at least 90 of 100 histories', () => {
    let noticed = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = randomFrom(seed);
      const drifts = findDrifts([...times(random, BASE, 30), ...times(random, 30, 50)], PER_YEAR);
      if (drifts.some(({ direction, noticedAt }) => direction === 'slower' && noticedAt >= BASE)) noticed++;
    }
    expect(noticed / SEEDS).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a drift', () => {
  const calm = Array.from({ length: 60 }, (_, index) => 30 + ((index * 7) % 11) - 5);

  it('says since when, and what was usual before and after', () => {
    const [drift, ...more] = findDrifts([...calm, ...calm.map((days) => days * 2)], 60);
    expect(drift).toMatchObject({ direction: 'slower', since: 60, medianBefore: 30 });
    expect(drift?.medianAfter).toBeGreaterThan(50);
    expect(drift?.noticedAt).toBeLessThan(75);
    expect(more).toEqual([]);
  });

  it('back to what was usual is one more', () => {
    const slow = calm.map((days) => days * 2);
    expect(findDrifts([...calm, ...slow, ...calm], 60).map(({ direction }) => direction)).toEqual(['slower', 'faster']);
  });

  it('is not told of too few deals, of one that took for ever, or of times of nothing', () => {
    expect(findDrifts([1, 100, 1, 100], 50)).toEqual([]);
    expect(findDrifts([...calm, 900, ...calm], 60)).toEqual([]);
    expect(
      findDrifts(
        Array.from({ length: 100 }, () => 0),
        60,
      ),
    ).toEqual([]);
  });
});
