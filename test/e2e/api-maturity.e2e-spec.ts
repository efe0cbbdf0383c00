import request from 'supertest';
import { PHASES, QUESTIONS } from '@nurture/core/maturity';
import { testDatabase } from '../support';
import { type ApiApp, startApi } from './api-app';
import { Contract } from './api-contract';

const store = testDatabase();
let api: ApiApp;
let contract: Contract;
beforeAll(async () => {
  api = await startApi(store.db);
  const document = await request(api.url).get('/api/openapi.json');
  contract = new Contract(document.body as ConstructorParameters<typeof Contract>[0]);
});
afterAll(() => api.close());

type Body = Record<string, unknown>;
const told = (method: string, path: string, { status, body }: { status: number; body: unknown }): Body => {
  expect(contract.wrongs(method, `/api/v1${path}`, status, body)).toEqual([]);
  return body as Body;
};
const post = async (body: object, status = 200): Promise<Body> =>
  told('post', '/maturity', await request(api.url).post('/api/v1/maturity').set('authorization', `Bearer ${api.keys.marketing}`).send(body).expect(status)); // prettier-ignore
const get = async (path: string, status = 200): Promise<Body> =>
  told('get', path, await request(api.url).get(`/api/v1${path}`).set('authorization', `Bearer ${api.keys.read}`).expect(status)); // prettier-ignore

const answers = (person: string, perspective: string, score: number) =>
  PHASES.flatMap((phase) => QUESTIONS.map((question) => ({ person, perspective, phase, question, score })));

describe('the maturity scan', () => {
  it('adds up what several people answer, and tells where it stands', async () => {
    await post({ id: '2027-q1', name: 'First quarter', answers: answers('sanne', 'marketing', 4) });
    const scan = await post({ id: '2027-q1', answers: answers('mark', 'sales', 2), inOrder: ['website', 'leads'] });
    expect(scan).toMatchObject({
      name: 'First quarter',
      people: 2,
      level: 3,
      missing: ['customer-success'],
      ladder: { level: 1, next: 'brand-awareness', tooEarly: ['leads'] },
    });
    expect(scan['radar']).toContain('<svg');
  });

  it('lets somebody correct an answer', async () => {
    const [first] = answers('mark', 'sales', 1);
    const scan = await post({ id: '2027-q1', answers: [first] });
    expect(scan).toMatchObject({ people: 2, weakest: 'aware', level: 2 });
  });

  it('keeps the rounds as a history, the latest first', async () => {
    await post({ id: '2027-q2', answers: answers('mark', 'sales', 3) });
    const { items } = (await get('/maturity')) as { items: Body[] };
    expect(items.map(({ id }) => id)).toEqual(['2027-q2', '2027-q1']);
    expect(await get('/maturity/2027-q2')).toMatchObject({ name: '2027-q2', level: 3, ladder: null });
    await get('/maturity/none', 404);
  });

  it('refuses what is no answer, with each field', async () => {
    const [good] = answers('mark', 'sales', 1);
    const wrong = await post({ id: 'x', answers: [good, { ...good, score: 6, phase: 'dream' }] }, 422);
    expect((wrong['errors'] as Body[]).map(({ field }) => field).sort()).toEqual(expect.arrayContaining(['answers[1].phase', 'answers[1].score'])); // prettier-ignore
  });
});
