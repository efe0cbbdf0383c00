import fc from 'fast-check';
import {
  arrivalsOf,
  attribute,
  ATTRIBUTION_MODELS,
  cohortsOf,
  countedSum,
  type Journey,
  knownSum,
  lifetimeValue,
  medianOf,
  pathOf,
  periodBefore,
  quotientInterval,
  retentionOf,
  returnFigure,
  spanOf,
  wilson,
} from '.';

const DAY = 86_400_000;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('a period', () => {
  it.each([
    ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['2026-03-02', '2026-03-31', '2026-01-31', '2026-03-01'],
    ['2026-03-10', '2026-03-10', '2026-03-09', '2026-03-09'],
  ])('%s to %s has before it %s to %s', (from, until, beforeFrom, beforeUntil) => {
    expect(periodBefore({ from, until })).toEqual({ from: beforeFrom, until: beforeUntil });
  });

  it('is of the days of the zone, also of those with 23 hours', () => {
    const span = spanOf({ from: '2026-03-29', until: '2026-03-29' }, 'Europe/Amsterdam');
    expect(span.start).toBe(Date.UTC(2026, 2, 28, 23));
    expect(span.end - span.start).toBe(23 * 3_600_000);
  });
});

describe('an interval', () => {
  it('of a share is Wilson’s, also of none and of all', () => {
    expect(wilson(0, 0)).toBeNull();
    const [none, some] = [wilson(0, 10), wilson(15, 100)];
    expect([none?.low, none?.high.toFixed(4)]).toEqual([0, '0.2775']);
    expect([some?.low.toFixed(4), some?.high.toFixed(4)]).toEqual(['0.0931', '0.2328']);
    expect(wilson(10, 10)?.high).toBe(1);
  });

  it('of a median holds the true one in about 95 of 100 samples', () => {
    let seed = 1;
    const random = () => ((seed = (seed * 48271) % 2147483647) - 1) / 2147483646;
    let held = 0;
    for (let run = 0; run < 1000; run++) {
      const sample = Array.from({ length: 25 }, random).sort((a, b) => a - b);
      const { low = 0, high = 1 } = medianOf(sample) ?? {};
      if (low <= 0.5 && high >= 0.5) held++;
    }
    expect(held).toBeGreaterThan(940);
    expect(medianOf([1, 2, 10])).toEqual({ median: 2 });
    expect(medianOf([1, 2, 4, 10])?.median).toBe(3);
  });
});

describe('the interval of one sum per another', () => {
  let state = 5;
  const random = (): number => ((state = (state * 48271) % 2147483647) - 1) / 2147483646;
  /** Knuth's way; good for small means. */
  const poisson = (mean: number): number => {
    let count = 0;
    for (let product = random(); product > Math.exp(-mean); product *= random()) count++;
    return count;
  };

  it('holds the true one in about 95 of 100 samples, of counts and of amounts', () => {
    const runs = 2_000;
    let [counts, amounts] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const [leads, customers] = [poisson(60), poisson(15)];
      const perCustomer = quotientInterval(countedSum(leads), countedSum(customers));
      if (perCustomer && perCustomer.low <= 4 && perCustomer.high >= 4) counts++;
      const deals = Array.from({ length: customers }, () => 10 + 20 * random());
      const revenue = { value: sum(deals), variance: sum(deals.map((deal) => deal ** 2)) };
      const leadValue = quotientInterval(revenue, countedSum(leads));
      if (leadValue && leadValue.low <= 5 && leadValue.high >= 5) amounts++;
    }
    expect(counts / runs).toBeGreaterThan(0.94);
    expect(counts / runs).toBeLessThan(0.98);
    expect(amounts / runs).toBeGreaterThan(0.93);
    expect(amounts / runs).toBeLessThan(0.98);
  });

  it('is none where either is nothing, and where nothing of it is chance', () => {
    expect(quotientInterval(countedSum(0), countedSum(5))).toBeNull();
    expect(quotientInterval(knownSum(100), countedSum(0))).toBeNull();
    expect(quotientInterval(knownSum(100), knownSum(5))).toBeNull();
    const { low = 0, high = 0 } = quotientInterval(knownSum(341), countedSum(100)) ?? {};
    expect([low.toFixed(2), high.toFixed(2)]).toEqual(['2.80', '4.15']);
  });

  it('of a return lies around it as much below and above as that of the quotient', () => {
    const revenue = { value: 400, variance: 4 * 100 ** 2 };
    const now = { of: revenue, per: knownSum(341) };
    const figure = returnFigure(now, now, 4);
    expect(figure.value?.toFixed(4)).toBe('0.1730');
    expect([figure.low?.toFixed(2), figure.high?.toFixed(2), figure.n]).toEqual(['-0.56', '2.13', 4]);
  });
});

