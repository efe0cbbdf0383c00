import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { changeConsent, complain, contactIdentity, suppressAddress } from '@nurture/contacts';
import { tokensFor } from '@nurture/core/token';
import { compilePages } from '@nurture/site';
import { type AbsorbDeps, EnrolmentIds, publish, PublishedBook } from '@nurture/engine';
import { recordWithdrawn } from '@nurture/mail';
import { advanceClock, ensurePartitions } from '@nurture/store';
import request from 'supertest';
import { testDatabase } from '../../../../test/support';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { settingsFor } from '../../../../test/support/people';
import { referencePublication } from '../../../../test/support/reference-world';
import { proveAddress } from '../compose/prove-address';
import type { Download } from './parts';
import { PublicModule } from './public.module';

const PAGES = join(__dirname, '../../../../templates/pages');
const pages = compilePages(
  readdirSync(PAGES).map((file) => ({
    name: file.replace(/\.hbs$/, ''),
    text: readFileSync(join(PAGES, file), 'utf8'),
  })),
  'en',
);
const settings = settingsFor({
  assets: {
    model: { title: { en: 'The model', nl: 'Het model' }, file: { en: 'model.pdf' }, page: null, topic: null },
  },
  forms: {
    whitepaper: {
      topics: ['whitepapers'],
      asset: 'model',
      thanks: 'b2b-maturity-model-thanks',
      wording: 'whitepaper-form-2026-11',
      fillSeconds: 0,
    },
    newsletter: { topics: ['newsletter'], asset: null, thanks: null, wording: null, fillSeconds: 0 },
  },
  site: { origins: ['https://www.company.example'], events: [] },
});
const SECRET = 'a secret of at least sixteen characters';
const tokens = tokensFor(SECRET);
const form = {
  firstName: 'Ann',
  lastName: 'Smit',
  company: 'Example',
  role: 'marketing',
  companySize: '10-49',
  consentMail: 'yes',
  consentTracking: 'yes',
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const absorbing: AbsorbDeps = {
  book: new PublishedBook(silent),
  ids: new EnrolmentIds(),
  mailsWithdrawn: recordWithdrawn,
};

describe('what prospects meet', () => {
  const store = testDatabase();
  const assetsDir = mkdtempSync(join(tmpdir(), 'nurture-public-'));
  const downloads: Download[] = [];
  const errors: string[] = [];
  let app: NestFastifyApplication;
  let expiring: WorkspaceSettings['downloads'] = { expireAfterMs: null };
  let recording: () => Promise<void> = () => Promise.resolve();

  beforeAll(async () => {
    writeFileSync(join(assetsDir, 'model.pdf'), '%PDF-1.7 a whitepaper');
    await ensurePartitions(store.db);
    await publish(store.db, referencePublication());
    const testing = await Test.createTestingModule({
      imports: [
        PublicModule.register({
          useFactory: () => ({
            db: store.db,
            tokens,
            secret: SECRET,
            publicUrl: 'https://nurture.example',
            settings: () => ({ ...settings, downloads: expiring }),
            pages: () => pages,
            quizzes: () => [],
            assetsDir: () => assetsDir,
            downloads: {
              recordDownload: (download) => {
                downloads.push(download);
                return recording();
              },
            },
            proveAddress: (given) => proveAddress({ db: store.db, secret: SECRET, absorbing }, given),
            newId: () => randomUUID(),
            hostNow: () => Date.now(),
            log: { error: (_details, message) => void errors.push(message) },
          }),
        }),
      ],
    }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(
      new FastifyAdapter({ routerOptions: { maxParamLength: 20_000 }, trustProxy: true }),
    );
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    rmSync(assetsDir, { recursive: true });
  });

  const http = () => request(app.getHttpServer());
  const identity = (email: string) => contactIdentity(store.db, SECRET, email);
  let serial = 0;
  /** Somebody who has signed up, with consent to everything. */
  const signedUp = async (): Promise<{ email: string; id: string }> => {
    const email = `visitor-${(serial += 1)}@company.example`;
    await http()
      .post('/p/b2b-maturity-model')
      .type('form')
      .send({ ...form, email })
      .expect(303);
    const id = (await identity(email))?.id;
    if (id === undefined) throw new Error('the form made no contact');
    return { email, id };
  };
  const events = async (id: string) => {
    const rows = await store.db.query<{ type: string; topic: string | null }>(
      `SELECT type, properties->>'topic' AS topic FROM event WHERE contact_id = $1 ORDER BY position`,
      [id],
    );
    return rows.map(({ type, topic }) => (topic === null ? type : `${type} ${topic}`));
  };

  describe('/p/', () => {
    it('shows a page that runs no script but the snippet, frames nowhere and is kept by no cache', async () => {
      const answer = await http().get('/p/b2b-maturity-model?lang=nl').expect(200);
      expect(answer.text).toContain('<html lang="nl"');
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-language': 'nl',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['content-security-policy']).toMatch(/script-src 'self';/);
      expect(answer.text.match(/<script[^>]*>/g)).toEqual(['<script src="/t.js" data-follow="no" defer>']);
      expect(answer.headers['set-cookie']).toBeUndefined();
    });

    it('gives the form alone to pages of the company’s own site, and to no other site', async () => {
      const formFor = (origin: string) => http().get('/p/newsletter/form?lang=nl').set('origin', origin).expect(200);
      const own = await formFor('https://www.company.example');
      expect(own.text).toMatch(/<form[^>]* action="https:\/\/nurture\.example\/p\/newsletter/);
      expect(own.text).not.toMatch(/<(html|body|script)/);
      expect(own.headers).toMatchObject({
        'access-control-allow-origin': 'https://www.company.example',
        vary: 'accept-language, origin',
        'content-language': 'nl',
      });
      const other = await formFor('https://elsewhere.example');
      expect(other.headers['access-control-allow-origin']).toBeUndefined();
      for (const name of ['b2b-maturity-model-thanks', '_form', 'nope', '__proto__']) {
        await http().get(`/p/${name}/form`).expect(404);
      }
    });

    it('captures the lead with source and consent, and leads on to what comes next', async () => {
      const email = 'lead@company.example';
      const answer = await http()
        .post('/p/b2b-maturity-model')
        .type('form')
        .send({
          ...form,
          email,
          utm_source: 'linkedin',
          locale: 'nl',
          wording: 'whitepaper-form-2026-11',
          fillSeconds: 0,
        })
        .expect(303);
      expect(answer.headers.location).toBe('/p/b2b-maturity-model-thanks?lang=nl&from=b2b-maturity-model');
      const thanks = await http()
        .get(answer.headers.location ?? '')
        .expect(200);
      expect(thanks.text).toContain('Kijk in je mailbox');
      expect(await identity(email)).toMatchObject({
        source: { channel: 'site', source: 'linkedin', page: 'b2b-maturity-model', form: 'whitepaper' },
        consent: { mail: 'given', tracking: 'given' },
        account: { domain: 'company.example', name: 'Example' },
      });
      const id = (await identity(email))?.id ?? '';
      expect(await events(id)).toEqual([
        'contact.created',
        'consent.given',
        'contact.subscribed whitepapers',
        'consent.given',
        'form.submitted',
        'asset.downloaded',
      ]);
    });

    it('makes one set of events of a double click', async () => {
      const body = { ...form, email: 'double@company.example', nonce: 'once' };
      const post = () => http().post('/p/b2b-maturity-model').type('form').send(body).expect(303);
      await Promise.all([post(), post(), post()]);
      const id = (await identity(body.email))?.id ?? '';
      expect((await events(id)).filter((type) => type === 'asset.downloaded')).toHaveLength(1);
    });

    it('answers a known address as it answers an unknown one', async () => {
      const { email } = await signedUp();
      const again = await http()
        .post('/p/b2b-maturity-model')
        .type('form')
        .send({ ...form, email });
      const fresh = await http()
        .post('/p/b2b-maturity-model')
        .type('form')
        .send({ ...form, email: 'new@company.example' });
      expect([again.status, again.headers.location]).toEqual([fresh.status, fresh.headers.location]);
    });

    it('takes an address only so often, from wherever it is typed, and answers as ever', async () => {
      const email = 'bombed@company.example';
      const post = () =>
        http()
          .post('/p/b2b-maturity-model')
          .type('form')
          .send({ ...form, email });
      const answers = await Promise.all(Array.from({ length: 12 }, post));
      const fresh = await post().send({ ...form, email: 'unbombed@company.example' });
      const seen = ({ status, headers, text }: request.Response) => [
        status,
        headers.location,
        headers['content-length'],
        text,
      ];
      for (const answer of answers) expect(seen(answer)).toEqual(seen(fresh));
      const id = (await identity(email))?.id ?? '';
      expect((await events(id)).filter((type) => type === 'asset.downloaded')).toHaveLength(5);
    });

    it('takes only so many forms from one network address, whomever they name', async () => {
      const post = (i: number, address: string) =>
        http()
          .post('/p/newsletter')
          .set('x-forwarded-for', address)
          .type('form')
          .send({ email: `list-${i}@company.example`, consentMail: 'yes' });
      for (let i = 0; i < 30; i += 1) await post(i, '203.0.113.9').expect(303);
      const refused = await post(30, '203.0.113.9').set('accept-language', 'nl').expect(429);
      expect(refused.text).toContain('Dat is veel ineens');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(await identity('list-30@company.example')).toBeNull();
      await post(31, '203.0.113.10').expect(303);
    });

    it('thanks a robot that fills in what nobody sees, and takes nothing of it', async () => {
      const email = 'robot@company.example';
      const body = { ...form, email, confirm_nickname: 'x' };
      const thanked = await http().post('/p/b2b-maturity-model').type('form').send(body).expect(303);
      expect(thanked.headers.location).toContain('/p/b2b-maturity-model-thanks');
      expect(await identity(email)).toBeNull();
    });

    it('puts nothing that a visitor typed into the mail that asks to confirm', async () => {
      const { email, id } = await signedUp();
      await http()
        .post(`/u/${tokens.make('u', { contact: id })}`)
        .type('form')
        .send({ action: 'stop' });
      const typed = { firstName: 'Win a car', lastName: 'https://spam.example', company: 'Click here' };
      await http()
        .post('/p/b2b-maturity-model')
        .type('form')
        .send({ ...form, email, ...typed })
        .expect(303);
      const mails = await store.db.query<{ payload: Record<string, string> }>(
        `SELECT payload FROM task WHERE queue = 'send-service' AND contact_id = $1`,
        [id],
      );
      expect(mails).toHaveLength(1);
      const { subject = '', html = '', text = '' } = mails[0]?.payload ?? {};
      expect(subject + html + text).not.toMatch(/Win a car|spam\.example|Click here/);
    });

    it('shows the form again with what was typed when something is wrong', async () => {
      const answer = await http()
        .post('/p/b2b-maturity-model')
        .type('form')
        .send({ ...form, email: 'x' })
        .expect(422);
      expect(answer.text).toContain('value="Smit"');
      expect(answer.text).toContain('aria-invalid="true"');
    });

    it('thanks in its own words where the workspace has no page for it', async () => {
      const body = { email: 'news@company.example', consentMail: 'yes' };
      const answer = await http().post('/p/newsletter').type('form').send(body).expect(303);
      const thanks = await http()
        .get(answer.headers.location ?? '')
        .expect(200);
      expect(thanks.text).toContain('Thank you');
    });

    it.each(['/p/nope', '/p/_layout', '/p/..%2f..%2fworkspace', '/p/__proto__'])('has nothing at %s', async (path) => {
      const answer = await http().get(path).set('accept-language', 'nl').expect(404);
      expect(answer.text).toContain('Hier is niets');
    });

    it('takes keys that come twice, and keys that mean something to JavaScript', async () => {
      const body = `${new URLSearchParams({ ...form, email: 'twice@company.example' }).toString()}&firstName=Bob&constructor=y&toString=z&firstName=%00`;
      await http().post('/p/b2b-maturity-model').type('form').send(body).expect(303);
      expect(await identity('twice@company.example')).not.toBeNull();
      await http().post('/p/b2b-maturity-model').type('form').send(`${body}&__proto__=x`).expect(400);
    });
  });

  describe('/d/', () => {
    const link = (id: string, asset = 'model') => `/d/${tokens.make('d', { contact: id, asset, mail: '7' })}`;

    it('gives the file to its person as often as they like, and tells who fetched it', async () => {
      const { id } = await signedUp();
      downloads.length = 0;
      for (let i = 0; i < 2; i += 1) {
        const answer = await http().get(link(id)).buffer(true).expect(200);
        expect((answer.body as Buffer).toString()).toBe('%PDF-1.7 a whitepaper');
        expect(answer.headers).toMatchObject({
          'content-type': 'application/pdf',
          'content-disposition': `inline; filename="The model.pdf"; filename*=UTF-8''The%20model.pdf`,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
        });
      }
      expect(downloads).toHaveLength(2);
      expect(downloads[0]).toMatchObject({ contactId: id, mailId: '7', asset: 'model', method: 'GET' });
    });

    it('gives parts of it, of which only the first counts', async () => {
      const { id } = await signedUp();
      downloads.length = 0;
      const first = await http().get(link(id)).set('range', 'bytes=0-3').buffer(true).expect(206);
      expect((first.body as Buffer).toString()).toBe('%PDF');
      const second = await http().get(link(id)).set('range', 'bytes=4-').expect(206);
      expect(second.headers['content-range']).toBe('bytes 4-20/21');
      await http().get(link(id)).set('range', 'bytes=99-').expect(416);
      expect(downloads).toHaveLength(1);
    });

    it('comes also when it cannot be recorded', async () => {
      recording = () => Promise.reject(new Error('the database is away'));
      await http().get(link('1')).expect(200);
      recording = () => Promise.resolve();
      expect(errors).toContain('a download goes on without the database');
    });

    it('expires where the workspace says so, and a fresh link comes by mail to its person alone, once a day', async () => {
      const { id } = await signedUp();
      const at = Math.floor(Date.now() / 1000);
      const aged = (days: number) => `/d/${tokens.make('d', { contact: id, asset: 'model', at: at - days * 86_400 })}`;
      await http().get(aged(40)).expect(200);
      expiring = { expireAfterMs: 30 * 86_400_000 };
      await http().get(aged(29)).expect(200);
      const expired = await http().get(aged(40)).expect(410);
      expect(expired.text).toContain('This link has expired');
      for (let n = 0; n < 2; n += 1) {
        expect((await http().post(aged(40)).type('form').send({ action: 'fresh' }).expect(200)).text).toContain(
          'on its way',
        );
      }
      const mails = await store.db.query<{ payload: { text: string } }>(
        `SELECT payload FROM task WHERE queue = 'send-service' AND contact_id = $1 AND key LIKE 'fresh-download:%'`,
        [id],
      );
      expect(mails).toHaveLength(1);
      const [, token] = /\/d\/([\w-]+)/.exec(mails[0]?.payload.text ?? '') ?? [];
      await http().get(`/d/${token}`).expect(200);
      expiring = { expireAfterMs: null };
    });

    it('of an unknown asset, or behind a forged link, is a friendly page', async () => {
      const forged = `${link('1').slice(0, -2)}AA`;
      for (const path of [link('1', 'nope'), forged, '/d/x', `/d/${tokens.make('u', { contact: '1' })}`]) {
        const answer = await http().get(path).expect(404);
        expect(answer.text).toContain('There is nothing here');
      }
    });
  });

  describe('/i/', () => {
    const link = (file: string) => `/i/${tokens.make('i', { file })}`;

    it('gives an image of a mail to whoever asks, and lets it be kept', async () => {
      writeFileSync(join(assetsDir, 'logo.png'), 'a picture');
      const answer = await http().get(link('logo.png')).buffer(true).expect(200);
      expect((answer.body as Buffer).toString()).toBe('a picture');
      expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' });
      await http().head(link('logo.png')).expect(200);
    });

    it.each(['nope.png', 'model.pdf', '../workspace.json', '../../etc/passwd.png', '.', ''])(
      'gives nothing else: %j',
      async (file) => {
        await http().get(link(file)).expect(404);
      },
    );

    it('finds nothing behind a forged link', async () => {
      await http()
        .get(`/i/${tokensFor('another secret of sixteen').make('i', { file: 'logo.png' })}`)
        .expect(404);
    });
  });

  describe('/u/', () => {
    const link = (id: string, topic?: string) => `/u/${tokens.make('u', { contact: id, ...(topic ? { topic } : {}) })}`;
    const consent = async (email: string) => (await identity(email))?.consent;

    it('shows what one gets, in one’s language, and changes nothing by being looked at', async () => {
      const { email, id } = await signedUp();
      const before = await events(id);
      const answer = await http().get(link(id)).set('accept-language', 'nl').expect(200);
      expect(answer.text).toContain('Nieuwsbrief');
      expect(answer.text).toContain(email);
      expect(answer.headers['set-cookie']).toBeUndefined();
      await http().head(link(id)).expect(200);
      expect(await events(id)).toEqual(before);
    });

    it.each([
      ['urlencoded', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
      [
        'multipart',
        'multipart/form-data; boundary=b',
        '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
      ],
    ])('stops all marketing mail in one click (%s), and offers the single topic instead', async (_, type, body) => {
      const { email, id } = await signedUp();
      const answer = await http().post(link(id, 'whitepapers')).set('content-type', type).send(body).expect(200);
      expect(answer.headers.location).toBeUndefined();
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(await consent(email)).toMatchObject({ mail: 'withdrawn' });
      expect((await events(id)).slice(-2)).toEqual(['contact.unsubscribed', 'consent.withdrawn']);
      expect(answer.text).toContain('value="whitepapers"');
      await http().post(link(id, 'whitepapers')).type('form').send({ action: 'only' }).expect(200);
      expect(await consent(email)).toMatchObject({ mail: 'given', topicsOff: ['whitepapers'] });
    });

    it('says the same when the click comes twice, and tells of it once', async () => {
      const { id } = await signedUp();
      const click = () => http().post(link(id)).type('form').send({ 'List-Unsubscribe': 'One-Click' }).expect(200);
      await Promise.all([click(), click(), click()]);
      expect((await events(id)).filter((type) => type === 'contact.unsubscribed')).toHaveLength(1);
    });

    it('saves a choice of topics and of what may be seen', async () => {
      const { email, id } = await signedUp();
      const answer = await http().post(link(id)).type('form').send('action=save&topic=newsletter').expect(200);
      expect(answer.text).toContain('Saved.');
      expect(await consent(email)).toMatchObject({ mail: 'given', tracking: 'withdrawn', topicsOff: ['whitepapers'] });
      await http().post(link(id)).type('form').send('action=save&topic=newsletter&topic=whitepapers&tracking=yes');
      expect(await consent(email)).toMatchObject({ mail: 'given', tracking: 'given', topicsOff: [] });
      await http().post(link(id)).type('form').send('action=save');
      expect(await consent(email)).toMatchObject({ mail: 'withdrawn' });
    });

    it('lets people have mail less often, and says how often that is', async () => {
      const { email, id } = await signedUp();
      const shown = await http().get(link(id)).set('accept-language', 'nl').expect(200);
      expect(shown.text).toContain('Minder vaak: hoogstens één mail per 14 dagen');
      expect(await consent(email)).toMatchObject({ lessOften: false });
      const save = (more: string) =>
        http().post(link(id)).type('form').send(`action=save&topic=whitepapers&topic=newsletter&tracking=yes${more}`);
      const saved = await save('&frequency=less-often').expect(200);
      expect(saved.text).toMatch(/value="less-often" checked/);
      expect(await consent(email)).toMatchObject({ mail: 'given', lessOften: true, topicsOff: [] });
      await save('').expect(200);
      expect(await consent(email)).toMatchObject({ lessOften: true });
      await save('&frequency=usual').expect(200);
      const ledger = (await consent(email))?.ledger.filter(({ kind }) => kind === 'frequency');
      expect(ledger).toMatchObject([{ state: 'less-often', source: 'mail:save' }, { state: 'usual' }]);
    });

    it('can be used without a script, by keyboard and by ear: every choice has a label, every group a legend', async () => {
      const { id } = await signedUp();
      const { text } = await http().get(link(id)).expect(200);
      expect(text).not.toMatch(/<script|\son\w+=/);
      const ids = [...text.matchAll(/<input type="(?:checkbox|radio)" id="([^"]+)"/g)].map(([, name]) => name);
      expect(ids).toHaveLength(5);
      for (const name of ids) expect(text).toContain(`<label class="check" for="${name}">`);
      expect(text.match(/<fieldset>\s*<legend>[^<]+<\/legend>/g)).toHaveLength(3);
      expect(text).toContain(`<html lang="en"`);
    });

    it('offers nothing to choose after a complaint', async () => {
      const { email, id } = await signedUp();
      await complain(store.db, { secret: SECRET }, id, { source: 'bounce' });
      expect((await http().get(link(id)).expect(200)).text).not.toContain('checkbox');
      await http().post(link(id)).type('form').send('action=save&topic=newsletter');
      expect(await consent(email)).toMatchObject({ mail: 'withdrawn', complained: true });
    });

    it('does nothing for a post that asks for nothing, and finds nothing behind a forged link', async () => {
      const { email, id } = await signedUp();
      await http().post(link(id)).type('form').send('x=y').expect(422);
      await http()
        .post(`${link(id).slice(0, -2)}AA`)
        .type('form')
        .send('List-Unsubscribe=One-Click')
        .expect(404);
      await http().post(link(id)).set('content-type', 'multipart/form-data; boundary=b').send('no form').expect(422);
      expect(await consent(email)).toMatchObject({ mail: 'given' });
    });

    it('answers a one-click about somebody who is gone as about anybody', async () => {
      await http().post(link('999999')).type('form').send('List-Unsubscribe=One-Click').expect(200);
      await http().get(link('999999')).expect(404);
    });
  });

  describe('/a/', () => {
    const ask = (id: string, email: string) =>
      http()
        .post(`/u/${tokens.make('u', { contact: id })}`)
        .type('form')
        .send({ action: 'second-address', email });
    /** Who was asked, and the link that each mailbox got: what the mails say, by the contact that they go to. */
    const letters = async () => {
      const rows = await store.db.query<{ email: string; payload: { text: string; html: string } }>(
        `SELECT email, payload FROM task JOIN contact ON contact.id = contact_id
         WHERE queue = 'send-service' AND payload->>'name' = 'second-address' ORDER BY task.id`,
      );
      return rows.map(({ email, payload }) => ({
        email,
        ...payload,
        path: /https:\/\/nurture\.example(\/a\/\S+)/.exec(payload.text)?.[1] ?? '',
      }));
    };
    const lettersOf = async (...emails: string[]) => (await letters()).filter(({ email }) => emails.includes(email));
    const pathTo = async (email: string) => (await lettersOf(email)).at(-1)?.path ?? '';
    const audited = async (id: string) => {
      const rows = await store.db.query<{ action: string; address: string | null }>(
        'SELECT action, address FROM audit_entry WHERE target = $1 ORDER BY id',
        [`contacts/${id}`],
      );
      return rows.map(({ action }) => action);
    };

    it('makes one contact of two once both mailboxes said so by a button, and not by opening a link', async () => {
      const [own, other] = [await signedUp(), await signedUp()];
      await ask(own.id, ` ${other.email.toUpperCase()} `).expect(200);
      const both = await lettersOf(own.email, other.email);
      expect(both).toHaveLength(2);
      for (const { path, text, html } of both) {
        expect(text + html).not.toMatch(new RegExp(`${own.email}|${other.email}`, 'i'));
        const page = await http().get(path).expect(200);
        expect(page.text).toContain(own.email);
        expect(page.text).toContain(other.email);
        await http().head(path).expect(200);
      }
      const [first, second] = [await pathTo(own.email), await pathTo(other.email)];
      expect((await http().post(second).expect(200)).text).toContain('the other address');
      expect((await http().post(second).expect(200)).text).toContain('the other address');
      expect((await identity(other.email))?.id).toBe(other.id);
      const answers = await Promise.all([1, 2, 3].map(() => http().post(first).expect(200)));
      for (const { text } of answers) expect(text).toContain(`goes to this one: <strong>${own.email}`);
      expect(await identity(other.email)).toMatchObject({
        id: own.id,
        email: own.email,
        merged: [{ email: other.email, by: 'both mailboxes' }],
      });
      expect((await events(own.id)).filter((type) => type === 'contact.merged')).toHaveLength(1);
      expect((await http().post(second).expect(200)).text).toContain('goes to this one');
      const entries = await audited(own.id);
      expect(entries.filter((action) => action === 'contacts.merge')).toHaveLength(1);
      expect(new Set(entries)).toEqual(new Set(['addresses.ask', 'addresses.prove', 'contacts.merge']));
    });

    it('keeps every no of both, and gives the remaining one no permission that it had not', async () => {
      const [own, other] = [await signedUp(), await signedUp()];
      await changeConsent(store.db, other.id, { type: 'unsubscribe', topic: null }, { source: 'test' });
      await changeConsent(store.db, own.id, { type: 'withdraw-tracking' }, { source: 'test' });
      await ask(own.id, other.email).expect(200);
      await http().post(await pathTo(own.email)).expect(200); // prettier-ignore
      await http().post(await pathTo(other.email)).expect(200); // prettier-ignore
      expect((await identity(own.email))?.consent).toMatchObject({ mail: 'withdrawn', tracking: 'withdrawn' });
    });

    it('answers alike for known, unknown, suppressed and one’s own addresses, and asks none that gets no mail', async () => {
      const [own, known, stopped] = [await signedUp(), await signedUp(), 'stopped@company.example'];
      await suppressAddress(store.db, SECRET, { email: stopped, reason: 'manual' });
      const answers: string[] = [];
      for (const email of [known.email, 'nobody-yet@company.example', stopped, own.email])
        answers.push((await ask(own.id, email).expect(200)).text);
      expect(new Set(answers).size).toBe(1);
      expect(await lettersOf(known.email)).toHaveLength(1);
      expect(await lettersOf('nobody-yet@company.example')).toHaveLength(1);
      expect(await identity(stopped)).toBeNull();
      expect((await lettersOf(own.email)).length).toBe(2);
      const wrong = await ask(own.id, '"><script>').expect(422);
      expect(wrong.text).toContain('This is no email address');
      expect(wrong.text).not.toContain('<script');
    });

    it('makes one of a known contact and an address that was nobody’s, under which they come back', async () => {
      const own = await signedUp();
      await ask(own.id, 'second@private.example').expect(200);
      await http().post(await pathTo(own.email)).expect(200); // prettier-ignore
      await http().post(await pathTo('second@private.example')).expect(200); // prettier-ignore
      expect((await identity('second@private.example'))?.id).toBe(own.id);
    });

    it('asks an address three times a day at most, whoever names it, and many at once are not more', async () => {
      const victim = await signedUp();
      const askers = await Promise.all([1, 2, 3, 4, 5].map(signedUp));
      await Promise.all(askers.map(({ id }) => ask(id, victim.email).expect(200)));
      expect(await lettersOf(victim.email)).toHaveLength(3);
      const [asker] = askers;
      for (const n of [1, 2, 3, 4]) await ask(asker?.id ?? '', `third-${n}@company.example`).expect(200);
      expect((await lettersOf(asker?.email ?? '')).length).toBe(3);
      expect(await identity('third-4@company.example')).toBeNull();
    });

    it('takes only so many of them from one network', async () => {
      const own = await signedUp();
      const from = (n: number) => ask(own.id, `network-${n}@company.example`).set('x-forwarded-for', '203.0.113.99');
      for (let n = 0; n < 10; n += 1) await from(n).expect(200);
      await from(11).expect(429);
    });

    it('finds nothing behind a forged link, nor behind one of a kind that is not its own', async () => {
      await http().get('/a/abc').expect(404);
      const { id } = await signedUp();
      const elsewhere = tokens.make('v', { contact: id, request: 'consent', at: 1 });
      await http().post(`/a/${elsewhere}`).expect(404);
    });

    it('ends after two days: then a yes of either says nothing', async () => {
      const [own, other] = [await signedUp(), await signedUp()];
      await ask(own.id, other.email).expect(200);
      await http().post(await pathTo(own.email)).expect(200); // prettier-ignore
      await advanceClock(store.db, 49 * 3_600_000);
      const late = await http().post(await pathTo(other.email)).expect(200); // prettier-ignore
      expect(late.text).toContain('has expired');
      expect(late.text).not.toContain(own.email);
      expect((await identity(other.email))?.id).toBe(other.id);
    });
  });

  describe('/v/', () => {
    it('asks on a page, and confirms by its button', async () => {
      const { email, id } = await signedUp();
      await changeConsent(store.db, id, { type: 'unsubscribe', topic: null }, { source: 'test' });
      await http()
        .post('/p/b2b-maturity-model')
        .type('form')
        .send({ ...form, email })
        .expect(303);
      const [task] = await store.db.query<{ payload: { text: string } }>(
        `SELECT payload FROM task WHERE queue = 'send-service' AND contact_id = $1`,
        [id],
      );
      const path = /https:\/\/nurture\.example(\/v\/\S+)/.exec(task?.payload.text ?? '')?.[1] ?? '';
      expect((await http().get(path).expect(200)).text).toContain(email);
      expect((await identity(email))?.consent.mail).toBe('withdrawn');
      expect((await http().post(path).expect(200)).text).toContain('Your address is confirmed');
      expect((await identity(email))?.consent.mail).toBe('given');
      await http().post(path).expect(200);
    });

    it('finds nothing behind a forged link', async () => {
      await http().get('/v/abc').expect(404);
      await http().post('/v/abc').expect(404);
    });
  });
});
