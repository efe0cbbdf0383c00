import request from 'supertest';
import { makeHistory, writeHistory } from '../analytics/history';
import { testDatabase } from '../support';
import { type ApiApp, startApi } from './api-app';
import { Contract } from './api-contract';

const store = testDatabase();
let api: ApiApp;
let contract: Contract;
beforeAll(async () => {
  await writeHistory(store.db, makeHistory(4, 150));
  api = await startApi(store.db);
  const document = await request(api.url).get('/api/openapi.json');
  contract = new Contract(document.body as ConstructorParameters<typeof Contract>[0]);
});
afterAll(() => api.close());

type Body = Record<string, unknown>;
const call = (path: string, key = api.keys.read) =>
  request(api.url).get(`/api/v1${path}`).set('authorization', `Bearer ${key}`);
const get = async (path: string, status = 200): Promise<Body> => {
  const answer = await call(path).expect(status);
  expect(contract.wrongs('get', `/api/v1${path}`, status, answer.body)).toEqual([]);
  return answer.body as Body;
};
const QUARTER = 'from=2026-01-01&until=2026-03-31';

interface Figure {
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
}
/** Every figure of an answer, however deep it lies, with what it is called there. */
function figuresIn(told: unknown, called = ''): { called: string; figure: Figure }[] {
  if (typeof told !== 'object' || told === null) return [];
  if ('value' in told && 'n' in told) return [{ called, figure: told as Figure }];
  return Object.entries(told).flatMap(([name, part]) => figuresIn(part, Array.isArray(told) ? called : name));
}

describe('figures', () => {
  it.each(['funnel', 'sources', 'channels', 'attribution', 'paths', 'mails', 'content', 'salespeople', 'calibration'])(
    'of %s come with their period, the one before, and what they mean',
    async (name) => {
      const told = await get(`/analytics/${name}?${QUARTER}`);
      expect(told).toMatchObject({
        period: { from: '2026-01-01', until: '2026-03-31' },
        before: { from: '2025-10-01', until: '2025-12-31' },
        timezone: 'Europe/Amsterdam',
      });
      expect(Object.values(told['definitions'] as object).length).toBeGreaterThan(0);
    },
  );

  it.each(['funnel', 'sources', 'channels', 'mails', 'content', 'salespeople'])(
    'of %s say each what they mean, how many stand under them, how sure they are, and what they were before',
    async (name) => {
      const told = await get(`/analytics/${name}?from=2025-10-01&until=2026-09-30`);
      const figures = figuresIn(told);
      expect(figures.length).toBeGreaterThan(5);
      for (const { called, figure } of figures) {
        expect(Object.keys(figure).sort()).toEqual(['before', 'high', 'low', 'n', 'value']);
        expect([called, (told['definitions'] as Body)[called]]).toEqual([called, expect.stringMatching(/\.$/)]);
      }
      // What is no plain count or sum is an estimate: as soon as there are some, it has its interval.
      const plain = ['visitors', 'leads', 'mqls', 'sqls', 'customers', 'entered', 'revenue', 'spend', 'sent', 'people', 'handoffs']; // prettier-ignore
      const estimates = figures.filter(({ called, figure }) => !plain.includes(called) && figure.n >= 6 && (figure.value ?? 0) > 0); // prettier-ignore
      expect(estimates.length).toBeGreaterThan(0);
      for (const { called, figure } of estimates) {
        expect([called, figure.low !== null && figure.high !== null]).toEqual([called, true]);
      }
    },
  );

  it('of targets say what pace and forecast mean', async () => {
    const { definitions } = await get('/analytics/pace');
    expect(Object.keys(definitions as Body)).toEqual(expect.arrayContaining(['expected', 'forecast', 'sqls']));
  });

  it('of attribution say of how many deals each share is', async () => {
    const { rows, deals } = (await get(`/analytics/attribution?by=content&${QUARTER}`)) as { rows: { deals: number }[]; deals: number }; // prettier-ignore
    expect(Math.max(...rows.map((row) => row.deals))).toBeLessThanOrEqual(deals);
    expect(rows.some((row) => row.deals > 1)).toBe(true);
  });

  it.each(['medium', 'campaign', 'page', 'content', 'flow'])('are told apart by %s', async (by) => {
    const told = await get(`/analytics/sources?by=${by}&${QUARTER}`);
    expect(told['by']).toBe(by);
    expect((told['rows'] as Body[]).length).toBeGreaterThan(1);
  });

  it('of cohorts are of all months up to one', async () => {
    const told = await get('/analytics/cohorts?until=2026-06');
    expect((told['cohorts'] as Body[]).length).toBeGreaterThan(3);
    expect((told['monthly'] as Body[]).at(-1)).toMatchObject({ month: '2026-06-01' });
  });

  it('of 30 days up to today are what nobody else asked for', async () => {
    const { period } = (await get('/analytics/funnel')) as { period: { from: string; until: string } };
    expect((Date.parse(period.until) - Date.parse(period.from)) / 86_400_000).toBe(29);
  });

  it('refuse days that are none, with the field', async () => {
    for (const wrong of ['from=2026-02-30', 'from=2026-02-02&until=2026-02-01', 'until=soon', 'from=0000-01-01', 'until=9999-12-31']) {
      await get(`/analytics/funnel?${wrong}`, 422);
    } // prettier-ignore
    await get('/analytics/sources?by=stars', 422);
    await get('/analytics/cohorts?until=2026-13', 422);
    await get('/analytics/cohorts?until=2026', 422);
    await call('/analytics/funnel', api.keys['events:write']).expect(403);
  });
});

