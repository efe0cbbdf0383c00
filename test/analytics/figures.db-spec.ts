import {
  askedFor,
  catchUpFigures,
  readBreakdown,
  readCloseTimes,
  readCohorts,
  readFunnel,
  readMails,
  readPace,
  recordTargets,
} from '@nurture/analytics';
import { cohortsOf, periodBefore, spanOf, TARGET_METRICS } from '@nurture/core/figures';
import { testDatabase } from '../support';
import { makeHistory, writeHistory } from './history';
import { referenceAttribution, referenceFunnel } from './reference';
import { about, itTellsTheSame, ZONE } from './same-figures';

const history = makeHistory(7, 400);
const PERIODS = [
  { from: '2026-01-01', until: '2026-03-31' },
  { from: '2026-03-29', until: '2026-03-29' },
  { from: '2026-02-03', until: '2026-05-17' },
  { from: '2030-01-01', until: '2030-01-31' },
];

const store = testDatabase();
beforeAll(() => writeHistory(store.db, history));

describe.each(PERIODS)('the figures of $from to $until are those of the plain reckoning', (period) => {
  itTellsTheSame(store, history, period);
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
    await catchUpFigures(planted.db);
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
  it('end with the last month on record: one of which nothing is known yet is not one in which everybody left', async () => {
    const [{ last } = { last: '' }] = await store.db.query<{ last: string }>('SELECT max(month)::text AS last FROM account_revenue'); // prettier-ignore
    const view = await readCohorts(store.db, '2027-06-01');
    expect(view).toEqual(await readCohorts(store.db, last));
    expect(view.monthly.at(-1)).toMatchObject({ month: last });
  });

  it('are those of the revenue that was recorded', async () => {
    const paid = history.paid.map(({ account, month, cents }) => ({ account, month, amount: cents }));
    const view = await readCohorts(store.db, '2026-09-01');
    expect(view.cohorts).toMatchObject(
      cohortsOf(
        paid.filter(({ month }) => month <= '2026-09-01'),
        '2026-09-01',
      ),
    );
    const monthEarlier = new Map(cohortsOf(paid, '2026-08-01').map((cohort) => [cohort.month, cohort]));
    for (const { month: first, before } of view.cohorts) {
      const known = monthEarlier.get(first);
      const value = known && known.customers * known.spendPerMonth * known.months.length;
      expect([first, before?.spendPerMonth, before?.lifetimeValue]).toEqual([first, known?.spendPerMonth, value]);
    }
    expect(view.monthly.at(-1)?.month).toBe('2026-09-01');
    const month = (day: string) => new Map(paid.filter((row) => row.month === day && row.amount > 0).map((row) => [row.account, row.amount])); // prettier-ignore
    const [before, after] = [month('2026-08-01'), month('2026-09-01')];
    const sum = (amounts: Iterable<number>) => [...amounts].reduce((all, amount) => all + amount, 0);
    const stayed = sum([...before.keys()].map((account) => after.get(account) ?? 0));
    expect(view.monthly.at(-1)?.netRevenueRetention).toBeCloseTo(stayed / sum(before.values()), 12);
  });
});
