import { createHandoffs } from '@nurture/handoff';
import request from 'supertest';
import { testDatabase } from '../support';
import { type ApiApp, handoffContext, startApi } from './api-app';

const store = testDatabase();
let api: ApiApp;
beforeAll(async () => (api = await startApi(store.db)));
afterAll(() => api.close());

type Body = Record<string, unknown>;
const post = async (path: string, key: string, body: object, status = 200): Promise<Body> => {
  const answer = await request(api.url).post(`/api/v1${path}`).set('authorization', `Bearer ${key}`).send(body);
  expect([answer.body, answer.status]).toEqual([answer.body, status]);
  return answer.body as Body;
};
const items = async (path: string): Promise<Body[]> => {
  const answer = await request(api.url).get(`/api/v1${path}`).set('authorization', `Bearer ${api.keys.read}`);
  expect(answer.status).toBe(200);
  return (answer.body as { items: Body[] }).items;
};

describe('deals', () => {
  const deal = { id: 'crm-1', email: 'ann@example.com', amount: 1234.56, at: '2026-10-01T09:00:00Z' };

  it('are reported once each, make a customer, and are the same as `deal.won` events', async () => {
    expect(await post('/deals', api.keys.sales, deal, 202)).toEqual({ accepted: 1, duplicates: 0 });
    expect(await post('/deals', api.keys.sales, [deal], 202)).toEqual({ accepted: 0, duplicates: 1 });
    const event = { id: 'crm-2', type: 'deal.won', email: 'bob@example.com', properties: { amount: 10 } };
    await post('/events', api.keys.marketing, event, 202);
    await api.absorb();
    expect(await items('/deals')).toEqual([
      expect.objectContaining({ id: 'crm-2', amount: 10, account: 'example.com' }),
      { id: 'crm-1', email: 'ann@example.com', account: 'example.com', amount: 1234.56, at: '2026-10-01T09:00:00+00:00', source: 'api' },
    ]); // prettier-ignore
    expect((await items('/contacts?q=ann'))[0]).toMatchObject({ stage: 'customer' });
  });

  it('are refused whole, with each wrong field', async () => {
    await post('/deals', api.keys.read, deal, 403);
    const wrong = await post('/deals', api.keys.sales, [deal, { ...deal, id: 'x', amount: -1, email: 'no' }], 422);
    expect(wrong).toMatchObject({ errors: [{ field: '[1].amount' }] });
    const badAddress = await post('/deals', api.keys.sales, [{ ...deal, id: 'y', email: 'no' }], 422);
    expect(badAddress).toMatchObject({ errors: [{ field: '[0].email' }] });
    await post('/deals', api.keys.sales, [], 422);
    await post('/deals', api.keys.sales, { ...deal, id: 'nul\0' }, 422);
  });
});

describe('a handoff that was won', () => {
  it('is a deal like any other, once', async () => {
    const form = { id: 'f1', type: 'form.submitted', email: 'eve@example.org', properties: { form: 'contact' } };
    await post('/events', api.keys.marketing, form, 202);
    await api.absorb();
    const [eve] = await items('/contacts?q=eve');
    await store.db.transaction((tx) =>
      createHandoffs(
        tx,
        [
          {
            key: 'handoff:eve',
            payload: {
              contactId: String(eve?.['id']),
              because: 'asked',
              at: Date.now(),
              enrolmentId: null,
              flowId: null,
            },
          },
        ],
        handoffContext,
      ),
    );
    const [handoff] = await items('/handoffs?open=true');
    const won = { answer: 'won', amount: 2500.5 };
    await post(`/handoffs/${String(handoff?.['id'])}/outcome`, api.keys.sales, won);
    await post(`/handoffs/${String(handoff?.['id'])}/outcome`, api.keys.sales, won);
    await api.absorb();
    const deals = (await items('/deals')).filter(({ email }) => email === 'eve@example.org');
    expect(deals).toEqual([expect.objectContaining({ amount: 2500.5, source: 'handoff' })]);
  });
});

describe('spend', () => {
  const ads = { id: 'ads', from: '2026-10-01', until: '2026-10-31', source: 'linkedin', medium: 'cpc', amount: 310 };

  it('is recorded with its channel, and corrected under the same id', async () => {
    expect(await post('/spend', api.keys.marketing, [ads, { id: 'fair', from: '2026-10-05', channel: 'Event', amount: 1 }])).toEqual({ recorded: 2 }); // prettier-ignore
    await post('/spend', api.keys.marketing, { ...ads, amount: 311.5 });
    expect(await items('/spend')).toEqual([
      { id: 'ads', from: '2026-10-01', until: '2026-10-31', channel: 'paid-social', source: 'linkedin', campaign: null, amount: 311.5 },
      { id: 'fair', from: '2026-10-05', until: '2026-10-05', channel: 'event', source: null, campaign: null, amount: 1 },
    ]); // prettier-ignore
    expect(await items('/spend?after=ads')).toHaveLength(1);
  });

  it('says what is wrong with each line, and takes none then', async () => {
    const lines = [
      { ...ads, from: '2026-02-30' },
      { ...ads, until: '2026-09-01' },
      { ...ads, channel: 'telepathy' },
    ];
    const wrong = await post('/spend', api.keys.marketing, lines, 422);
    expect((wrong['errors'] as Body[]).map(({ field }) => field)).toEqual(['[0].from', '[1].until', '[2].channel']);
    expect(await post('/spend', api.keys.marketing, { ...ads, amount: 1.005 }, 422)).toMatchObject({
      errors: [{ field: 'amount' }],
    });
  });
});

describe('revenue of accounts', () => {
  it('is recorded per month, corrected, and read in pages', async () => {
    const line = (month: string, amount: number) => ({ account: 'Example.com', month, amount });
    await post('/revenue', api.keys.sales, [line('2026-01', 100), line('2026-02', 50)]);
    await post('/revenue', api.keys.sales, line('2026-02', 75.25));
    expect(await items('/revenue')).toEqual([
      { account: 'example.com', month: '2026-01', amount: 100 },
      { account: 'example.com', month: '2026-02', amount: 75.25 },
    ]);
    expect(await items('/revenue?after=2026-01%20example.com')).toHaveLength(1);
    const wrong = await post('/revenue', api.keys.sales, { account: 'Example BV', month: '2026-13', amount: 1 }, 422);
    expect((wrong['errors'] as Body[]).map(({ field }) => field)).toEqual(['account', 'month']);
  });
});

describe('targets', () => {
  const target = {
    id: 't1',
    metric: 'leads',
    amount: 300,
    owner: 'sanne',
    from: '2026-10-01',
    until: '2026-10-31',
    why: 'x',
  };

  it('are set, changed under the same id, and refused with each wrong field', async () => {
    expect(await post('/targets', api.keys.marketing, target)).toEqual({ recorded: 1 });
    await post('/targets', api.keys.marketing, { ...target, amount: 350 });
    const answer = await request(api.url).get('/api/v1/analytics/pace').set('authorization', `Bearer ${api.keys.read}`);
    expect(answer.body).toMatchObject({ targets: [{ id: 't1', amount: 350, daysInAll: 31, onBusinessDays: false }] });
    const wrong = await post('/targets', api.keys.marketing, { ...target, until: '2026-09-01' }, 422);
    expect(wrong).toMatchObject({ errors: [{ field: 'until' }] });
    await post('/targets', api.keys.marketing, { ...target, metric: 'likes' }, 422);
  });
});
