import request from 'supertest';
import { testDatabase } from '../support';
import { type ApiApp, startApi } from './api-app';
import { Contract } from './api-contract';

const store = testDatabase();
let api: ApiApp;
let contract: Contract;
beforeAll(async () => {
  api = await startApi(store.db);
  const document = await request(api.url).get('/api/openapi.json').expect(200);
  contract = new Contract(document.body as ConstructorParameters<typeof Contract>[0]);
});
afterAll(() => api.close());

type Body = Record<string, unknown>;
function told(method: 'get' | 'post', path: string, response: request.Response): Body {
  expect(contract.wrongs(method, `/api/v1${path}`, response.status, response.body)).toEqual([]);
  return response.body as Body;
}
const bearer = (key: string): [string, string] => ['authorization', `Bearer ${key}`];
const list = async (query = ''): Promise<Body> =>
  told('get', '/suppressions', await request(api.url).get(`/api/v1/suppressions${query}`).set(...bearer(api.keys.read)).expect(200)); // prettier-ignore
const post = async (path: string, body: object, status = 200, key = api.keys.admin): Promise<Body> =>
  told('post', path, await request(api.url).post(`/api/v1${path}`).set(...bearer(key)).send(body).expect(status)); // prettier-ignore
const importCsv = (text: string) =>
  request(api.url)
    .post('/api/v1/suppressions/import')
    .set(...bearer(api.keys.admin))
    .set('content-type', 'text/csv')
    .send(text);

describe('the list of suppressed addresses', () => {
  it('is added to and taken off by hand', async () => {
    const added = await post('/suppressions', { email: 'Ann@Example.com', detail: 'asked by phone' });
    expect(added).toMatchObject({ email: 'ann@example.com', reason: 'manual', detail: 'asked by phone', expiresAt: null }); // prettier-ignore
    expect(await list('?email=ANN@example.com')).toMatchObject({ items: [{ email: 'ann@example.com' }], next: null });
    await post('/suppressions/lift', { email: 'ann@example.com' }, 403, api.keys.marketing);
    expect(await post('/suppressions/lift', { email: 'ann@example.com' })).toEqual({ lifted: true });
    await post('/suppressions/lift', { email: 'ann@example.com' }, 404);
  });

  it('keeps a complaint, whoever asks', async () => {
    await post('/suppressions', { email: 'bob@example.com', reason: 'complaint' });
    await post('/suppressions/lift', { email: 'bob@example.com' }, 409);
  });

  it('refuses what is no address, no reason and no time', async () => {
    const wrong = { email: 'ann', reason: 'erased', expiresAt: 'soon' };
    expect(await post('/suppressions', wrong, 422)).toMatchObject({
      errors: [{ field: 'email' }, { field: 'reason' }, { field: 'expiresAt' }],
    });
  });

  it('leaves and comes as a file', async () => {
    const imported = await importCsv('email,reason\nzoe@example.com,bounce\nnobody,bounce\n').expect(200);
    expect(told('post', '/suppressions/import', imported)).toMatchObject({ rows: 2, imported: 1, refused: 1 });
    const exported = await request(api.url)
      .get('/api/v1/suppressions/export')
      .set(...bearer(api.keys.admin))
      .expect(200)
      .expect('content-type', /^text\/csv/);
    expect(exported.text).toContain('zoe@example.com');
    expect((await importCsv(exported.text).expect(200)).body).toMatchObject({ refused: 0 });
    await request(api.url)
      .get('/api/v1/suppressions/export')
      .set(...bearer(api.keys.read))
      .expect(403);
    await importCsv('name\nAnn\n').expect(422);
    await post('/suppressions/import', {}, 415);
  });

  it('is paged', async () => {
    const { items, next } = (await list('?limit=1')) as { items: Body[]; next: string };
    expect(items).toHaveLength(1);
    const rest = (await list(`?limit=500&after=${next}`)) as { items: Body[] };
    expect(rest.items).not.toContainEqual(items[0]);
  });
});
