import { setClock } from '@nurture/store';
import request from 'supertest';
import { makeHistory, writeHistory } from '../analytics/history';
import { testDatabase } from '../support';
import { type ApiApp, startApi } from './api-app';

const store = testDatabase();
let api: ApiApp;
beforeAll(async () => (api = await startApi(store.db)));
afterAll(() => api.close());

const plan = async (what: string, body: object, status = 200): Promise<unknown> => {
  const answer = await request(api.url)
    .post(`/api/v1/plan/${what}`)
    .set('authorization', `Bearer ${api.keys.read}`)
    .send(body)
    .expect(status);
  return answer.body;
};

describe('plans by the API', () => {
  it('reckon the funnel backwards to the golden figures', async () => {
    const rates = { visitorLead: 0.35, leadMql: 0.45, mqlSql: 0.3, sqlCustomer: 0.15 };
    const goal = { revenue: 10_000_000, marketingShare: 0.4, orderValue: 50_000, rates };
    expect(await plan('funnel', goal)).toEqual({
      target: 4_000_000,
      deals: 80,
      sqls: 533,
      mqls: 1776,
      leads: 3946,
      visitors: 11274,
      rates,
    });
    expect(await plan('funnel', { ...goal, rates: { ...rates, leadMql: 0 } }, 422)).toMatchObject({
      errors: [{ field: 'rates.leadMql' }],
    });
  });

  it('take the workspace’s own rates, with what they leave open; and say which were never measured', async () => {
    const goal = { revenue: 1_000_000, marketingShare: 1, orderValue: 10_000, rates: 'measured' };
    expect(await plan('funnel', goal, 422)).toMatchObject({ errors: [{ field: 'rates' }] });
    await setClock(store.db, Date.UTC(2026, 10, 1));
    await writeHistory(store.db, makeHistory(5, 200));
    const told = (await plan('funnel', goal)) as Record<'best' | 'worst', { visitors: number }> & {
      visitors: number;
      measured: Record<string, { n: number }>;
    };
    expect(told).toMatchObject({ target: 1_000_000, deals: 100 });
    expect(told.measured['leadMql']?.n).toBeGreaterThan(50);
    expect(told.best.visitors).toBeLessThan(told.visitors);
    expect(told.worst.visitors).toBeGreaterThan(told.visitors);
  });

  it('reckon a campaign to the cent', async () => {
    const campaign = { leads: 100, closeRate: 0.04, orderValue: 100, costPerLead: 3.41 };
    expect(await plan('campaign', campaign)).toMatchObject({ revenue: 400, cost: 341, result: 59, worthIt: true });
    expect(await plan('campaign', { ...campaign, closeRate: 0.1 })).toMatchObject({ revenue: 1000, result: 659 });
    const banner = { impressions: 500_000, conversion: 0.05, leadValue: 100, price: 2_000 };
    expect(await plan('campaign', banner)).toMatchObject({ clicks: 1000, leads: 50, revenue: 5000, result: 3000 });
    expect(await plan('campaign', { ...banner, leads: 4 }, 422)).toMatchObject({ errors: [{ field: 'impressions' }] });
  });

  it('compare channels month by month', async () => {
    const seo = { name: 'SEO', visitorsPerLead: 20, leadValue: 1000, fixedCost: 400, visitorsPerMonth: 20 };
    const social = { name: 'Social', visitorsPerLead: 10, leadValue: 300, costPerVisitor: 5, fixedCost: 100 };
    expect(await plan('channels', { months: 2, channels: [seo, { ...social, budget: 400 }] })).toMatchObject({
      channels: [
        { firstLead: { return: 600 }, months: [{ cumulative: 600 }, { cumulative: 1600 }] },
        { firstLead: { return: 150 }, months: [{ cumulative: 1400 }, { cumulative: 1400 }] },
      ],
      overtakings: [{ channel: 'SEO', overtaken: 'Social', month: 2 }],
    });
    const wrong = { channels: [seo, { ...social, visitorsPerLead: 0 }] };
    expect(await plan('channels', wrong, 422)).toMatchObject({ errors: [{ field: 'channels[1].visitorsPerLead' }] });
  });
});
