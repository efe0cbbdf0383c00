import { Readable } from 'node:stream';
import { catchUpFigures } from '@nurture/analytics';
import { importContacts } from '@nurture/contacts';
import { type Database, now, tasks } from '@nurture/store';
import { BY_COMMAND, eraseEntry, erasePerson, exportPerson } from '../../apps/server/src';
import { always, createDatabase, dropDatabase } from '../support';
import { eventually } from '../support/eventually';
import { contactsDeps } from '../support/people';
import { hiddenFields, linkIn, pixelOf, trackedLinks } from '../support/page-and-mail';
import { type RunningProduct, startProduct } from '../support/product';
import { API_KEY, SECRET } from '../support/product-settings';
import { type PersonIds, tablesOf, tracesOf } from '../support/traces';
import { runHere } from '../support/run-command';

const EMAIL = 'zebulon@quarkwright.example';
const WORDS = ['zebulon', 'quarkwright', 'a very private remark', '06-55512345'];

/** Tables in which no person stands: a new one is either filled by the test below, or named here with good reason. */
const IMPERSONAL = [
  'absence', // of colleagues
  'account_merge',
  'account_revenue',
  'api_key',
  'app_user', // colleagues, who log in
  'audit_entry', // what was done, by whom, to which number
  'clock',
  'experiment',
  'figure_origin', // where many came from
  'figure_state',
  'flow',
  'flow_version',
  'import_run',
  'invitation',
  'mail_version',
  'maturity_answer', // colleagues, who answer on their company
  'maturity_scan',
  'migrations',
  'report_sent', // colleagues
  'return_count',
  'return_mailbox',
  'saved_segment', // a marketer's condition over everybody
  'segment_sweep',
  'sending_alarm',
  'session',
  'settings_version',
  'sign_in_attempt', // digests
  'speed_budget',
  'spend',
  'switch',
  'target',
];

async function idsOf(db: Database, email = EMAIL): Promise<PersonIds> {
  const ids = async (sql: string) => (await db.query<{ id: string }>(sql, [email])).map(({ id }) => id);
  const of = (table: string) => `SELECT t.id FROM ${table} t JOIN contact c ON c.id = t.contact_id WHERE c.email = $1`;
  return {
    contact: await ids('SELECT id FROM contact WHERE email = $1'),
    mail: await ids(of('mail')),
    enrolment: await ids(of('enrolment')),
    handoff: await ids(of('handoff')),
  };
}

