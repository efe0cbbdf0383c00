import { readFileSync } from 'node:fs';
import { listMailbox } from '@nurture/mail';
import request from 'supertest';
import { copyOf, smallFlow } from '../../apps/dashboard/src/pages/flows/beginning';
import { testDatabase } from '../support';
import { everywhere } from '../support/large-flows';
import { referenceDocument } from '../support/reference-world';
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
// The thread that does the work compiles the sources when it starts.
jest.setTimeout(120_000);

interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Answer {
  readonly valid: boolean;
  readonly findings: readonly Record<string, unknown>[];
  readonly mostMails: { readonly mails: number } | null;
  readonly graph: { readonly nodes: readonly Box[]; readonly edges: readonly (Box & { path: string })[] } | null;
  readonly explain: readonly { readonly sentences: readonly string[] }[] | null;
  readonly path: string;
  readonly visited: readonly string[];
  readonly edges: readonly string[];
  readonly errors: readonly Record<string, unknown>[];
  readonly [more: string]: unknown;
}
async function post(path: string, body: object, status = 200): Promise<Answer> {
  const answer = await request(api.url).post(`/api/v1${path}`).set('authorization', `Bearer ${api.keys.read}`).send(body); // prettier-ignore
  expect([answer.status, JSON.stringify(answer.body).slice(0, status === answer.status ? 0 : 500)]).toEqual([status, '']); // prettier-ignore
  expect(contract.wrongs('post', `/api/v1${path}`, status, answer.body)).toEqual([]);
  return answer.body as Answer;
}

const reference = readFileSync('templates/flows/b2b-maturity-whitepaper.json', 'utf8');

describe('a flow that is being written', () => {
  it('is checked, counted, drawn and told in sentences, and nothing is stored', async () => {
    const { valid, findings, mostMails, graph, explain } = await post('/flows/check', { flow: reference });
    expect({ valid, findings, mails: mostMails?.mails }).toEqual({ valid: true, findings: [], mails: 3 });
    expect(graph?.nodes.map(({ id }) => id)).toEqual(['@start', ...Object.keys(referenceDocument.states), '@any', '@goal', '@exit']); // prettier-ignore
    expect(graph?.edges.find(({ id }) => id === 'sent>reminder')).toMatchObject({
      path: expect.stringMatching(/^M[\d.]+ [\d.]+L/) as string,
      label: { lines: ['3 days'] },
    });
    expect(explain?.flatMap(({ sentences }) => sentences).join(' ')).toContain('After 3 days');
    expect(await store.db.query('SELECT number FROM flow_version')).toHaveLength(1);
  });

  it('begins as a small one that can be published as it is, or as one of the gallery', async () => {
    const parts = { on: 'asset.downloaded', mail: 'whitepaper-delivery', topic: 'whitepapers' };
    const small = smallFlow({ id: 'a-small-one', name: 'A small one' }, parts);
    expect(await post('/flows/check', { flow: JSON.stringify(small) })).toMatchObject({ valid: true, findings: [] });

    const answer = await request(api.url).get('/api/v1/gallery').set('authorization', `Bearer ${api.keys.read}`).expect(200); // prettier-ignore
    expect(contract.wrongs('get', '/api/v1/gallery', 200, answer.body)).toEqual([]);
    const { items } = answer.body as { items: { id: string; document: Record<string, unknown>; missingMails: string[] }[] }; // prettier-ignore
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(['trial', 'webinar']));
    const trial = items.find(({ id }) => id === 'trial');
    expect(trial?.missingMails).toEqual(expect.arrayContaining(['trial-welcome', 'trial-ended']));
    const copy = copyOf(trial?.document ?? {}, { id: 'my-trial', name: 'Mine' });
    const { findings } = await post('/flows/check', { flow: JSON.stringify(copy) });
    const named = findings.map(({ message }) => String(message)).join(' ');
    for (const mail of ['trial-welcome', 'trial-ended']) expect(named).toContain(mail);
  });

  it('is told in Dutch to who asks for it', async () => {
    const { explain } = await post('/flows/check', { flow: reference, locale: 'nl' });
    expect(explain?.flatMap(({ sentences }) => sentences).join(' ')).toContain('Na 3 dagen');
  });

  it('gets its findings with the place in the text as it stands, and what was meant', async () => {
    const flow = reference.replace('"3 days": "reminder"', '"3 days": "remindr"');
    const { valid, findings, graph, explain } = await post('/flows/check', { flow });
    const line = flow.split('\n').findIndex((text) => text.includes('remindr')) + 1;
    expect({ valid, graph, explain }).toEqual({ valid: false, graph: null, explain: null });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'unknown-target', level: 'error', line, suggestion: 'reminder' })); // prettier-ignore
  });

  it.each([
    ['half a word', '{ "id": "x", "sta'],
    ['nothing', ''],
    ['no object', '[1, 2]'],
    ['a thousand brackets', '['.repeat(1_000)],
  ])('is answered while it is %s', async (_, flow) => {
    const { valid, findings } = await post('/flows/check', { flow });
    expect(valid).toBe(false);
    expect(findings[0]).toMatchObject({ level: 'error', line: 1 });
  });

  it('may get another id without standing beside its former self', async () => {
    const flow = reference.replace('"id": "b2b-maturity-whitepaper"', '"id": "renamed"');
    expect((await post('/flows/check', { flow, id: 'b2b-maturity-whitepaper' })).findings).toEqual([]);
  });

  it('gets its findings and a picture also when it is as large as may be', async () => {
    const sound = JSON.stringify(everywhere()).replaceAll('"reminder"', '"whitepaper-reminder"');
    const { valid, graph, notDrawn } = await post('/flows/check', { flow: sound });
    expect({ valid, notDrawn, states: graph?.nodes.filter(({ id }) => /^s\d/.test(id)).length }).toEqual({ valid: true, notDrawn: null, states: 199 }); // prettier-ignore
  });

  it('is answered within a pause in typing', async () => {
    await post('/flows/check', { flow: reference });
    const started = performance.now();
    for (let i = 0; i < 5; i++) await post('/flows/check', { flow: reference.replace('"note": "', `"note": "${i}`) });
    // 150 ms are promised; a machine that does ten other things gets more.
    expect((performance.now() - started) / 5).toBeLessThan(1_000);
  });

  it('refuses what is no question', async () => {
    const { errors } = await post('/flows/check', { flow: { id: 'x' }, locale: 'fr' }, 422);
    expect(errors.map(({ field }) => field)).toEqual(['flow', 'flow', 'locale']);
  });
});

