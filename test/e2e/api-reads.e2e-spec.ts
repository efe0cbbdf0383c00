import { createHandoffs } from '@nurture/handoff';
import { checkWorkspace, loadWorkspace, withFlow } from '@nurture/workspace';
import request from 'supertest';
import { testDatabase } from '../support';
import { conditionOf, OPERATORS } from '../../apps/dashboard/src/pages/people/conditions';
import { type ApiApp, handoffContext, startApi } from './api-app';
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
/** Every answer is held against the OpenAPI document as well. */
function told(method: 'get' | 'post', path: string, response: request.Response): Body {
  expect(contract.wrongs(method, `/api/v1${path}`, response.status, response.body)).toEqual([]);
  return response.body as Body;
}
const get = async (path: string, status = 200): Promise<Body> =>
  told('get', path, await request(api.url).get(`/api/v1${path}`).set('authorization', `Bearer ${api.keys.read}`).expect(status)); // prettier-ignore
const post = async (path: string, body: object, key: string, status = 200): Promise<Body> =>
  told('post', path, await request(api.url).post(`/api/v1${path}`).set('authorization', `Bearer ${key}`).send(body).expect(status)); // prettier-ignore
const download = (email: string, id = email) => ({
  id,
  type: 'asset.downloaded',
  email,
  properties: { asset: 'b2b-maturity-model' },
  contact: { firstName: 'Ann', company: 'Example BV' },
  consent: { mail: true, tracking: true, wording: 'w' },
});
const FLOW = 'b2b-maturity-whitepaper';

