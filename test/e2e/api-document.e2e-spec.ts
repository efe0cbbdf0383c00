import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allows, HOLDINGS, type Holds, type RouteAccess, SCOPES } from '@nurture/access';
import request from 'supertest';
import { testDatabase } from '../support';
import { type ApiApp, startApi } from './api-app';

interface Operation {
  summary?: string;
  description?: string;
  operationId: string;
  security?: object[];
  'x-needs'?: RouteAccess['needs'];
  'x-holds'?: Holds;
  parameters?: { in: string; name: string }[];
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, unknown>; required?: string[] }> };
}

/** Where the API's shapes stand. */
const API = join(__dirname, '../../apps/server/src');

const store = testDatabase();
let api: ApiApp;
let document: OpenApi;
type Method = 'get' | 'post' | 'patch' | 'delete';
let operations: { method: Method; path: string; operation: Operation }[];
let guarded: typeof operations;
beforeAll(async () => {
  api = await startApi(store.db);
  document = (await request(api.url).get('/api/openapi.json').expect(200)).body as OpenApi;
  operations = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ method: method as Method, path, operation })),
    );
  guarded = operations.filter(({ operation }) => operation['x-needs'] !== 'nothing');
});
afterAll(() => api.close());

const SECURITY = (needs: Operation['x-needs']): object[] => {
  if (needs === 'nothing') return [];
  return needs === 'signed-in' ? [{ session: [] }] : [{ session: [] }, { bearer: [] }];
};

const call = (method: Method, path: string) => request(api.url)[method](path.replace(/\{\w+\}/g, '1'));

// Dozens of hostile words for each of a hundred routes.
jest.setTimeout(120_000);

