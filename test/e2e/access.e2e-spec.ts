import { inviteFirstAdmin, type Role, ROLES, type RouteAccess } from '@nurture/access';
import { createHandoffs } from '@nurture/handoff';
import request from 'supertest';
import { testDatabase } from '../support';
import { salesperson, salesTeam } from '../support/sales';
import { type ApiApp, handoffContext, startApi } from './api-app';
import { Contract } from './api-contract';

const ORIGIN = 'https://nurture.example';
const PASSWORD = 'kettle moss rivet';
const FLOW = 'b2b-maturity-whitepaper';
/** Whom an analyst may never see, nor a salesperson with whom the lead isn't. */
const SECRET = { email: 'zebulon@quarkwright.example', words: /zebulon|wintersmith|06-55512345/i };
const OWN = 'ottilie@example.com';

type Method = 'get' | 'post' | 'patch' | 'delete';
type Body = Record<string, unknown>;
interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly needs: RouteAccess['needs'];
  readonly holds: RouteAccess['holds'];
}

const store = testDatabase();
let api: ApiApp;
let contract: Contract;
let operations: Operation[];
beforeAll(async () => {
  api = await startApi(store.db, { teams: { sales: salesTeam([salesperson('eva'), salesperson('tom')]) } });
  const document = await request(api.url).get('/api/openapi.json').expect(200);
  const body: unknown = document.body;
  contract = new Contract(body as ConstructorParameters<typeof Contract>[0]);
  const paths = (body as { paths: Record<string, Record<string, { 'x-needs': never; 'x-holds': never }>> }).paths;
  operations = Object.entries(paths).flatMap(([path, item]) =>
    path.startsWith('/api/v1/')
      ? Object.entries(item).map(([method, said]) => ({ method: method as Method, path, needs: said['x-needs'], holds: said['x-holds'] })) // prettier-ignore
      : [],
  );
});
afterAll(() => api.close());

const told = (method: Method, path: string, response: request.Response): Body => {
  if (response.status !== 204) expect(contract.wrongs(method, path, response.status, response.body)).toEqual([]);
  return response.body as Body;
};

/** Somebody at a browser: it keeps the cookie, and the page sends the token. */
class Browser {
  private cookie = '';
  csrf = '';

  async call(method: Method, path: string, body?: object, headers: Record<string, string> = {}) {
    const sent = { cookie: this.cookie, origin: ORIGIN, 'x-csrf-token': this.csrf, ...headers };
    const response = await request(api.url)[method](path).set(sent).send(body);
    const set = (response.headers['set-cookie'] as unknown as string[] | undefined)?.[0];
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    const { csrfToken } = response.body as { csrfToken?: string };
    if (csrfToken !== undefined) this.csrf = csrfToken;
    return response;
  }

  async ok(method: Method, path: string, body?: object, status = 200): Promise<Body> {
    const response = await this.call(method, `/api/v1${path}`, body);
    expect([path, response.status, response.body]).toEqual([path, status, response.body]);
    return told(method, `/api/v1${path}`, response);
  }

  signIn(email: string, password = PASSWORD) {
    return this.call('post', '/api/v1/session', { email, password });
  }

  /** The same session, as a copy that doesn't hear of a new one. */
  copy(): Browser {
    return Object.assign(new Browser(), this);
  }
}

const admin = new Browser();
const people = {} as Record<Role, Browser>;
const codeOf = (response: request.Response): unknown => (response.body as Body)['code'];

/** Invites somebody and takes the link up. */
async function join(email: string, role: Role): Promise<Browser> {
  const made = await admin.ok('post', '/users', { email, name: 'Somebody', role }, 201);
  const browser = new Browser();
  await browser.ok('post', `/invitations/${String(made['link']).split('/').at(-1)}`, { name: 'Somebody', password: PASSWORD }); // prettier-ignore
  return browser;
}

