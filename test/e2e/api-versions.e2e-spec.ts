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
// Checking a workspace compiles its mails, which takes seconds on a busy machine.
jest.setTimeout(120_000);

type Body = Record<string, unknown>;
/** Every answer is held against the OpenAPI document as well. */
function told(method: 'get' | 'post', path: string, response: request.Response): Body {
  const [route = ''] = path.split('?');
  expect(contract.wrongs(method, `/api/v1${route}`, response.status, response.body)).toEqual([]);
  return response.body as Body;
}
const get = async (path: string, status = 200): Promise<Body> =>
  told('get', path, await request(api.url).get(`/api/v1${path}`).set('authorization', `Bearer ${api.keys.read}`).expect(status)); // prettier-ignore
const post = async (path: string, body: object, status = 200): Promise<Body> =>
  told('post', path, await request(api.url).post(`/api/v1${path}`).set('authorization', `Bearer ${api.keys.marketing}`).send(body).expect(status)); // prettier-ignore

const flow = (later: string, more: Body = {}): Body => ({
  id: 'posted',
  name: 'Posted',
  enrol: { on: 'form.submitted', guard: { 'event.form': 'contact' } },
  goal: { on: 'meeting.booked' },
  exit: [{ on: 'contact.unsubscribed' }],
  sending: { topic: 'whitepapers' },
  initial: 'hello',
  states: {
    hello: {
      on: { 'page.viewed': { guard: { 'event.url': { $contains: '/pricing' } }, target: later } },
      after: { '3 days': later },
    },
    [later]: { entry: [{ send: 'whitepaper-deep-dive' }], after: { '3 days': 'done' } },
    done: { type: 'final' },
  },
  ...more,
});
const happened = async (type: string, properties: Body, email = 'ann@example.com'): Promise<void> => {
  const event = { id: `${type}-${JSON.stringify(properties)}`, type, email, properties };
  await post('/events', { ...event, consent: { mail: true, tracking: true, wording: 'w' } }, 202);
  await api.absorb();
};