describe('the OpenAPI document', () => {
  it('is of version 3.1 and has every route of the API', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.map(({ method, path }) => `${method} ${path.slice('/api/v1'.length)}`).sort()).toEqual([
      'delete /contacts/{email}',
      'delete /keys/{id}',
      'delete /salespeople/{id}/absences/{absence}',
      'delete /segments/{id}',
      'delete /session',
      'get /accounts',
      'get /accounts/{id}',
      'get /analytics/attribution',
      'get /analytics/calibration',
      'get /analytics/channels',
      'get /analytics/cohorts',
      'get /analytics/content',
      'get /analytics/funnel',
      'get /analytics/mails',
      'get /analytics/pace',
      'get /analytics/paths',
      'get /analytics/salespeople',
      'get /analytics/sources',
      'get /audit',
      'get /audit/export',
      'get /contacts',
      'get /contacts/{email}',
      'get /contacts/{email}/events',
      'get /contacts/{email}/export',
      'get /deals',
      'get /enrolments/set-aside',
      'get /enrolments/{id}',
      'get /flows',
      'get /flows/{id}',
      'get /flows/{id}/differences',
      'get /flows/{id}/experiments',
      'get /flows/{id}/graph',
      'get /flows/{id}/versions/{number}',
      'get /gallery',
      'get /handoffs',
      'get /handoffs/sla',
      'get /handoffs/{id}',
      'get /invitations/{token}',
      'get /keys',
      'get /mails',
      'get /mails/templates',
      'get /mails/templates/{name}',
      'get /mails/{id}',
      'get /maturity',
      'get /maturity/{id}',
      'get /maturity/{id}/link',
      'get /reports/preview',
      'get /revenue',
      'get /salespeople',
      'get /schemas/{name}',
      'get /segments',
      'get /sending',
      'get /session',
      'get /spend',
      'get /status',
      'get /suppressions',
      'get /suppressions/export',
      'get /tasks/set-aside',
      'get /users',
      'get /webhooks/deliveries',
      'get /webhooks/endpoints',
      'get /workspace',
      'patch /users/{id}',
      'post /accounts/{id}/merge',
      'post /accounts/{id}/unmerge',
      'post /contacts/search',
      'post /contacts/{email}/merge',
      'post /contacts/{email}/role',
      'post /deals',
      'post /enrolments/{id}/leave',
      'post /enrolments/{id}/move',
      'post /events',
      'post /flows',
      'post /flows/check',
      'post /flows/plan',
      'post /flows/simulate',
      'post /flows/{id}/archive',
      'post /flows/{id}/enrol',
      'post /flows/{id}/migrate',
      'post /flows/{id}/pause',
      'post /flows/{id}/resume',
      'post /flows/{id}/rollback',
      'post /handoffs/{id}/outcome',
      'post /invitations/{token}',
      'post /keys',
      'post /mails/templates/{name}/test',
      'post /mails/{id}/resolve',
      'post /mails/{id}/send-again',
      'post /maturity',
      'post /plan/campaign',
      'post /plan/channels',
      'post /plan/funnel',
      'post /revenue',
      'post /salespeople/{id}/absences',
      'post /segments',
      'post /sending/resume',
      'post /sending/stop',
      'post /session',
      'post /session/language',
      'post /session/password',
      'post /spend',
      'post /suppressions',
      'post /suppressions/import',
      'post /suppressions/lift',
      'post /targets',
      'post /tasks/{id}/discard',
      'post /tasks/{id}/retry',
      'post /users',
      'post /users/{id}/invitation',
      'post /webhooks/deliveries/{id}/replay',
    ]);
  });

  it('says of every route what it does, who may call it, what of people it holds, and what it answers', () => {
    for (const { operation } of operations) {
      expect(operation.summary).toMatch(/\w{3}/);
      expect(operation.security ?? []).toEqual(SECURITY(operation['x-needs']));
      expect(HOLDINGS).toContain(operation['x-holds']);
      const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      if (good[0]?.[0] === '204') continue;
      expect(
        good.map(([, answer]) => (answer.content?.['application/json'] ?? answer.content?.['text/csv'])?.schema),
      ).toEqual([expect.anything()]);
      for (const [status, answer] of Object.entries(operation.responses)) {
        if (!status.startsWith('2')) expect(Object.keys(answer.content ?? {})).toEqual(['application/problem+json']);
      }
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '500', '503']));
    }
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  it('describes every field of what is sent and answered, and knows no `nullable`, which 3.1 has not', () => {
    for (const schema of Object.values(document.components.schemas)) {
      for (const property of Object.values(schema.properties ?? {}))
        expect(Object.keys(property as object)).not.toEqual([]);
    }
    expect(JSON.stringify(document)).not.toContain('"nullable"');
    expect(document.components.schemas['ContactDto']?.properties?.['fit']).toMatchObject({ type: ['number', 'null'] });
  });

  it('has one shape for each name: of two classes that are called the same, one would overwrite the other', () => {
    const files = readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const names = files.flatMap((file) =>
      [...readFileSync(join(API, file), 'utf8').matchAll(/^export class (\w+Dto)\b/gm)].map(([, name]) => name),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('can be browsed', async () => {
    const page = await request(api.url).get('/api/docs').expect(200);
    expect(page.text).toContain('Nurture API');
    await request(api.url).get('/api/docs/swagger-ui-bundle.js').expect(200);
  });
});

describe('every route of the API', () => {
  it('answers 401 without a key and with a wrong one', async () => {
    for (const { method, path } of guarded) {
      const without = await call(method, path);
      expect([path, without.status, (without.body as { code: string }).code]).toEqual([path, 401, 'unauthorized']);
      expect(without.headers['www-authenticate']).toBe('Bearer');
      const wrong = await call(method, path).set('authorization', 'Bearer not-a-key-of-ours');
      expect([path, wrong.status]).toEqual([path, 401]);
    }
  });

  it('answers 403 to a key of too small a scope, whatever else is wrong', async () => {
    for (const { method, path, operation } of guarded) {
      const needed = operation['x-needs'];
      const small = (scope: (typeof SCOPES)[number]): boolean =>
        needed === undefined || needed === 'nothing' || needed === 'signed-in' || !allows([scope], needed);
      for (const scope of SCOPES.filter(small)) {
        const refused = await call(method, path).set('authorization', `Bearer ${api.keys[scope]}`);
        expect([path, scope, refused.status]).toEqual([path, scope, 403]);
      }
    }
  });

  it('answers 404 as a problem where there is nothing', async () => {
    for (const path of [
      '/api/v1/nothing',
      '/api/v1/contacts/nobody@example.com',
      '/api/v1/flows/none',
      '/api/v1/mails/9',
      '/api/v1/handoffs/9',
    ]) {
      // prettier-ignore
      const missing = await request(api.url).get(path).set('authorization', `Bearer ${api.keys.read}`);
      expect([path, missing.status, (missing.body as { code: string }).code]).toEqual([path, 404, 'not-found']);
    }
  });

  it('answers 4xx, never 5xx, to hostile words in paths and queries', async () => {
    const words = [
      '%00',
      '%ED%A0%80',
      '__proto__',
      "'%3B--",
      '9'.repeat(400),
      '-1',
      '1e9',
      '%25',
      '../../etc',
      'a%0d%0ab',
    ];
    for (const word of words) {
      for (const { path } of operations.filter(({ method }) => method === 'get')) {
        const hostile = path.includes('{')
          ? path.replace(/\{\w+\}/g, word)
          : `${path}?after=${word}&limit=${word}&q=${word}`;
        const response = await request(api.url).get(hostile).set('authorization', `Bearer ${api.keys.admin}`);
        expect([hostile, response.status < 500]).toEqual([hostile, true]);
      }
      const searched = await request(api.url)
        .get(`/api/v1/contacts?q=${word}`)
        .set('authorization', `Bearer ${api.keys.read}`);
      expect([word, searched.status < 500]).toEqual([word, true]);
    }
  });

  it('stops forgotten keys: a revoked one is refused within ten seconds', async () => {
    await store.db.query(`UPDATE api_key SET revoked_at = now() WHERE name = 'sales'`);
    const fresh = await startApi(store.db);
    const revoked = await request(fresh.url).get('/api/v1/flows').set('authorization', `Bearer ${api.keys.sales}`);
    expect(revoked.status).toBe(401);
    await fresh.close();
  });
});