describe('a person who asks what is held on them, and to be forgotten', () => {
  let databaseUrl: string;
  let product: RunningProduct;
  let ids: PersonIds;

  /** Through the whole loop, with everything that can be kept of somebody. */
  const live = async (): Promise<void> => {
    const name = { firstName: 'Zebulon', lastName: 'Quarkwright', company: 'Quarkwright Instruments' };
    await product.signUp({ email: EMAIL, ...name });
    const mail = await product.mail(EMAIL);
    await product.open(mail);
    await product.visit(trackedLinks(mail)[0] ?? '');
    await product.visit(linkIn(mail, 'Download'));
    await product.settled();
    await product.atRest();
    await product.signUp({ email: EMAIL, ...name, message: 'A very private remark' }, 'contact');
    await product.atRest();
    const brief = product.smtp.messages.find(({ parsed }) => parsed.subject?.startsWith('Warm lead:'));
    if (!brief) throw new Error('nobody was told of the lead');
    await product.post(linkIn(brief, 'Accept'), { answer: 'accept', note: 'Zebulon: 06-55512345' });
    await product.atRest();
    // What only comes with bounces and the development mailbox.
    await product.db.query(
      `INSERT INTO mail_return (mail_id, contact_id, kind, reason, domain, via, at)
       SELECT m.id, m.contact_id, 'soft', 'full', 'quarkwright.example', 'test', nurture_now()
       FROM mail m JOIN contact c ON c.id = m.contact_id WHERE c.email = $1 AND m.recipient = $1`,
      [EMAIL],
    );
    for (const { from, to, raw } of [mail, brief]) {
      await product.db.query(
        'INSERT INTO mailbox_message (received_at, sender, recipients, raw) VALUES (nurture_now(), $1, $2, $3)',
        [from, to, raw],
      );
    }
  };

  /** Nobody absorbs in a process without a worker: what came last still waits. */
  const leaveSomethingWaiting = async (): Promise<void> => {
    await catchUpFigures(product.db);
    const properties = { url: 'https://example.com/zebulon' };
    await product.api.events({ id: `view-${EMAIL}`, type: 'page.viewed', email: EMAIL, properties });
    const [contactId = ''] = (await idsOf(product.db)).contact;
    const payload = { contactId, url: 'https://example.com', flowId: 'f', state: 's', data: { name: 'Zebulon' } };
    const due = { contactId, dueAt: await now(product.db), payload };
    await tasks.plan(product.db, [{ queue: 'webhook', key: 'tell-of-zebulon', ...due }]);
    await product.db.query(
      `INSERT INTO webhook_delivery (event_id, endpoint, type, contact_id, body, created_at)
       VALUES (gen_random_uuid(), 'crm', 'contact.updated', $1, '{"name":"Zebulon"}', nurture_now())`,
      [contactId],
    );
    // What only comes when nobody in sales takes up a lead in time.
    await product.db.query(
      `INSERT INTO handoff_notice (key, handoff_id, kind, person, at)
       SELECT 'remind:' || id, id, 'remind', 'sales@example.com', nurture_now() FROM handoff WHERE contact_id = $1`,
      [contactId],
    );
    // What only comes with a browser that runs the script of a company's own site.
    await product.db.query(
      `INSERT INTO visitor (id, contact_id, proof, since) VALUES ('v-8c1f0d', $1, 'form', nurture_now())`,
      [contactId],
    );
    // What figures keep of who was on the site and bought something.
    await product.db.query(
      `INSERT INTO figure_due (person, whole, since) VALUES ($1, true, nurture_now()) ON CONFLICT DO NOTHING`,
      [contactId],
    );
    await product.db.query(
      `INSERT INTO figure_point (person, kind, name, at) VALUES ($1, 'visit', '', nurture_now())`,
      [contactId],
    );
    await product.db.query(
      `INSERT INTO figure_credit VALUES ($1, '1', nurture_now(), 'channel', 'direct', 100, 100, 100, 100, 100)`,
      [contactId],
    );
    // What only comes where somebody says that two contacts are one person, and which role they play.
    await product.db.query(
      `INSERT INTO contact_alias (email, merged_id, contact_id, merged_at, merged_by)
       VALUES ('zebulon@mail.example', 999999, $1, nurture_now(), 'Sanne')`,
      [contactId],
    );
    await product.db.query(
      `INSERT INTO address_proof (contact_id, other_id, asked_at, expires_at)
       VALUES ($1, $1, nurture_now(), nurture_now())`,
      [contactId],
    );
    await product.db.query(
      `INSERT INTO contact_role (contact_id, role, set_at, set_by) VALUES ($1, 'user', nurture_now(), 'Zebulon himself')`,
      [contactId],
    );
    await fetch(`${product.url}/api/v1/suppressions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${API_KEY}`,
        'content-type': 'application/json',
        'idempotency-key': 'asked-once',
      },
      body: JSON.stringify({ email: EMAIL, detail: 'Zebulon called' }),
    });
  };

  beforeAll(async () => {
    databaseUrl = await createDatabase();
    product = await startProduct({ databaseUrl });
    await live();
    const { dataDir } = product;
    await product.stop();
    product = await startProduct({ databaseUrl, roles: ['api'], dataDir });
    await leaveSomethingWaiting();
    ids = await idsOf(product.db);
  });
  afterAll(async () => {
    await product.stop();
    await dropDatabase(databaseUrl);
  });

  it('stands in every table but those in which nobody does', async () => {
    const tables = (await tracesOf(product.db, WORDS, ids)).map((trace) => trace.split('.')[0]);
    const without = (await tablesOf(product.db)).filter((table) => !tables.includes(table));
    expect(without).toEqual(IMPERSONAL);
  });

  it('gets one file with all of it, and with the words that they agreed to', async () => {
    const record = await exportPerson(product.db, SECRET, ` ${EMAIL.toUpperCase()} `.trim());
    expect(record).toMatchObject({
      email: EMAIL,
      contact: { email: EMAIL },
      account: { name: 'Quarkwright Instruments' },
      consent: { mail: 'given', tracking: 'given' },
      consentLedger: expect.arrayContaining([
        expect.objectContaining({
          kind: 'mail',
          state: 'given',
          wording: 'whitepaper-form-2026-11',
          source: 'site',
          address: '127.0.0.1',
        }),
      ]) as unknown,
      consentWordings: { 'whitepaper-form-2026-11': { mail: { en: expect.stringContaining('one click') as unknown } } },
      browsers: [expect.objectContaining({ id: 'v-8c1f0d' })],
      suppression: { reason: 'manual', detail: 'Zebulon called' },
      profile: { fields: { firstName: 'Zebulon' } },
      handoffs: [{ answers: [{ note: 'Zebulon: 06-55512345' }] }],
      figures: { summary: { left_way: false }, points: [{ kind: 'visit' }], credits: [{ key: 'direct' }] },
    });
    for (const part of [
      'events',
      'mails',
      'hits',
      'webhooks',
      'returned',
      'score',
      'stages',
      'enrolments',
      'steps',
      'tasks',
    ]) {
      expect([part, record?.[part]]).toEqual([part, expect.arrayContaining([expect.anything()])]);
    }
    expect((await product.api.call('GET', `contacts/${EMAIL}/export`)).text).toContain('A very private remark');
  });

  it('is nowhere any more once erased, by address, name, company or number; the keyed hash alone stays', async () => {
    expect((await product.api.call('DELETE', `contacts/${EMAIL}`)).status).toBe(200);
    expect(await tracesOf(product.db, WORDS, ids)).toEqual([]);
    const kept = await product.db.query('SELECT email, reason, detail FROM suppression');
    // Of both addresses that they had.
    const hash = { email: null, reason: 'erased', detail: null };
    expect(kept).toEqual([hash, hash]);
    expect((await product.api.call('DELETE', `contacts/${EMAIL}`)).status).toBe(404);
    expect((await product.api.call('GET', `contacts/${EMAIL}/export`)).status).toBe(404);
  });
});

