import { type Measured, paceOf } from '.';

const march = { from: '2027-03-01', until: '2027-03-31' };
const perDay = (from: number, until: number, each: number): Map<string, number> =>
  new Map(Array.from({ length: until - from + 1 }, (_, index) => [`2027-03-${String(from + index).padStart(2, '0')}`, each])); // prettier-ignore
const leads = (more: Partial<Measured> = {}): Measured => ({
  metric: 'leads',
  amount: 310,
  period: march,
  perDay: perDay(1, 31, 10),
  ...more,
});
const NONE = new Set<string>();

describe('a target', () => {
  it('is on pace when as much came as its days ask for, and behind when one is missing', () => {
    expect(paceOf(leads(), '2027-03-11', NONE)).toMatchObject({
      daysGone: 10,
      daysInAll: 31,
      actual: 100,
      expected: 100,
      status: 'on-pace',
      forecast: { value: 310 },
    });
    expect(paceOf(leads({ amount: 311 }), '2027-03-11', NONE).status).toBe('behind');
  });

  it('does not count the day that is not over', () => {
    expect(paceOf(leads(), '2027-03-01', NONE)).toMatchObject({ status: 'not-begun', actual: 0, forecast: null });
  });

  it('of what sales brings about goes by business days, without holidays', () => {
    const target = leads({ metric: 'sqls', amount: 22, perDay: perDay(1, 5, 1) });
    expect(paceOf(target, '2027-03-08', new Set(['2027-03-29']))).toMatchObject({
      onBusinessDays: true,
      daysGone: 5,
      daysInAll: 22,
      expected: 5,
      status: 'on-pace',
      forecast: { value: 22 },
    });
    expect(paceOf(target, '2027-03-06', NONE).expected).toBe(paceOf(target, '2027-03-08', NONE).expected);
  });

  it('is reached as soon as it is, and missed when the period is over', () => {
    expect(paceOf(leads({ amount: 50 }), '2027-03-08', NONE).status).toBe('reached');
    expect(paceOf(leads({ amount: 400 }), '2027-04-01', NONE)).toMatchObject({
      status: 'missed',
      forecast: { value: 310, low: 310, high: 310 },
    });
  });

  it('has a forecast whose band holds the truth in about 95 of 100 periods', () => {
    let seed = 1;
    const random = () => ((seed = (seed * 48271) % 2147483647) - 1) / 2147483646;
    const poisson = (rate: number): number => {
      let [count, product] = [0, random()];
      for (const floor = Math.exp(-rate); product > floor; count++) product *= random();
      return count;
    };
    let held = 0;
    for (let run = 0; run < 500; run++) {
      const days = new Map([...perDay(1, 31, 0).keys()].map((day) => [day, poisson(4)]));
      const { forecast } = paceOf(leads({ perDay: days }), '2027-03-13', NONE);
      const truth = [...days.values()].reduce((sum, count) => sum + count, 0);
      if (forecast && truth >= forecast.low && truth <= forecast.high) held++;
    }
    expect(held).toBeGreaterThan(465);
    expect(held).toBeLessThan(498);
  });
});
