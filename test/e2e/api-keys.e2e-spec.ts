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

type Body = Record<string, unknown> & { id: string; key: string };
const told = (method: 'get' | 'post' | 'delete', path: string, response: request.Response): Body => {
  expect(contract.wrongs(method, `/api/v1${path}`, response.status, response.body)).toEqual([]);
  return response.body as Body;
};
const bearer = (key = api.keys.admin): [string, string] => ['authorization', `Bearer ${key}`];
const make = async (body: object, status = 201): Promise<Body> =>
  told('post', '/keys', await request(api.url).post('/api/v1/keys').set(...bearer()).send(body).expect(status)); // prettier-ignore
const list = async (): Promise<Body[]> => {
  const response = await request(api.url).get('/api/v1/keys').set(...bearer()).expect(200); // prettier-ignore
  return (told('get', '/keys', response) as unknown as { items: Body[] }).items;
};
const revoke = async (id: string, status = 200): Promise<Body> =>
  told('delete', `/keys/${id}`, await request(api.url).delete(`/api/v1/keys/${id}`).set(...bearer()).expect(status)); // prettier-ignore
const event = { id: 'seen-once', type: 'page.viewed', email: 'ann@example.com', properties: { url: 'https://example.com' } };
const report = (key: string) => request(api.url).post('/api/v1/events').set(...bearer(key)).send(event); // prettier-ignore
const read = (key: string) => request(api.url).get('/api/v1/contacts').set(...bearer(key)); // prettier-ignore

describe('API keys', () => {
  it('are made with the scopes that they are given, and may do nothing else', async () => {
    const { key } = await make({ name: 'web form', scopes: ['events:write'] });
    await report(key).expect(202);
    await read(key).expect(403);
    await request(api.url).get('/api/v1/keys').set(...bearer(key)).expect(403); // prettier-ignore
  });

  it('are shown once: neither the list nor the database holds them', async () => {
    const { id, key } = await make({ name: 'reader', scopes: ['read'] });
    expect(key).toMatch(/^nk_[\w-]{43}$/);
    expect(JSON.stringify(await list())).not.toContain(key);
    const rows = await store.db.query<{ kept: string }>('SELECT k::text AS kept FROM api_key k WHERE id = $1', [id]);
    expect(rows[0]?.kept).not.toContain(key);
    const again = request(api.url).post('/api/v1/keys').set(...bearer()).set('idempotency-key', 'once'); // prettier-ignore
    expect((await again.send({ name: 'x', scopes: ['read'] }).expect(422)).body).toMatchObject({
      code: 'invalid-input',
    });
  });

  it('say when they were last used', async () => {
    const { id, key } = await make({ name: 'dashboard', scopes: ['read'] });
    const lastUsed = async () => (await list()).find((one) => one.id === id)?.lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await read(key).expect(200);
    expect(await lastUsed()).toMatch(/^\d{4}-/);
  });

  it('are refused from the moment on that they are revoked', async () => {
    const { id, key } = await make({ name: 'old form', scopes: ['events:write'] });
    await report(key).expect(202);
    expect(await revoke(id)).toMatchObject({
      name: 'old form',
      revokedAt: expect.stringMatching(/^\d{4}-/) as unknown,
    });
    await report(key).expect(401);
    await revoke(id);
    await revoke('999999', 404);
  });

  it('leave somebody who can make the next one: the last that may do everything stays', async () => {
    const admins = (await list()).filter(({ scopes }) => (scopes as string[]).includes('admin'));
    expect(admins).toHaveLength(1);
    expect(await revoke(admins[0]?.id ?? '', 409)).toMatchObject({ code: 'conflict' });
  });

  it('are refused where the name or a scope makes no sense', async () => {
    const wrong = await make({ name: '', scopes: ['everything'] }, 422);
    expect(wrong).toMatchObject({
      errors: [{ field: 'name' }, { field: expect.stringMatching(/^scopes/) as unknown }],
    });
    await make({ name: 'nothing', scopes: [] }, 422);
  });
});