describe('versions of a flow', () => {
  it('tell what publishing would change, who is where, and publish nothing', async () => {
    await post('/flows', flow('later'));
    await happened('form.submitted', { form: 'contact' });
    const changed = flow('next');
    const plan = await post('/flows/plan', { flow: changed, migration: { states: { later: 'next' } } });
    expect(plan).toMatchObject({
      id: 'posted',
      change: 'new',
      inForce: 1,
      version: 2,
      people: [{ version: 1, state: 'hello', people: 1 }],
      migration: {
        to: 2,
        people: 1,
        misfits: [],
        groups: [
          { state: 'hello', to: 'hello', next: [{ by: '3 days', to: ['next'], sends: ['whitepaper-deep-dive'] }] },
        ],
      },
    });
    expect((plan['differences'] as unknown[]).length).toBeGreaterThan(0);
    expect(await get('/flows/posted')).toMatchObject({ currentVersion: 1 });
    await post('/flows/plan', { flow: changed, migration: { states: { later: 5 } } }, 422);
    await post('/flows/plan', { flow: { ...changed, initial: 'nowhere' } }, 422);
  });

  it('are refused with 409 where somebody else has published since', async () => {
    await post('/flows?base=1', flow('next'));
    const late = await post('/flows?base=1', flow('other'), 409);
    expect(late).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('version 2 is in force') as string,
    });
    expect(await get('/flows/posted')).toMatchObject({ currentVersion: 2 });
    await post('/flows?base=two', flow('other'), 422);
    // Whoever makes a new flow doesn't take the place of one that is there.
    expect((await post('/flows?base=0', flow('other'), 409))['detail']).toContain('is in force');
  });

  it('are compared in words, any with any', async () => {
    const { differences } = await get('/flows/posted/differences?from=1&to=2');
    expect(differences).toContainEqual({ part: 'state', change: 'added', what: 'next', before: null, after: '✉ whitepaper-deep-dive' }); // prettier-ignore
    expect(await get('/flows/posted/differences?from=2')).toEqual({ from: 2, to: 2, differences: [] });
    await get('/flows/posted/differences', 422);
    await get('/flows/posted/differences?from=1&to=9', 404);
    await get('/flows/nowhere/differences?from=1', 404);
  });

  it('are published and people placed in one call and one transaction: all of it, or nothing', async () => {
    const placed = (states: Body, more: Body = {}): Body => ({ flow: flow('moved', { id: 'placed', ...more }), migration: { states } }); // prettier-ignore
    const enrol = { on: 'form.submitted', guard: { 'event.form': 'placed' } };
    await post('/flows', flow('later', { id: 'placed', enrol }));
    await happened('form.submitted', { form: 'placed' }, 'bob@example.com');
    const gone = {
      enrol,
      initial: 'moved',
      states: { moved: { after: { '3 days': 'done' } }, done: { type: 'final' } },
    };
    const refused = await post('/flows', placed({}, gone), 409);
    expect(refused).toMatchObject({ code: 'conflict', errors: [{ field: 'states.hello', code: 'no-place' }] });
    expect(await get('/flows/placed')).toMatchObject({ currentVersion: 1 });
    const done = await post('/flows?base=1', placed({ hello: 'moved' }, gone));
    expect(done).toMatchObject({
      version: 2,
      migration: { people: 1, misfits: [], groups: [{ state: 'hello', to: 'moved', people: 1 }] },
    });
    await post('/flows?migrate=same-names', placed({ hello: 'moved' }, gone), 422);
    await post('/flows', { ...placed({}), more: 1 }, 422);
    await post('/flows', placed({ hello: 5 }), 422);
  });

  it('let one of two win who make the same new flow, also where one comes a little later', async () => {
    const answers = await Promise.all(
      ['mine', 'yours'].map((name) =>
        request(api.url)
          .post('/api/v1/flows?base=0')
          .set('authorization', `Bearer ${api.keys.marketing}`)
          .send(flow(name, { id: 'raced' })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await get('/flows/raced')).toMatchObject({ currentVersion: 1 });
  });

  it('take people along: there, back, and together with an earlier version', async () => {
    await happened('page.viewed', { url: 'https://example.com/pricing' });
    expect(await post('/flows/posted/migrate', {}, 409)).toMatchObject({
      errors: [{ field: 'states.later', code: 'no-place' }],
    });
    const states = { later: { to: 'next' } };
    expect(await post('/flows/posted/migrate', { states, dryRun: true })).toMatchObject({ people: 1, to: 2 });
    expect(await post('/flows/posted/migrate', { states })).toMatchObject({ people: 1, to: 2 });
    expect(await post('/flows/posted/migrate', { states })).toMatchObject({ people: 0, groups: [] });
    const back = { version: 1, migration: { states: { next: 'later' } } };
    expect(await post('/flows/posted/rollback', back)).toMatchObject({ version: 1, migration: { people: 1, to: 1 } });
    expect(await get('/flows/posted')).toMatchObject({ currentVersion: 1, people: [{ state: 'later', people: 1 }] });
    expect(await post('/flows?migrate=same-names', flow('later', { note: 'more' }))).toMatchObject({
      version: 3,
      migration: { people: 1, to: 3 },
    });
  });

  it('say what is asked wrongly', async () => {
    await post('/flows/posted/migrate', { state: {} }, 422);
    await post('/flows/posted/migrate', { dryRun: 'yes' }, 422);
    await post('/flows/posted/migrate', { to: 99 }, 404);
    await post('/flows/none/migrate', {}, 404);
    await post('/flows/posted/rollback', { version: 0 }, 422);
    await post('/flows/none/rollback', { version: 1 }, 404);
    await post('/flows/none/archive', {}, 404);
  });
});

describe('a picture', () => {
  const drawn = (path: string, accept = '*/*') =>
    request(api.url).get(`/api/v1${path}`).set('authorization', `Bearer ${api.keys.read}`).set('accept', accept);

  it('carries how many are where and took which way', async () => {
    const graph = await get('/flows/posted/graph');
    expect(graph['version']).toBe(3);
    expect(graph['nodes']).toContainEqual(expect.objectContaining({ id: 'later', people: 1 }));
    expect(graph['edges']).toContainEqual(expect.objectContaining({ from: 'hello', to: 'later', people: 1 }));
    expect((await get('/flows/posted/graph?version=2'))['nodes']).toContainEqual(
      expect.objectContaining({ id: 'next', people: 0 }),
    );
    expect(graph['nodes']).toContainEqual(expect.objectContaining({ id: 'hello', entered: 1, lost: 0, dropOff: 0, x: expect.any(Number) as number })); // prettier-ignore
    expect(graph['edges']).toContainEqual(expect.objectContaining({ id: 'hello>later', share: 1, path: expect.stringMatching(/^M/) as string })); // prettier-ignore
    await get('/flows/posted/graph?version=9', 404);
    await get('/flows/posted/graph?format=png', 422);
  });

  it('is drawn as the address or the client asks', async () => {
    const svg = await drawn('/flows/posted/graph?format=svg').expect('content-type', /image\/svg\+xml/);
    expect((svg.body as Buffer).toString()).toContain('1 here');
    const asked = await drawn('/flows/posted/graph', 'image/svg+xml').expect('content-type', /image\/svg\+xml/);
    expect((asked.body as Buffer).toString()).toMatch(/^<svg/);
    const mermaid = await drawn('/flows/posted/graph?format=mermaid').expect('content-type', /text\/vnd.mermaid/);
    expect(mermaid.text).toContain('flowchart TD');
  });
});