describe('people who log in', () => {
  it('begin with an admin whom a link makes, once; the session is kept out of reach of scripts', async () => {
    const token = await inviteFirstAdmin(store.db);
    const path = `/invitations/${token}`;
    expect(await admin.ok('get', path)).toEqual({ email: null, name: null, role: 'admin' });
    const weak = { name: 'Ada', email: 'ada@example.com', password: 'password1234' };
    expect(await admin.ok('post', path, weak, 422)).toMatchObject({ errors: [{ field: 'password', code: 'password.too-common' }] }); // prettier-ignore
    const made = await admin.call('post', `/api/v1${path}`, { ...weak, password: PASSWORD });
    expect(told('post', `/api/v1${path}`, made)).toMatchObject({ user: { email: 'ada@example.com', role: 'admin' } });
    expect(made.headers['set-cookie']?.[0]).toMatch(
      /^__Host-nurture_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(made.headers['cache-control']).toBe('no-store');
    expect(await admin.ok('get', '/session')).toEqual(made.body);
    await admin.ok('get', path, undefined, 404);
    expect(await inviteFirstAdmin(store.db)).toBeNull();
  });

  it('are invited by an admin, in the role that they are given', async () => {
    for (const role of ROLES) people[role] = await join(`${role === 'sales' ? 'eva' : role}@example.com`, role);
    await admin.ok('post', '/users', { email: 'EVA@example.com', name: 'Eva', role: 'sales' }, 409);
    await admin.ok('post', '/users', { email: 'none', name: '', role: 'king' }, 422);
    expect(await people.analyst.ok('get', '/session')).toMatchObject({ user: { role: 'analyst' }, scopes: ['read'] });
    const { items } = await admin.ok('get', '/users');
    expect((items as Body[]).map(({ role, invited }) => [role, invited])).toEqual([
      ['analyst', false],
      ['sales', false],
      ['marketer', false],
      ['admin', false],
      ['admin', false],
    ]);
  });

  it('change nothing from a page that is not ours, nor without the session’s token', async () => {
    const pause = (headers: Record<string, string>) => people.marketer.call('post', `/api/v1/flows/${FLOW}/pause`, {}, headers); // prettier-ignore
    const foreign: Record<string, string>[] = [
      { 'x-csrf-token': '' },
      { 'x-csrf-token': people.analyst.csrf },
      { origin: 'https://evil.example' },
      { origin: 'https://nurture.example:8443' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: '' },
    ];
    for (const headers of foreign) {
      const response = await pause(headers);
      expect([headers, response.status, codeOf(response)]).toEqual([headers, 403, 'foreign-request']);
    }
    expect(await people.marketer.ok('get', `/flows/${FLOW}`)).toMatchObject({ status: 'active' });
    expect((await pause({})).status).toBe(200);
    expect((await pause({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    const byKey = request(api.url).post(`/api/v1/flows/${FLOW}/resume`).set('authorization', `Bearer ${api.keys.marketing}`); // prettier-ignore
    await byKey.send({}).expect(200);
  });

  it('sign in with address and password, from our own page or a program, and wait after too many tries', async () => {
    const browser = new Browser();
    expect((await browser.signIn('ANALYST@example.com')).status).toBe(200);
    const lured = await browser.call('post', '/api/v1/session', { email: 'analyst@example.com', password: PASSWORD }, { origin: 'https://evil.example' }); // prettier-ignore
    expect(codeOf(lured)).toBe('foreign-request');
    const known = await browser.signIn('analyst@example.com', 'not the password');
    const unknown = await browser.signIn('nobody@example.com', 'not the password');
    expect([known.status, known.body]).toEqual([401, unknown.body]);
    for (let n = 0; n < 9; n += 1) await browser.signIn('nobody@example.com', 'not the password');
    const waits = await browser.signIn('nobody@example.com');
    expect([waits.status, codeOf(told('post', '/api/v1/session', waits) && waits)]).toEqual([429, 'too-many-attempts']);
    expect(Number(waits.headers['retry-after'])).toBeGreaterThan(800);
  });

  it('choose their own language, which follows them to other browsers', async () => {
    const here = await join('language@example.com', 'analyst');
    const there = new Browser();
    await here.ok('post', '/session/language', { locale: 'nl' }, 204);
    await here.ok('post', '/session/language', { locale: 'no language' }, 422);
    const entered = await there.signIn('language@example.com');
    expect(entered.body).toMatchObject({ user: { locale: 'nl' } });
  });

  it('are signed out everywhere by a change of their password, but where they change it', async () => {
    const here = await join('change@example.com', 'marketer');
    const there = new Browser();
    await there.signIn('change@example.com');
    const before = here.copy();
    const wrong = await here.ok('post', '/session/password', { current: 'not mine', next: 'a new one, and long' }, 422);
    expect(wrong).toMatchObject({ errors: [{ field: 'current' }] });
    await here.ok('post', '/session/password', { current: PASSWORD, next: 'a new one, and long' });
    expect([(await before.call('get', '/api/v1/session')).status, (await there.call('get', '/api/v1/session')).status]).toEqual([401, 401]); // prettier-ignore
    await here.ok('get', '/session');
    expect((await there.signIn('change@example.com')).status).toBe(401);
    await there.signIn('change@example.com', 'a new one, and long');
    await there.ok('delete', '/session?everywhere=true', undefined, 204);
    await here.ok('get', '/session', undefined, 401);
  });

  it('are out at once when an admin says so', async () => {
    const browser = await join('leaver@example.com', 'marketer');
    const { user } = (await browser.ok('get', '/session')) as { user: { id: string } };
    expect(await admin.ok('patch', `/users/${user.id}`, { role: 'analyst' })).toMatchObject({ role: 'analyst' });
    await browser.ok('get', '/contacts', undefined, 403);
    expect(await admin.ok('patch', `/users/${user.id}`, { active: false })).toMatchObject({ active: false });
    await browser.ok('get', '/session', undefined, 401);
    await admin.ok('post', `/users/${user.id}/invitation`, {}, 404);
    await admin.ok('patch', '/users/999', { name: 'X' }, 404);
  });
});

/** Ids of what there is on the person whom not everybody may see. */
const ids: Record<string, string> = { flows: FLOW, maturity: 'scan', keys: '1', users: '1' };

async function fill(): Promise<void> {
  const key = async (scope: 'marketing' | 'admin', path: string, body: object, status: number) =>
    request(api.url).post(`/api/v1${path}`).set('authorization', `Bearer ${api.keys[scope]}`).send(body).expect(status);
  const download = (email: string, firstName: string, lastName: string) => ({
    id: email,
    type: 'asset.downloaded',
    email,
    properties: { asset: 'b2b-maturity-model' },
    contact: { firstName, lastName, company: 'Quarkwright Instruments', phone: '06-55512345' },
    consent: { mail: true, tracking: true, wording: 'w' },
  });
  await key('marketing', '/events', [download(SECRET.email, 'Zebulon', 'Wintersmith'), { ...download(OWN, 'Ottilie', 'Own'), contact: { firstName: 'Ottilie' } }], 202); // prettier-ignore
  await api.absorb();
  await key('admin', '/deals', { id: 'd1', email: SECRET.email, amount: 5 }, 202);
  await key('marketing', '/suppressions', { email: SECRET.email, detail: 'Zebulon called' }, 200);
  await key('admin', '/revenue', { account: 'quarkwright.example', month: '2026-10', amount: 5 }, 200);
  await api.absorb();
  const idOf = async (sql: string, email = SECRET.email) => (await store.db.query<{ id: string }>(sql, [email]))[0]?.id ?? ''; // prettier-ignore
  for (const [email, person] of [
    [SECRET.email, 'tom'],
    [OWN, 'eva'],
  ] as const) {
    const contactId = await idOf('SELECT id FROM contact WHERE email = $1', email);
    const lead = { contactId, because: 'score reached 80', at: Date.now(), enrolmentId: null, flowId: null };
    await store.db.transaction((tx) =>
      createHandoffs(tx, [{ key: `handoff:${email}`, payload: lead }], handoffContext),
    );
    await store.db.query('UPDATE handoff SET salesperson = $2 WHERE contact_id = $1', [contactId, person]);
    await store.db.query(
      `INSERT INTO handoff_assignment (handoff_id, person, team, calendar, assigned_at)
       SELECT id, $2, 'sales', 'x', nurture_now() FROM handoff WHERE contact_id = $1`,
      [contactId, person],
    );
  }
  await store.db.query(
    `INSERT INTO webhook_delivery (event_id, endpoint, type, contact_id, body, created_at)
     SELECT gen_random_uuid(), 'crm', 'contact.updated', id, '{"name":"Zebulon"}', nurture_now() FROM contact WHERE email = $1`,
    [SECRET.email],
  );
  ids['handoffs'] = await idOf(`SELECT h.id FROM handoff h JOIN contact c ON c.id = contact_id WHERE email = $1`);
  ids['own'] = await idOf(`SELECT h.id FROM handoff h JOIN contact c ON c.id = contact_id WHERE email = $1`, OWN);
  ids['enrolments'] = await idOf(`SELECT e.id FROM enrolment e JOIN contact c ON c.id = contact_id WHERE email = $1`);
  ids['webhooks'] = await idOf('SELECT d.id FROM webhook_delivery d JOIN contact c ON c.id = contact_id WHERE email = $1'); // prettier-ignore
  const listed = await request(api.url).get('/api/v1/mails').set('authorization', `Bearer ${api.keys.admin}`);
  ids['mails'] = (listed.body as { items: { id: string; recipient: string }[] }).items.find(({ recipient }) => recipient === SECRET.email)?.id ?? ''; // prettier-ignore
}

/** The address of an operation that is about them. */
const about = (path: string): string =>
  path
    .replace('{email}', encodeURIComponent(SECRET.email))
    .replace('{number}', '1')
    .replace('{id}', ids[path.split('/')[3] ?? ''] ?? '1');

/** What each role is for, in words of its own. */
const MAY: Readonly<Record<Role, { scopes: readonly string[]; sees: readonly string[] }>> = {
  admin: { scopes: ['events:write', 'read', 'marketing', 'sales', 'admin'], sees: ['impersonal', 'personal', 'own-leads'] }, // prettier-ignore
  marketer: { scopes: ['events:write', 'read', 'marketing'], sees: ['impersonal', 'personal', 'own-leads'] },
  sales: { scopes: ['read', 'sales'], sees: ['own-leads'] },
  analyst: { scopes: ['read'], sees: ['impersonal'] },
};

describe('every route of the document', () => {
  beforeAll(fill);

  /** What somebody in a role is answered, operation by operation, of all that isn't their own account. */
  const sweep = async (role: Role) => {
    const swept: { operation: Operation; status: number; text: string }[] = [];
    const erasingLast = operations.toSorted((a, b) => Number(a.method === 'delete') - Number(b.method === 'delete'));
    for (const operation of erasingLast.filter(({ holds }) => holds !== 'own-account')) {
      const { status, text } = await people[role].call(operation.method, about(operation.path), operation.method === 'get' ? undefined : {}); // prettier-ignore
      swept.push({ operation, status, text });
    }
    return swept;
  };
  const lineOf = ({ method, path }: Operation): string => `${method} ${path}`;

  // Who may do least goes first: an admin erases the person at the end.
  it.each(['analyst', 'sales', 'marketer', 'admin'] as const)(
    'answers 403 to %s where it needs or holds what is not theirs, and nowhere else; what it answers holds nobody whom they may not see',
    async (role) => {
      const swept = await sweep(role);
      const { scopes, sees } = MAY[role];
      const refused = ({ needs, holds }: Operation) => !scopes.includes(needs) || !sees.includes(holds);
      expect(swept.filter(({ status }) => status === 403).map(({ operation }) => lineOf(operation))).toEqual(
        swept.filter(({ operation }) => refused(operation)).map(({ operation }) => lineOf(operation)),
      );
      const held = swept
        .filter(({ status, text }) => status < 300 && SECRET.words.test(text))
        .map(({ operation }) => operation);
      if (role === 'analyst' || role === 'sales') expect(held.map(lineOf)).toEqual([]);
      else {
        expect(held.length).toBeGreaterThan(5);
        expect(held.filter(({ holds }) => holds === 'impersonal').map(lineOf)).toEqual([]);
      }
    },
    60_000,
  );
});

describe('a salesperson', () => {
  it('sees their own leads, in lists, one by one and in figures', async () => {
    const eva = people.sales;
    const emails = async (path: string) => ((await eva.ok('get', path))['items'] as Body[]).map(({ email }) => email);
    expect(await emails('/contacts')).toEqual([OWN]);
    expect(await emails('/handoffs')).toEqual([OWN]);
    expect(await emails('/handoffs?salesperson=tom')).toEqual([]);
    expect(await eva.ok('get', `/contacts/${OWN}`)).toMatchObject({ email: OWN });
    expect((await eva.ok('get', `/contacts/${OWN}/events`))['items']).not.toEqual([]);
    expect(await eva.ok('get', `/handoffs/${ids['own']}`)).toMatchObject({ email: OWN });
    const { items } = await eva.ok('get', '/handoffs/sla');
    expect((items as Body[]).map(({ person }) => person)).toEqual(['eva']);
    await eva.ok('get', `/handoffs/${ids['handoffs']}`, undefined, 404);
    await eva.ok('get', `/contacts/${SECRET.email}`, undefined, 404);
    await eva.ok('get', `/contacts/${SECRET.email}/events`, undefined, 404);
  });

  it('enters and takes back days away of their own, and of nobody else; an admin does so for anybody', async () => {
    const [eva, days] = [people.sales, { from: '2027-07-05', until: '2027-07-16' }];
    const away = async (id: string) => {
      const { items } = await admin.ok('get', '/salespeople');
      return (items as { id: string; absences: { from: string }[] }[]).find((person) => person.id === id)?.absences ?? []; // prettier-ignore
    };
    const own = await eva.ok('post', '/salespeople/eva/absences', days, 201);
    expect(own).toMatchObject(days);
    await eva.ok('post', '/salespeople/tom/absences', days, 403);
    expect([await away('eva'), await away('tom')]).toMatchObject([[days], []]);
    const toms = await admin.ok('post', '/salespeople/tom/absences', days, 201);
    await eva.ok('delete', `/salespeople/tom/absences/${String(toms['id'])}`, undefined, 403);
    // Nor by naming it as her own.
    await eva.ok('delete', `/salespeople/eva/absences/${String(toms['id'])}`, undefined, 404);
    expect(await away('tom')).toMatchObject([days]);
    await eva.ok('delete', `/salespeople/eva/absences/${String(own['id'])}`);
    await admin.ok('delete', `/salespeople/tom/absences/${String(toms['id'])}`);
    expect([await away('eva'), await away('tom')]).toEqual([[], []]);
    const wrong = await eva.ok('post', '/salespeople/eva/absences', { from: '2027-07-05', until: '2027-07-04' }, 422);
    expect(wrong).toMatchObject({ errors: [{ field: 'until' }] });
    await people.marketer.ok('post', '/salespeople/eva/absences', days, 403);
    const key = (scope: 'sales' | 'admin') =>
      request(api.url).post('/api/v1/salespeople/eva/absences').set('authorization', `Bearer ${api.keys[scope]}`).send(days); // prettier-ignore
    await key('sales').expect(403); // a key is nobody
    await key('admin').expect(201);
  });

  it('answers their own leads alone, and as nobody else', async () => {
    const answer = { answer: 'accept', person: 'tom' };
    await people.sales.ok('post', `/handoffs/${ids['handoffs']}/outcome`, answer, 404);
    await people.sales.ok('post', `/handoffs/${ids['own']}/outcome`, answer);
    const answered = await store.db.query('SELECT person, via FROM handoff_answer');
    expect(answered).toEqual([{ person: 'eva', via: 'dashboard' }]);
  });
});

describe('the audit log', () => {
  it('has who did what to what and from where, read by admins, also as a file', async () => {
    const { items } = await admin.ok('get', '/audit?action=handoffs');
    expect(items).toEqual([
      expect.objectContaining({
        actor: { kind: 'user', id: expect.any(String) as string, name: 'Somebody' },
        action: 'handoffs.answer',
        target: `handoffs/${ids['own']}`,
        address: expect.stringMatching(/127\.0\.0\.1$/) as string,
        outcome: 'done',
      }),
    ]);
    const seen = ((await admin.ok('get', '/audit?limit=500'))['items'] as { action: string }[]).map(({ action }) => action); // prettier-ignore
    for (const action of ['invitations.accept', 'session.sign-in', 'session.password', 'session.signOut', 'users.invite', 'users.change', 'flows.pause', 'contacts.erase', 'contacts.export', 'suppressions.export', 'audit.export']) {
      expect(seen).toContain(action);
    } // prettier-ignore
    expect(seen.filter((action) => /^(plan|events)\./.test(action))).toEqual([]);
    expect((await admin.ok('get', '/audit?actor=nobody'))['items']).not.toEqual([]);
    await admin.ok('get', '/audit?actor=king', undefined, 422);
    const csv = await admin.call('get', '/api/v1/audit/export?action=handoffs');
    expect(csv.text).toMatch(/^id,at,actorKind,actorId,actorName,action,target,address,outcome\r\n\d+,[^\r]*handoffs\.answer[^\r]*\r\n$/); // prettier-ignore
  });

  it('holds no address and no name of anybody, so that whoever is erased is in it no more', async () => {
    const [{ kept } = { kept: '' }] = await store.db.query<{ kept: string }>(`SELECT string_agg(a::text, ' ') AS kept FROM audit_entry a`); // prettier-ignore
    expect(kept).toContain('contacts.erase');
    expect(kept).not.toMatch(/@|zebulon|ottilie|Somebody/i);
  });
});