describe('the schema of a flow', () => {
  it('proposes what the workspace has, and is not found under another name', async () => {
    const get = (name: string) => request(api.url).get(`/api/v1/schemas/${name}`).set('authorization', `Bearer ${api.keys.read}`); // prettier-ignore
    const answer = await get('flow').expect(200);
    const { definitions } = answer.body as { definitions: Record<string, { anyOf: { enum?: string[] }[] }> };
    expect(definitions['mailName']?.anyOf[0]?.enum).toContain('whitepaper-reminder');
    expect(definitions['topicName']?.anyOf[0]?.enum).toContain('whitepapers');
    await get('constructor').expect(404);
  });
});

describe('the mails of the workspace', () => {
  const get = async (path: string, status = 200): Promise<Record<string, unknown>> => {
    const answer = await request(api.url).get(`/api/v1${path}`).set('authorization', `Bearer ${api.keys.read}`).expect(status); // prettier-ignore
    expect(contract.wrongs('get', `/api/v1${path}`, status, answer.body)).toEqual([]);
    return answer.body as Record<string, unknown>;
  };

  it('are listed with their languages, what they are sent as, and by which flows', async () => {
    expect((await get('/mails/templates'))['items']).toContainEqual({
      name: 'whitepaper-delivery',
      use: 'service',
      locales: ['en', 'nl'],
      subject: expect.any(String) as string,
      flows: ['b2b-maturity-whitepaper'],
    });
  });

  it('are shown as they would be sent, in each language', async () => {
    const dutch = await get('/mails/templates/whitepaper-delivery?locale=nl');
    expect(dutch).toMatchObject({ name: 'whitepaper-delivery', locales: ['en', 'nl'], findings: [] });
    expect(dutch['html']).toContain('<html');
    expect(dutch['subject']).not.toBe((await get('/mails/templates/whitepaper-delivery'))['subject']);
    await get('/mails/templates/nowhere', 404);
    const { errors } = (await get('/mails/templates/whitepaper-delivery?locale=fr', 422)) as unknown as Answer;
    expect(errors).toEqual([{ field: 'locale', code: 'unknown', message: 'the mail is there in en, nl' }]);
  });

  it('are sent to one address as a test, which is no mail of the product', async () => {
    const test = (body: object) => request(api.url).post('/api/v1/mails/templates/whitepaper-reminder/test').set('authorization', `Bearer ${api.keys.marketing}`).send(body); // prettier-ignore
    const sent = await test({ to: 'me@example.com', locale: 'nl' }).expect(200);
    expect(sent.body).toMatchObject({ to: 'me@example.com', left: false });
    expect(await store.db.query('SELECT id FROM mail')).toEqual([]);
    expect((await listMailbox(store.db)).map(({ to }) => to)).toEqual([['me@example.com']]);
    await test({ to: 'nobody' }).expect(422);
  });
});