describe('why somebody is here', () => {
  it('is told step by step, with what was looked at, what was sent, and what comes next', async () => {
    const { enrolments } = await get('/contacts/ann@example.com');
    const [{ id } = { id: '' }] = enrolments as { id: string }[];
    const story = await get(`/enrolments/${id}`);
    expect(story).toMatchObject({
      contact: 'ann@example.com',
      state: 'later',
      version: 3,
      waitsFor: null,
      mails: [{ name: 'whitepaper-deep-dive', status: 'waiting' }],
    });
    const steps = story['steps'] as Body[];
    expect(steps.map(({ event }) => event)).toEqual(['form.submitted', 'page.viewed', 'migrate', 'migrate', 'migrate']);
    expect(steps[1]).toMatchObject({
      guards: [{ held: true, values: { 'event.url': 'https://example.com/pricing' } }],
      moves: [{ from: 'hello', cause: 'page.viewed', to: 'later' }],
      actions: ['send whitepaper-deep-dive'],
    });
    expect(steps[4]?.['notes']).toEqual(['moved from version 1 to version 3']);
    await post('/flows/posted/pause', {});
    expect(await get(`/enrolments/${id}`)).toMatchObject({ waitsFor: 'flow-paused' });
    await get('/enrolments/999999', 404);
  });

  it('is told as well where something was heard and led nowhere', async () => {
    await post('/events', { id: 'eve', type: 'form.submitted', email: 'eve@example.com', properties: { form: 'contact' } }, 202); // prettier-ignore
    await post('/flows/posted/resume', {});
    await api.absorb();
    await post('/events', { id: 'eve2', type: 'page.viewed', email: 'eve@example.com', properties: { url: '/blog' } }, 202); // prettier-ignore
    await api.absorb();
    const { enrolments } = await get('/contacts/eve@example.com');
    const [{ id } = { id: '' }] = enrolments as { id: string }[];
    const steps = (await get(`/enrolments/${id}`))['steps'] as Body[];
    expect(steps.at(-1)).toMatchObject({
      event: 'page.viewed',
      from: 'hello',
      to: 'hello',
      guards: [{ held: false, values: { 'event.url': '/blog' } }],
      notes: ['no condition held'],
    });
  });
});

describe('a person, by hand', () => {
  it('is put into a flow, moved to another state, and taken out, with a trace of each', async () => {
    const said = {
      id: 'kim',
      type: 'content.rated',
      email: 'kim@example.com',
      properties: { content: 'x', rating: 5 },
    };
    await post('/events', { ...said, consent: { mail: true, tracking: true, wording: 'w' } }, 202);
    await api.absorb();
    const { enrolment } = await post('/flows/posted/enrol', { email: 'kim@example.com' });
    await post('/flows/posted/enrol', { email: 'kim@example.com' }, 409);
    await post('/flows/posted/enrol', { email: 'nobody@example.com' }, 404);
    await post('/flows/posted/enrol', { email: 'no address' }, 422);
    await post('/flows/none/enrol', { email: 'kim@example.com' }, 404);
    const path = `/enrolments/${String(enrolment)}`;
    expect(await get(path)).toMatchObject({ contact: 'kim@example.com', state: 'hello', version: 3 });
    await post(`${path}/move`, { state: 'nowhere' }, 422);
    await post(`${path}/move`, {}, 422);
    await post('/enrolments/999999/move', { state: 'later' }, 404);
    const moved = await post(`${path}/move`, { state: 'later' });
    expect(moved).toMatchObject({ state: 'later', mails: [{ name: 'whitepaper-deep-dive', status: 'waiting' }] });
    expect((moved['steps'] as Body[]).at(-1)).toMatchObject({
      event: 'move',
      moves: [{ from: 'hello', cause: 'by hand', to: 'later' }],
      actions: ['send whitepaper-deep-dive'],
    });
    const out = await post(`${path}/leave`, {});
    expect(out).toMatchObject({ status: 'left', state: 'later' });
    expect(await store.db.query('SELECT 1 FROM task WHERE enrolment_id = $1', [enrolment])).toEqual([]);
    await post(`${path}/leave`, {}, 409);
    await post(`${path}/move`, { state: 'hello' }, 409);
    expect(await post('/flows/posted/enrol', { email: 'kim@example.com' })).not.toEqual({ enrolment });
  });
});

describe('an archived flow', () => {
  it('enrols nobody more, and is resumed like a paused one', async () => {
    expect(await post('/flows/posted/archive', {})).toEqual({ id: 'posted', status: 'archived' });
    expect(await get('/flows/posted')).toMatchObject({ status: 'archived' });
    expect(await post('/flows/posted/resume', {})).toMatchObject({ status: 'active' });
  });
});