describe('tables as files', () => {
  const file = async (path: string): Promise<string[]> => {
    const answer = await call(path).expect(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.csv"$/);
    return answer.text.trimEnd().split('\r\n');
  };

  it.each(['funnel', 'sources', 'channels', 'attribution', 'paths', 'mails', 'content', 'salespeople'])(
    'exist of %s',
    async (name) => {
      const [header, ...rows] = await file(`/analytics/${name}?${QUARTER}&format=csv`);
      expect(header?.split(',').length).toBeGreaterThan(3);
      expect(rows.length).toBeGreaterThan(1);
    },
  );

  it('hold nothing that a spreadsheet runs, and numbers as numbers', async () => {
    const formula = { id: '=cmd|1', from: '2026-01-01', amount: 5, source: '@SUM(A1)', campaign: '-2+3' };
    await request(api.url).post('/api/v1/spend').set('authorization', `Bearer ${api.keys.marketing}`).send(formula).expect(200); // prettier-ignore
    const [header, row] = await file('/spend?format=csv');
    expect(header).toBe('id,from,until,channel,source,campaign,amount');
    expect(row).toBe(`'=cmd|1,2026-01-01,2026-01-01,other,'@SUM(A1),'-2+3,5`);
  });

  it('have a header when they are empty', async () => {
    await store.db.query('DELETE FROM account_revenue');
    expect(await file('/revenue?format=csv')).toEqual(['account,month,amount']);
    await get('/deals?format=xml', 422);
  });
});

describe('the report', () => {
  it.each([
    ['week', 'en', 'The week', 'How far people came'],
    ['month', 'nl', 'De maand', 'Hoe ver mensen kwamen'],
    ['quarter', 'en', 'The quarter', 'Leads by channel'],
  ])('on the last whole %s can be looked at in %s, with its pictures in it', async (period, locale, title, heading) => {
    const { subject, html, text } = await get(`/reports/preview?period=${period}&locale=${locale}`);
    expect(subject).toContain(title);
    expect(text).toContain(title);
    expect(html).toContain(heading);
    expect(html).toContain('src="data:image/png;base64,');
    expect(html).not.toContain('cid:');
  });

  it('is of the week, in the language of the workspace, and for those who may read', async () => {
    expect((await get('/reports/preview'))['subject']).toContain('The week');
    await get('/reports/preview?period=year', 422);
    await get('/reports/preview?locale=xx', 422);
    await call('/reports/preview', api.keys['events:write']).expect(403);
  });
});