describe('somebody who was erased', () => {
  let product: RunningProduct;
  let serial = 0;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());
  afterEach(() => product.smtp.behave());

  const erased = async (): Promise<string> => {
    const email = `gone-${(serial += 1)}@quarkwright.example`;
    await product.signUp({ email });
    await product.mail(email);
    await product.atRest();
    expect(await erasePerson(product.db, SECRET, email, eraseEntry(BY_COMMAND))).toBe(true);
    return email;
  };
  const consentOf = async (email: string) => (await product.contact(email)).consent;

  it('stays unsubscribed when they are imported again', async () => {
    const email = await erased();
    const csv = `email,mailConsent,trackingConsent\n${email},yes,yes\n`;
    const file = { name: `${email}.csv`, open: () => Readable.from([Buffer.from(csv)]) };
    const report = await importContacts(product.db, { ...contactsDeps(), secret: SECRET }, file);
    expect(report).toMatchObject({ imported: 1, keptUnsubscribed: 1 });
    expect(await consentOf(email)).toMatchObject({ mail: 'withdrawn', suppressed: 'erased' });
  });

  it('stays unsubscribed when another system signs them up, and gets no mail at all', async () => {
    const email = await erased();
    const properties = { asset: 'b2b-maturity-model' };
    await product.api.events({ type: 'asset.downloaded', email, properties, consent: { mail: true, tracking: true } });
    await product.atRest();
    expect(await consentOf(email)).toMatchObject({ mail: 'withdrawn', suppressed: 'erased' });
    expect(product.mailsTo(email)).toHaveLength(1);
    expect((await product.contact(email)).mails).toMatchObject([{ status: 'skipped', reason: 'suppressed' }]);
  });

  it('comes back by a form only: what they ask for at once, marketing mail once they confirm it', async () => {
    const email = await erased();
    await product.signUp({ email });
    await product.atRest();
    expect(await consentOf(email)).toMatchObject({ mail: 'withdrawn', suppressed: null });
    const subjects = product.mailsTo(email).map(({ parsed }) => parsed.subject);
    const asked = product.mailsTo(email).find(({ parsed }) => parsed.subject?.startsWith('Please confirm'));
    if (!asked) throw new Error(`nobody asked: ${subjects.join(', ')}`);
    const link = linkIn(asked, 'Yes, that was me');
    await product.post(link, hiddenFields((await product.visit(link)).text));
    expect(await consentOf(email)).toMatchObject({ mail: 'given' });
  });

  it('leaves nothing behind when a mail to them was just being handed over', async () => {
    const email = `leaving@quarkwright.example`;
    product.smtp.behave(always('done', { do: 'hang' }));
    await product.signUp({ email });
    await eventually('the attempt runs', async () => (await idsOf(product.db, email)).mail.length > 0);
    const ids = await idsOf(product.db, email);
    const erasing = erasePerson(product.db, SECRET, email, eraseEntry(BY_COMMAND));
    await product.mail(email);
    product.smtp.behave();
    product.smtp.hangUp();
    expect(await erasing).toBe(true);
    await product.atRest();
    expect(await tracesOf(product.db, ['leaving@'], ids)).toEqual([]);
  });

  it('leaves no trace by opening and clicking mails that they still have', async () => {
    const email = `reader@quarkwright.example`;
    await product.signUp({ email });
    const mail = await product.mail(email);
    await product.atRest();
    const ids = await idsOf(product.db, email);
    await erasePerson(product.db, SECRET, email, eraseEntry(BY_COMMAND));
    expect((await product.visit(pixelOf(mail) ?? '')).status).toBe(200);
    expect((await product.visit(trackedLinks(mail)[0] ?? '')).status).toBe(302);
    expect((await product.visit(linkIn(mail, 'Download'))).status).toBe(200);
    await product.settled();
    await product.atRest();
    expect(await tracesOf(product.db, ['reader@'], ids)).toEqual([]);
  });

  it('was exported and erased by a command, as by the API', async () => {
    const email = `by-hand@quarkwright.example`;
    await product.signUp({ email });
    await product.mail(email);
    await product.atRest();
    const before = { ...process.env };
    Object.assign(process.env, { DATABASE_URL: product.databaseUrl, NURTURE_SECRET: SECRET });
    try {
      const exported = await runHere('export', email);
      expect(JSON.parse(exported.out)).toMatchObject({ email });
      expect((await runHere('erase', email)).out).toContain(`Erased ${email}`);
      expect((await runHere('erase', email)).errors).toContain('nothing is held');
      expect(await runHere('export', email)).toMatchObject({ code: 1 });
    } finally {
      process.env = before;
    }
  });
});
