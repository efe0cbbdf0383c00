import { calibrate, type ClosedLead, judgeRules } from './index';

/** Numbers between 0 and 1 that a seed alone decides (mulberry32). */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Points, and how much likelier a deal is with it. Who downloads buys as often as anybody. */
const RULES: Record<string, { points: number; worth: number }> = {
  'contact-form': { points: 80, worth: 0.18 },
  'services-page': { points: 8, worth: 0.06 },
  'mail-clicked': { points: 12, worth: 0.04 },
  download: { points: 20, worth: 0 },
};

/** Leads whose chance to close is planted: it grows with what they did. */
function planted(count: number, seed: number): ClosedLead[] {
  const roll = dice(seed);
  return Array.from({ length: count }, () => {
    const rules = Object.keys(RULES).filter(() => roll() < 0.4);
    const sum = (of: 'points' | 'worth'): number => rules.reduce((total, rule) => total + (RULES[rule]?.[of] ?? 0), 0);
    return { score: sum('points'), won: roll() < 0.05 + sum('worth'), rules };
  });
}

/** The same leads, their scores dealt out at random. */
function shuffled(leads: readonly ClosedLead[], seed: number): ClosedLead[] {
  const roll = dice(seed + 1_000);
  const scores = leads.map(({ score }) => ({ score, order: roll() })).sort((a, b) => a.order - b.order);
  return leads.map((lead, index) => ({ ...lead, score: scores[index]?.score ?? 0 }));
}

const SEEDS = process.env.NURTURE_TEST_FULL === '1' ? 100 : 20;
const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);

describe('a planted truth', () => {
  it('is called calibrated for the true model of 5,000 leads', () => {
    const right = seeds.filter((seed) => calibrate(planted(5_000, seed)).verdict === 'calibrated');
    expect(right.length).toBeGreaterThanOrEqual(0.95 * SEEDS);
  });

  it('is called not calibrated for a shuffled one', () => {
    const right = seeds.filter((seed) => calibrate(shuffled(planted(5_000, seed), seed)).verdict === 'not-calibrated');
    expect(right.length).toBeGreaterThanOrEqual(0.95 * SEEDS);
  });

  it('is too few leads to say of 30, however clear they look', () => {
    for (const seed of seeds) expect(calibrate(planted(30, seed)).verdict).toBe('too-few');
    expect(calibrate([]).verdict).toBe('too-few');
    const clear = Array.from({ length: 30 }, (_, i) => ({ score: i, won: i >= 15, rules: [] }));
    expect(calibrate(clear).verdict).toBe('too-few');
  });

  it('is called not calibrated where more points close worse', () => {
    const backwards = planted(5_000, 1).map((lead) => ({ ...lead, score: -lead.score }));
    expect(calibrate(backwards).verdict).toBe('not-calibrated');
  });

  it('shows in the rules: those that sell predict, and one that carries weight alone does not', () => {
    const told = judgeRules(planted(5_000, 7), Object.keys(RULES));
    const verdicts = Object.fromEntries(told.map(({ rule, verdict }) => [rule, verdict]));
    expect(verdicts).toMatchObject({
      'contact-form': 'predicts',
      'services-page': 'predicts',
      download: 'does-not-predict',
    });
    expect(judgeRules(planted(30, 7), ['download'])[0]?.verdict).toBe('too-few');
  });
});

describe('bands of score', () => {
  it('hold every lead once, keep one score together, and say how sure their rate is', () => {
    const { bands } = calibrate(planted(1_000, 3));
    expect(bands.reduce((sum, band) => sum + band.n, 0)).toBe(1_000);
    bands.forEach((band, index) => {
      expect(band.from).toBeGreaterThan(bands[index - 1]?.until ?? -1);
      expect(band.low).toBeLessThanOrEqual(band.rate);
      expect(band.high).toBeGreaterThanOrEqual(band.rate);
    });
  });
});
