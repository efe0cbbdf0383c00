import request from 'supertest';
import { openDatabase } from '@nurture/store';
import { createDatabase, dropDatabase, testDatabase } from '../support';
import { type ApiApp, startApi } from './api-app';
import { proxyTo } from '../support/tcp-proxy';

const store = testDatabase();
let api: ApiApp;
beforeAll(async () => {
  api = await startApi(store.db);
});
afterAll(() => api.close());

let last = 0;
const event = (more: object = {}) => ({
  id: `e-${++last}`,
  type: 'asset.downloaded',
  email: `ann${last}@example.com`,
  properties: { asset: 'b2b-maturity-model' },
  ...more,
});
const post = (body: object | string | undefined, key = api.keys.marketing) =>
  request(api.url).post('/api/v1/events').set('authorization', `Bearer ${key}`).type('json').send(body);
const logged = async (id: string): Promise<number> =>
  (await store.db.query(`SELECT 1 FROM event WHERE source = 'api' AND source_id = $1`, [id])).length;
const fields = (response: request.Response) =>
  (response.body as { errors: { field: string; code: string }[] }).errors.map(({ field, code }) => `${field}: ${code}`);

describe('POST /api/v1/events', () => {
  it('answers 202 once the event is in the log, and takes the same one no second time', async () => {
    const one = event();
    const first = await post(one).expect(202);
    expect(first.body).toEqual({ accepted: 1, duplicates: 0 });
    expect(await logged(one.id)).toBe(1);
    expect((await post(one).expect(202)).body).toEqual({ accepted: 0, duplicates: 1 });
    expect(await logged(one.id)).toBe(1);
  });

  it('takes a thousand in one call, and refuses one more', async () => {
    const many = Array.from({ length: 1_001 }, () => event());
    const refused = await post(many).expect(422);
    expect(refused.body).toMatchObject({ code: 'too-many-events', status: 422 });
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect((await post(many.slice(1)).expect(202)).body).toEqual({ accepted: 1_000, duplicates: 0 });
  });

  it('takes all or nothing, and names each that is wrong', async () => {
    const sound = event();
    const response = await post([
      sound,
      event({ type: 'asset.downlaoded' }),
      event({ email: 'nobody' }),
      event({ at: '2999-01-01T00:00:00Z' }),
      event({ type: 'mail.opened' }),
    ]).expect(422);
    expect(fields(response)).toEqual([
      '[1].type: unknown-event-type',
      '[2].email: bad-address',
      '[3].at: in-the-future',
      '[4].type: not-from-outside',
    ]);
    expect(JSON.stringify(response.body)).toContain('asset.downloaded');
    expect(await logged(sound.id)).toBe(0);
  });

  it.each([
    ['a field that does not exist', { emial: 'a@example.com' }, 'emial: whitelistValidation'],
    ['an id that is no text', { id: 5 }, 'id: isString'],
    ['properties that are a list', { properties: [] }, 'properties: isObject'],
    ['a consent that is no yes or no', { consent: { mail: 'yes' } }, 'consent.mail: isBoolean'],
    ['NUL in a text', { properties: { asset: 'a\0b' } }, 'properties.asset: control-character'],
    ['half a character', { contact: { firstName: '\ud800' } }, 'contact.firstName: control-character'],
  ])('refuses %s', async (_, more, expected) => {
    expect(fields(await post(event(more)).expect(422))).toContainEqual(expected);
  });

  it.each([
    ['null', 'null'],
    ['a number', '17'],
    ['a text', '"event"'],
    ['an empty list', '[]'],
    ['a list of nothing', '[null]'],
    ['a list in a list', '[[]]'],
    ['a huge number for an id', '{"id": 1e400, "type": "asset.downloaded", "email": "a@example.com"}'],
  ])('answers 4xx to %s', async (_, body) => {
    const response = await post(body);
    expect([400, 422]).toContain(response.status);
    expect(response.body).toMatchObject({ code: expect.stringMatching(/^invalid-/) as string });
  });

  it.each(['', '{', '{"id": "x"', 'id=1', '{"id": "a",}', '{"__proto__": {"scopes": ["admin"]}, "id": "p"}'])(
    'says that %j is no JSON for us',
    async (body) => {
      expect((await post(body).expect(400)).body).toMatchObject({ code: 'invalid-json' });
    },
  );

  it('does not fall over ten thousand levels of nesting', async () => {
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const body = `{"id":"deep","type":"asset.downloaded","email":"deep@example.com","properties":${deep}}`;
    expect(fields(await post(body).expect(422))).toEqual([expect.stringMatching(/: too-deep$/)]);
    const keyed = await post(body).set('idempotency-key', 'deep');
    expect(keyed.status).toBe(422);
  });

  it('takes the last of two properties with one name, as JSON.parse does', async () => {
    await post('{"id":"twice","id":"twice-2","type":"asset.downloaded","email":"twice@example.com"}').expect(202);
    expect([await logged('twice'), await logged('twice-2')]).toEqual([0, 1]);
  });

  it('answers 413 to 5 MB, 415 to what is no JSON', async () => {
    const large = await post(JSON.stringify(event({ properties: { text: 'x'.repeat(5_000_000) } }))).expect(413);
    expect(large.body).toMatchObject({ code: 'body-too-large' });
    const xml = await request(api.url)
      .post('/api/v1/events')
      .set('authorization', `Bearer ${api.keys.marketing}`)
      .type('application/xml')
      .send('<event/>');
    expect([xml.status, (xml.body as { code: string }).code]).toEqual([415, 'unsupported-media-type']);
  });

  it('holds consent from a web form’s key as unconfirmed, and from a trusted key as given', async () => {
    const consent = { mail: true, wording: 'w' };
    const [form, crm] = [event({ consent }), event({ consent })];
    await post(form, api.keys['events:write']).expect(202);
    await post(crm).expect(202);
    const consentOf = async (email: string): Promise<unknown> => {
      const path = `/api/v1/contacts/${encodeURIComponent(email)}`;
      const response = await request(api.url).get(path).set('authorization', `Bearer ${api.keys.read}`).expect(200);
      return (response.body as { consent: { mail: string } }).consent.mail;
    };
    expect([await consentOf(form.email), await consentOf(crm.email)]).toEqual(['unconfirmed', 'given']);
  });

  it('gives the first answer again under the same Idempotency-Key, and refuses another request under it', async () => {
    const one = event();
    const first = await post(one).set('idempotency-key', 'k1').expect(202);
    const again = await post(one).set('idempotency-key', 'k1').expect(202);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const other = await post(event()).set('idempotency-key', 'k1').expect(422);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' });
    const foreign = await post(event(), api.keys.admin).set('idempotency-key', 'k1').expect(202);
    expect(foreign.body).toEqual({ accepted: 1, duplicates: 0 });
  });

  it('takes an Idempotency-Key whose request failed for a better one', async () => {
    await post(event({ type: 'nonsense' }))
      .set('idempotency-key', 'k2')
      .expect(422);
    await post(event()).set('idempotency-key', 'k2').expect(202);
  });
});

describe('with the database away', () => {
  it('answers 503 with Retry-After, keeps nothing by halves, and takes the same event when it is back', async () => {
    const url = await createDatabase();
    const way = await proxyTo(url);
    const db = await openDatabase({ url: way.url, poolSize: 4, applicationName: 'away' });
    const away = await startApi(db);
    const send = (body: object) =>
      request(away.url)
        .post('/api/v1/events')
        .set('authorization', `Bearer ${away.keys.marketing}`)
        .set('idempotency-key', 'away')
        .send(body);
    try {
      await request(away.url).get('/api/v1/status').set('authorization', `Bearer ${away.keys.marketing}`).expect(200);
      await way.cut();
      const one = event();
      const refused = await send(one);
      expect([refused.status, (refused.body as { code: string }).code]).toEqual([503, 'try-again-later']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      await way.mend();
      expect((await send(one).expect(202)).body).toEqual({ accepted: 1, duplicates: 0 });
    } finally {
      await away.close();
      await db.close();
      await way.cut();
      await dropDatabase(url);
    }
  });
});
