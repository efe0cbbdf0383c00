import {
  askedFor,
  ATTRIBUTION_BY,
  BREAKDOWNS,
  readAttribution,
  readBreakdown,
  readCloseTimes,
  readCohorts,
  readFunnel,
  readMails,
  readPace,
  readPaths,
  readSalespeople,
  recordTargets,
} from '@nurture/analytics';
import { ATTRIBUTION_MODELS, cohortsOf, periodBefore, spanOf, TARGET_METRICS } from '@nurture/core/figures';
import { testDatabase } from '../support';
import { makeHistory, writeHistory } from './history';
import {
  type Bounds,
  referenceAttribution,
  referenceBreakdown,
  referenceFunnel,
  referenceMails,
  referencePaths,
  referenceSalespeople,
} from './reference';

const ZONE = 'Europe/Amsterdam';
const history = makeHistory(7, 400);
const PERIODS = [
  { from: '2026-01-01', until: '2026-03-31' },
  { from: '2026-03-29', until: '2026-03-29' },
  { from: '2026-02-03', until: '2026-05-17' },
  { from: '2030-01-01', until: '2030-01-31' },
];

const store = testDatabase();
beforeAll(() => writeHistory(store.db, history));

/** Two ways to the same number may differ in its last digits. */
function about(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : (expect.closeTo(value, 6) as unknown);
  if (Array.isArray(value)) return value.map(about);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, about(item)]));
}
const byName = <T extends object>(rows: readonly T[], ...names: (keyof T)[]): T[] => {
  const nameOf = (row: T): string => JSON.stringify(names.map((name) => row[name]));
  return [...rows].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
};

describe.each(PERIODS)('the figures of $from to $until are those of the plain reckoning', (period) => {
  const asked = askedFor(period, ZONE);
  const boundsOf = (days: { from: string; until: string }): Bounds => {
    const { start, end } = spanOf(days, ZONE);
    return [start, end];
  };
  const [now, earlier] = [boundsOf(period), boundsOf(periodBefore(period))];

  it('of the funnel', async () => {
    expect(await readFunnel(store.db, asked)).toEqual(about(referenceFunnel(history, now, earlier)));
  });

  it.each([...BREAKDOWNS])('by %s', async (by) => {
    const rows = await readBreakdown(store.db, by, asked);
    const wanted = referenceBreakdown(history, by, { now, earlier, days: period, daysBefore: periodBefore(period) });
    expect(byName(rows, 'key')).toEqual(about(byName(wanted, 'key')));
  });

  it.each([...ATTRIBUTION_BY])('of attribution by %s, adding up to exactly the revenue', async (by) => {
    const view = await readAttribution(store.db, by, asked);
    const wanted = referenceAttribution(history, by, now);
    expect([view.revenue, view.deals]).toEqual([wanted.revenue / 100, wanted.count]);
    expect(view.rows.map(({ key }) => key).sort()).toEqual([...wanted.credit.keys()].sort());
    for (const model of ATTRIBUTION_MODELS) {
      const cents = view.rows.map((row) => Math.round(row[model] * 100));
      expect(cents.reduce((sum, each) => sum + each, 0)).toBe(wanted.revenue);
      for (const row of view.rows) {
        const wantedCents = wanted.credit.get(row.key)?.[model] ?? NaN;
        // Each touch of each deal is rounded by less than a cent.
        const off = Math.abs(row[model] * 100 - wantedCents) - (wanted.touches.get(row.key) ?? 0);
        expect([row.key, model, off < 0.01]).toEqual([row.key, model, true]);
      }
    }
  });

  it('of paths before a purchase', async () => {
    const view = await readPaths(store.db, asked, new Date('2040-01-01'));
    expect(view).toEqual(about(referencePaths(history, now)));
  });

  it('of mails', async () => {
    const mails = await readMails(store.db, asked);
    const wanted = referenceMails(history, now, earlier);
    expect(byName(mails, 'flow', 'mail')).toEqual(about(byName(wanted, 'flow', 'mail')));
  });

  it('of account managers', async () => {
    const inOrder = <T extends { salesperson: string; channels: readonly { channel: string }[] }>(
      people: readonly T[],
    ) => byName(people, 'salesperson').map((one) => ({ ...one, channels: byName(one.channels, 'channel') }));
    const people = await readSalespeople(store.db, asked);
    expect(inOrder(people)).toEqual(about(inOrder(referenceSalespeople(history, now, earlier))));
  });
});