describe('trying a flow', () => {
  const id = 'b2b-maturity-whitepaper';

  it('walks a persona through it, and names the states and arrows of the picture', async () => {
    const { path, visited, edges } = await post('/flows/simulate', { id, persona: 'opener' });
    expect(path).toBe('sent -> opened -> deepDive -> 7 days -> cold');
    expect(visited).toEqual(['sent', 'deepDive', 'cold']);
    expect(edges).toEqual(['@start>sent', 'sent>deepDive', 'deepDive>cold']);
  });

  it('lets a draft walk that was never published, by a script', async () => {
    const flow = reference.replaceAll('"3 days"', '"5 days"');
    const events = { start: '2026-11-23T10:00', events: [{ at: '+6 days', type: 'meeting.booked' }] };
    const { path, edges } = await post('/flows/simulate', { flow, events });
    expect(path).toBe('sent -> 5 days -> reminder -> meeting.booked -> goal');
    expect(edges).toEqual(['@start>sent', 'sent>reminder', '@any>@goal']);
  });

  it('walks many by rates, the same each time', async () => {
    const asked = { id, contacts: 200, rates: 'open=45%,click=12%', seed: 7, over: '30 days' };
    const figures = await post('/flows/simulate', asked);
    expect(figures).toMatchObject({ flow: id, seed: 7, people: 200, measured: null, errors: {} });
    expect(await post('/flows/simulate', asked)).toEqual(figures);
  });

  it('says what there is too little of to measure by', async () => {
    const { errors } = await post('/flows/simulate', { id, contacts: 200, rates: 'measured' }, 422);
    expect(errors).toEqual([{ field: 'rates', code: 'invalid', message: 'too little to measure by: 0 mails, and 30 are needed' }]); // prettier-ignore
  });

  it.each([
    ['no flow', { persona: 'opener' }, 'flow'],
    ['nobody who walks', { id }, 'persona'],
    ['two who walk', { id, persona: 'opener', contacts: 20, rates: 'open=1%' }, 'persona'],
    ['nobody known', { id, persona: 'sleeper' }, 'persona'],
    ['too many', { id, contacts: 10_001, rates: 'open=1%' }, 'contacts'],
    ['no rates', { id, contacts: 20 }, 'rates'],
    ['rates that are none', { id, contacts: 20, rates: 'open' }, 'rates'],
    ['a time that is none', { id, contacts: 20, rates: 'open=1%', over: 'soon' }, 'over'],
    ['a start that is none', { id, persona: 'opener', start: '2026-02-31' }, 'start'],
    ['a script with a typo', { id, events: { evnts: [] } }, 'events.evnts'],
    [
      'a moment that is none',
      { id, events: { events: [{ at: 'later', type: 'page.viewed' }] } },
      'events.events[0].at',
    ],
  ])('refuses %s, by the name of the field', async (_, asked, field) => {
    const { errors } = await post('/flows/simulate', asked, 422);
    expect(errors[0]?.['field']).toBe(field);
  });

  it('knows no flow that is not there, and says what is wrong with one that has errors', async () => {
    await post('/flows/simulate', { id: 'nowhere', persona: 'opener' }, 404);
    const broken = await post('/flows/simulate', { flow: reference.replace('"initial": "sent"', '"initial": "snt"'), persona: 'opener' }, 422); // prettier-ignore
    expect(broken).toMatchObject({ code: 'invalid-flow', errors: [{ code: 'unknown-target', suggestion: 'sent' }] });
  });
});