describe('a contact', () => {
  it('is there as soon as the event was answered, and tells all once it was absorbed', async () => {
    await post('/events', download('ann@example.com'), api.keys.marketing, 202);
    expect(await get('/contacts/ann%40example.com')).toMatchObject({ stage: 'visitor', score: 0, enrolments: [] });
    await api.absorb();
    const ann = await get('/contacts/ANN@Example.com');
    expect(ann).toMatchObject({
      email: 'ann@example.com',
      stage: 'lead',
      score: 20,
      fields: { firstName: 'Ann', company: 'Example BV' },
      scoreEntries: [{ points: 20, rule: 'download' }],
      consent: { mail: 'given', tracking: 'given', suppressed: null },
      enrolments: [{ flow: FLOW, state: 'sent', status: 'active', path: 'sent', awaiting: ['entry.0'] }],
      mails: [{ status: 'waiting', name: 'whitepaper-delivery', kind: 'service', flow: FLOW }],
    });
    const types = (ann['timeline'] as { type: string }[]).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['asset.downloaded', 'contact.created', 'consent.given']));
    const points = (ann['scoreEntries'] as { points: number }[]).reduce((sum, entry) => sum + entry.points, 0);
    expect(points).toBe(ann['score']);
  });

  it('is found by parts of address, name and company, and by stage', async () => {
    await post('/events', download('found_100%@example.com'), api.keys.marketing, 202);
    await api.absorb();
    const emails = async (query: string) => ((await get(`/contacts?${query}`))['items'] as { email: string }[]).map(({ email }) => email); // prettier-ignore
    expect(await emails('q=ND_100%25@')).toEqual(['found_100%@example.com']);
    expect(await emails('q=_0_0_0')).toEqual([]);
    expect(await emails('q=example%20bv&stage=lead')).toHaveLength(2);
    expect(await emails('stage=customer')).toEqual([]);
    await get('/contacts?stage=king', 422);
  });

  it('has a timeline that is read page by page, each event once', async () => {
    const many = Array.from({ length: 7 }, (_, i) => ({
      ...download('busy@example.com', `busy-${i}`),
      at: '2026-11-20T10:00:00Z',
    }));
    await post('/events', many, api.keys.marketing, 202);
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await get(`/contacts/busy@example.com/events?limit=3${after && `&after=${after}`}`);
      const items = page['items'] as { type: string; at: string }[];
      seen.push(...items.map(({ type }) => type));
      if (page['next'] === null) break;
      expect(items).toHaveLength(3);
      after = page['next'] as string;
    }
    const [{ n } = { n: 0 }] = await store.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM event WHERE contact_id = (SELECT id FROM contact WHERE email = 'busy@example.com')`,
    );
    expect(seen).toHaveLength(n);
    expect(seen.filter((type) => type === 'asset.downloaded')).toHaveLength(7);
  });
});

describe('flows', () => {
  it('say how many are where, and how they moved', async () => {
    const { items } = await get('/flows');
    expect(items).toEqual([expect.objectContaining({ id: FLOW, status: 'active', currentVersion: 1 })]);
    const flow = await get(`/flows/${FLOW}`);
    expect(flow['people']).toEqual([{ state: 'sent', people: expect.any(Number) as number }]);
    expect(flow['edges']).toEqual([expect.objectContaining({ from: null, to: 'sent', share: 1 })]);
    expect(await get(`/flows/${FLOW}/versions/1`)).toMatchObject({ number: 1, document: { initial: 'sent' } });
  });

  it('say what their tests of variants came to', async () => {
    const { items, definitions } = await get(`/flows/${FLOW}/experiments`);
    expect(items).toEqual([]);
    expect((definitions as Record<string, string>)['testDifference']).toContain('its interval holds');
    await get('/flows/none/experiments', 404);
  });

  it('are paused and resumed by marketing', async () => {
    expect(await post(`/flows/${FLOW}/pause`, {}, api.keys.marketing)).toEqual({ id: FLOW, status: 'paused' });
    expect(await get(`/flows/${FLOW}`)).toMatchObject({ status: 'paused' });
    expect(await post(`/flows/${FLOW}/resume`, {}, api.keys.marketing)).toMatchObject({ status: 'active' });
    await post('/flows/none/pause', {}, api.keys.marketing, 404);
  });

  it('are published when they pass the checks of the workspace, and refused with each finding when not', async () => {
    const small = {
      id: 'posted',
      name: 'Posted',
      enrol: { on: 'form.submitted', guard: { 'event.form': 'contact' } },
      goal: { on: 'meeting.booked' },
      exit: [{ on: 'contact.unsubscribed' }],
      sending: { topic: 'whitepapers' },
      initial: 'hello',
      states: {
        hello: { entry: [{ send: 'whitepaper-deep-dive' }], after: { '3 days': 'done' } },
        done: { type: 'final' },
      },
    };
    const published = await post('/flows', small, api.keys.marketing);
    expect(published).toMatchObject({ id: 'posted', version: 1, change: 'new' });
    const typo = {
      ...small,
      states: { ...small.states, hello: { ...small.states.hello, after: { '3 days': 'dome' } } },
    };
    const refused = await post('/flows', typo, api.keys.marketing, 422);
    expect(refused).toMatchObject({ code: 'invalid-flow' });
    expect(refused['errors']).toEqual([
      {
        field: 'states.hello.after["3 days"]',
        code: 'unknown-target',
        message: expect.stringContaining('Did you mean `done`?') as string,
        suggestion: 'done',
      },
    ]);
    const loops = {
      ...small.states.hello,
      entry: [{ send: 'whitepaper-deep-dvie' }],
      guard: 1,
      on: { 'form.sent': {} },
    };
    const many = { ...small, sending: { topic: 'whitepaper' }, states: { ...small.states, hello: loops } };
    const { errors } = await post('/flows', many, api.keys.marketing, 422);
    const found = await checkWorkspace(withFlow(loadWorkspace('templates'), JSON.stringify(many)));
    const wrong = found.filter(({ level }) => level === 'error');
    expect(wrong.length).toBeGreaterThan(3);
    expect((errors as Body[]).map(({ field, code, message }) => [field, code, message])).toEqual(
      wrong.map(({ path, rule, message }) => [path, rule, message]),
    );
    expect(await get('/flows/posted')).toMatchObject({ currentVersion: 1 });
    await post('/flows', [{ id: 5 }], api.keys.marketing, 422);
  }, 30_000);
});

describe('mails', () => {
  it('that wait say so, and are found by status and contact', async () => {
    const waiting = await get('/mails?status=waiting&contact=ann@example.com');
    const [mail] = waiting['items'] as Body[];
    expect(mail).toMatchObject({ contact: 'ann@example.com', status: 'waiting', nextAt: expect.any(String) as string });
    expect(await get(`/mails/${String(mail?.['id'])}`)).toMatchObject({ name: 'whitepaper-delivery', hits: [] });
    expect(await get('/mails?status=sent')).toEqual({ items: [], next: null });
    expect(await get('/mails?contact=nobody@example.com')).toEqual({ items: [], next: null });
  });

  it('come in pages, those that wait before those that were begun', async () => {
    await store.db.query(
      `INSERT INTO mail (key, name, kind, recipient, status, reason, created_at)
       SELECT 'k' || i, 'm' || i, 'marketing', 'x@example.com', 'failed', '550', now() FROM generate_series(1, 4) AS i`,
    );
    const ids: string[] = [];
    for (let after = ''; ;) {
      const page = await get(`/mails?limit=2${after && `&after=${after}`}`);
      ids.push(...(page['items'] as { id: string }[]).map(({ id }) => id));
      if (page['next'] === null) break;
      after = page['next'] as string;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => id.startsWith('w')).lastIndexOf(true)).toBe(ids.length - 5);
    expect(ids.slice(-4)).toEqual(['4', '3', '2', '1']);
  });
});

describe('sending', () => {
  it('is stopped and resumed by an admin alone, and says since when', async () => {
    expect(await get('/sending')).toEqual({ on: true, changedAt: null, alarms: [] });
    await post('/sending/stop', {}, api.keys.marketing, 403);
    const stopped = await post('/sending/stop', {}, api.keys.admin);
    expect(stopped).toMatchObject({ on: false, changedAt: expect.any(String) as string });
    expect(await post('/sending/stop', {}, api.keys.admin)).toEqual(stopped);
    expect(await get('/status')).toMatchObject({ sending: { on: false }, enrolmentsSetAside: 0 });
    expect(await post('/sending/resume', {}, api.keys.admin)).toMatchObject({ on: true });
  });
});

describe('handoffs', () => {
  it('are listed, answered by sales once, and stand on the contact', async () => {
    const { id: contactId } = await get('/contacts/ann@example.com');
    await store.db.transaction((tx) =>
      createHandoffs(
        tx,
        [
          {
            key: 'handoff:test',
            payload: {
              contactId: String(contactId),
              because: 'score reached 80',
              at: Date.now(),
              enrolmentId: null,
              flowId: null,
            },
          },
        ],
        handoffContext,
      ),
    );
    const list = await get('/handoffs?open=true&overdue=false');
    const [handoff] = list['items'] as Body[];
    expect(handoff).toMatchObject({ email: 'ann@example.com', status: 'new', overdue: false });
    const path = `/handoffs/${String(handoff?.['id'])}/outcome`;
    await post(path, { answer: 'accept' }, api.keys.marketing, 403);
    expect(await post(path, { answer: 'reject', reason: 'bored' }, api.keys.sales, 422)).toMatchObject({
      errors: [{ field: 'reason' }],
    });
    expect(await post(path, { answer: 'accept', note: 'nul\0' }, api.keys.sales, 422)).toMatchObject({
      errors: [{ field: 'note', code: 'control-character' }],
    });
    expect(await post(path, { answer: 'accept' }, api.keys.sales)).toEqual({ status: 'accepted', repeated: false });
    expect(await post(path, { answer: 'accept' }, api.keys.sales)).toEqual({ status: 'accepted', repeated: true });
    expect(await get('/contacts/ann@example.com')).toMatchObject({
      handoffs: [{ status: 'accepted', answers: [{ answer: 'accept', person: 'sales', via: 'api' }] }],
    });
  });

  it('are overdue once the time agreed has passed', async () => {
    await store.db.query(`UPDATE handoff SET status = 'new', accept_due_at = now() - interval '1 hour'`);
    expect((await get('/handoffs?overdue=true'))['items']).toHaveLength(1);
    expect((await get('/handoffs?overdue=false'))['items']).toEqual([]);
  });
});

describe('operations', () => {
  it('answers whether it lives, is ready, and what it counts, without a key', async () => {
    await request(api.url).get('/health/live').expect(200, { status: 'ok' });
    await request(api.url).get('/health/ready').expect(200);
    expect((await request(api.url).get('/metrics').expect(200)).text).toContain('nurture_tasks_due');
  });
});

describe('people found by a condition', () => {
  const search = async (condition: object, rest: object = {}): Promise<Body> =>
    post('/contacts/search', { condition, ...rest }, api.keys.read);

  it('are those whom a flow’s segment with it would take in, page by page, and counted', async () => {
    for (const email of ['one@segment.example', 'two@segment.example', 'three@segment.example']) {
      await post('/events', download(email), api.keys.marketing, 202);
    }
    await api.absorb();
    const condition = {
      $and: [{ 'contact.email': { $contains: '@segment.example' } }, { 'contact.score': { $gte: 20 } }],
      did: { event: 'asset.downloaded', within: '30 days' },
    };
    const first = await search(condition, { limit: 2 });
    expect(first).toMatchObject({ people: 3, items: [{ email: 'three@segment.example', score: 20 }, {}] });
    const rest = await search(condition, { limit: 2, after: first['next'] });
    expect(rest).toMatchObject({ people: null, next: null, items: [{ email: 'one@segment.example' }] });
    expect(await search({ $not: condition, 'contact.email': 'one@segment.example' })).toMatchObject({ people: 0 });
  });

  it('are found by whatever the dashboard’s rows say', async () => {
    for (const operator of OPERATORS) {
      const rows = [
        { kind: 'field', path: 'contact.lastSeen', operator, value: '3 days' },
        { kind: 'notDid', event: 'mail.clicked', within: '30 days', atLeast: '2' },
      ] as const;
      expect(await search(conditionOf({ match: 'any', rows }, () => 'text') ?? {})).toMatchObject({ next: null });
    }
  });

  it('are not looked for where the condition says nothing: it is told what is wrong with it', async () => {
    for (const condition of [
      { 'contact.score': { $bigger: 5 } },
      { 'person.score': 5 },
      ['x'],
      'warm',
      { $or: 5 },
      { 'contact.lastSeen': { $within: 'soon' } },
    ]) {
      // prettier-ignore
      const problem = await post('/contacts/search', { condition }, api.keys.read, 422);
      expect(problem).toMatchObject({ code: 'invalid-input', errors: [{ field: 'condition' }] });
    }
  });

  it('can be saved as a segment under a name of its own, and forgotten', async () => {
    const condition = { 'contact.stage': 'lead' };
    await post('/segments', { name: 'Leads', condition }, api.keys.read, 403);
    const { id } = await post('/segments', { name: 'Leads', condition }, api.keys.marketing, 201);
    await post('/segments', { name: 'Leads', condition }, api.keys.marketing, 409);
    expect(await get('/segments')).toMatchObject({ items: [{ id, name: 'Leads', condition }] });
    const remove = () => request(api.url).delete(`/api/v1/segments/${String(id)}`).set('authorization', `Bearer ${api.keys.marketing}`); // prettier-ignore
    await remove().expect(204);
    await remove().expect(404);
    expect(await get('/segments')).toEqual({ items: [] });
  });
});

describe('the workspace in force', () => {
  it('says what somebody may choose from, and no secret', async () => {
    expect(await get('/workspace')).toMatchObject({
      fields: { contact: { firstName: 'text', company: 'text' } },
      topics: expect.arrayContaining([expect.objectContaining({ id: 'whitepapers' })]) as unknown,
      agreement: { acceptHours: expect.any(Number) as number },
      reasons: { reject: expect.arrayContaining([expect.objectContaining({ label: expect.any(Object) as object })]) as unknown },
    }); // prettier-ignore
  });
});