describe('attribution', () => {
  const touches = (...keys: string[]) => keys.map((key, index) => ({ key, at: index * 7 * DAY }));

  it('gives the credit as each model says', () => {
    const credit = attribute([{ amount: 10_000, wonAt: 28 * DAY, touches: touches('a', 'b', 'c', 'd') }]);
    const column = (model: 'first' | 'last' | 'linear' | 'position' | 'decay') => ['a', 'b', 'c', 'd'].map((key) => credit.get(key)?.[model]); // prettier-ignore
    expect(column('first')).toEqual([10_000, 0, 0, 0]);
    expect(column('last')).toEqual([0, 0, 0, 10_000]);
    expect(column('linear')).toEqual([2_500, 2_500, 2_500, 2_500]);
    expect(column('position')).toEqual([4_000, 1_000, 1_000, 4_000]);
    expect(column('decay')).toEqual([667, 1_333, 2_667, 5_333]);
  });

  it('adds up to exactly the revenue in every model', () => {
    const journey = fc.record({
      amount: fc.integer({ min: 0, max: 100_000_000 }),
      wonAt: fc.constant(900 * DAY),
      touches: fc.array(
        fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), at: fc.integer({ min: 0, max: 900 * DAY }) }),
        { minLength: 1, maxLength: 40 },
      ),
    });
    fc.assert(
      fc.property(fc.array(journey, { maxLength: 20 }), (journeys: Journey[]) => {
        const sorted = journeys.map((each) => ({ ...each, touches: [...each.touches].sort((a, b) => a.at - b.at) }));
        const revenue = journeys.reduce((sum, { amount }) => sum + amount, 0);
        const credit = [...attribute(sorted).values()];
        for (const model of ATTRIBUTION_MODELS) {
          expect(credit.reduce((sum, row) => sum + row[model], 0)).toBe(revenue);
        }
      }),
    );
  });
});

describe('a path before a purchase', () => {
  it('comes with how many set out on it, where they left, how sure that is, and what it was before', () => {
    const now = { customers: 2, setOut: [5, 4, 3], all: 8 };
    const path = pathOf(['paper', 'mail', 'prices'], now, { customers: 1, setOut: [1, 0, 0], all: 4 });
    expect(path).toMatchObject({
      path: ['paper', 'mail', 'prices'],
      customers: 2,
      customersBefore: 1,
      steps: [
        { step: 'paper', people: 5, dropOff: 0.375, before: 0.75 },
        { step: 'mail', people: 4, dropOff: expect.closeTo(0.2, 12) as number, before: 1 },
        { step: 'prices', people: 3, dropOff: 0.25, before: null },
      ],
    });
    // Wilson's interval of one of four.
    expect(path.steps[2]?.low).toBeCloseTo(0.0456, 4);
    expect(path.steps[2]?.high).toBeCloseTo(0.6994, 4);
  });
});

describe('the stages of a contact', () => {
  const steps = (...words: string[]) =>
    words.map((word, index) => {
      const [from = '', to = ''] = word.replace('!', '').split('>');
      return { at: index + 1, from, to, takesBack: word.startsWith('!') };
    });

  it.each([
    [['visitor>lead', 'lead>sql'], { lead: 1, mql: 2, sql: 2, customer: null }],
    [['visitor>lead', 'lead>recycled', 'recycled>customer'], { lead: 1, mql: 3, sql: 3, customer: 3 }],
    [['visitor>lead', 'lead>mql', '!mql>lead'], { lead: 1, mql: null, sql: null, customer: null }],
    [['visitor>lead', 'lead>mql', 'mql>sql', '!sql>lead', 'lead>mql'], { lead: 1, mql: 5, sql: null, customer: null }],
    [['!mql>lead'], { lead: null, mql: null, sql: null, customer: null }],
  ])('%j were reached when first reached or passed, and never where a machine did it', (words, arrivals) => {
    expect(arrivalsOf(steps(...words))).toEqual(arrivals);
  });
});

describe('customers over time', () => {
  const paid = (account: string, ...amounts: number[]) =>
    amounts.map((amount, index) => ({ account, month: `2026-0${index + 1}-01`, amount: amount * 100 }));
  const rows = [...paid('a', 100, 120, 150), ...paid('b', 100, 0, 0), ...paid('c', 0, 60, 60)];

  it('stack up: each cohort has its own months, and what a customer of it is worth so far', () => {
    const [january, february] = cohortsOf(rows, '2026-03-01');
    expect(january).toMatchObject({ month: '2026-01-01', customers: 2 });
    expect(january?.months).toEqual([
      { offset: 0, customers: 2, revenue: 200, valueSoFar: 100 },
      { offset: 1, customers: 1, revenue: 120, valueSoFar: 160 },
      { offset: 2, customers: 1, revenue: 150, valueSoFar: 235 },
    ]);
    expect(february).toMatchObject({ month: '2026-02-01', customers: 1, spendPerMonth: 60 });
    const value = lifetimeValue(january?.customers ?? 0, january?.spendPerMonth ?? 0, 3);
    expect(value).toBeCloseTo(470, 9);
  });

  it('retain more than all revenue when growth out of those who were there exceeds churn', () => {
    expect(retentionOf(rows, '2026-03-01', 1)).toMatchObject({ customers: 2, revenueBefore: 180, revenue: 210 });
    expect(retentionOf(rows, '2026-02-01', 1).netRevenueRetention).toBe(0.6);
    expect(retentionOf(rows, '2026-01-01', 1).netRevenueRetention).toBeNull();
  });
});