describe('the history of the test', () => {
  it('is one in which every figure has something to say', async () => {
    const asked = askedFor({ from: '2026-01-01', until: '2026-03-31' }, ZONE);
    const funnel = await readFunnel(store.db, asked);
    for (const stage of funnel.stages) expect(stage.entered.n).toBeGreaterThan(10);
    expect((await readBreakdown(store.db, 'channel', asked)).filter(({ revenue }) => revenue.n > 0).length).toBeGreaterThan(3); // prettier-ignore
    const mails = await readMails(store.db, asked);
    expect(mails.some(({ unsubscribed }) => (unsubscribed.value ?? 0) > 0)).toBe(true);
    expect(mails.some(({ complained }) => (complained.value ?? 0) > 0)).toBe(true);
  });
});

describe('targets', () => {
  it('have reached what the plain reckoning counts, when their period is over', async () => {
    const period = { from: '2026-01-01', until: '2026-03-31' };
    const { start, end } = spanOf(period, ZONE);
    const before = spanOf(periodBefore(period), ZONE);
    await recordTargets(
      store.db,
      TARGET_METRICS.map((metric) => ({ id: metric, metric, amount: 100, owner: 'sanne', ...period, why: 'growth' })),
    );
    const targets = await readPace(store.db, '2026-05-01', ZONE, new Set(['2026-01-01']));
    const funnel = referenceFunnel(history, [start, end], [before.start, before.end]);
    const revenue = referenceAttribution(history, 'channel', [start, end]).revenue / 100;
    const [leads, mqls, sqls, customers] = funnel.stages.map(({ entered }) => entered.value);
    const wanted = { visitors: funnel.visitors.value, leads, mqls, sqls, customers, revenue };
    const actual = Object.fromEntries(targets.map((target) => [target.metric, target.actual]));
    expect(actual).toEqual(about(wanted));
    for (const target of targets) expect(target).toMatchObject({ status: 'reached', owner: 'sanne', amount: 1 });
    expect(targets.find(({ metric }) => metric === 'sqls')?.daysInAll).toBe(63);
  });
});

describe('the close time', () => {
  const planted = testDatabase();

  it('raises the alarm when 30 days have become 60, and says since when', async () => {
    expect(await readCloseTimes(planted.db, new Date('2027-01-01'))).toEqual({ verdict: 'too-few', n: 0, drifts: [] });
    await planted.db.query(`
      INSERT INTO contact (email, created_at) SELECT 'p' || i || '@example.com', now() FROM generate_series(1, 100) AS i`);
    // One customer every three days; from the 71st on they take twice as long, give or take a fifth.
    await planted.db.query(`
      WITH closed AS (
        SELECT id, timestamptz '2026-01-01' + id * interval '3 days' AS at,
               (CASE WHEN id > 70 THEN 60 ELSE 30 END) * (0.8 + (id * 7 % 11) * 0.04) AS days
        FROM contact
      )
      INSERT INTO stage_change (contact_id, at, from_stage, to_stage, reason)
      SELECT id, at - days * interval '1 day', 'visitor', 'lead', 'test' FROM closed
      UNION ALL SELECT id, at, 'sql', 'customer', 'test' FROM closed`);
    const steady = await readCloseTimes(planted.db, new Date('2026-07-29'));
    expect(steady).toMatchObject({ verdict: 'steady', drifts: [] });
    const { verdict, drifts } = await readCloseTimes(planted.db, new Date('2026-11-01'));
    expect([verdict, drifts.length, drifts[0]?.direction, drifts[0]?.since]).toEqual([
      'drifting',
      1,
      'slower',
      '2026-08-02',
    ]);
  });
});

describe('cohorts', () => {
  it('are those of the revenue that was recorded', async () => {
    const paid = history.paid.map(({ account, month, cents }) => ({ account, month, amount: cents }));
    const view = await readCohorts(store.db, '2026-09-01');
    expect(view.cohorts).toMatchObject(
      cohortsOf(
        paid.filter(({ month }) => month <= '2026-09-01'),
        '2026-09-01',
      ),
    );
    expect(view.monthly.at(-1)?.month).toBe('2026-09-01');
    const month = (day: string) => new Map(paid.filter((row) => row.month === day && row.amount > 0).map((row) => [row.account, row.amount])); // prettier-ignore
    const [before, after] = [month('2026-08-01'), month('2026-09-01')];
    const sum = (amounts: Iterable<number>) => [...amounts].reduce((all, amount) => all + amount, 0);
    const stayed = sum([...before.keys()].map((account) => after.get(account) ?? 0));
    expect(view.monthly.at(-1)?.netRevenueRetention).toBeCloseTo(stayed / sum(before.values()), 12);
  });
});
