import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TokenPayloads, tokensFor } from '@nurture/core/token';
import { type Database, openDatabase } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { compiledMail, FLOW, MAIL, makeContacts, publishMail, quiet } from '../../../../test/support/mail-scene';
import { MailVersions } from '../compose/versions';
import { HitCommitter } from './committer';
import { networkOf, type RequestFacts } from './hit';
import known from './known-networks.json';
import { loadNetworks } from './networks';
import { settleHits } from './settle-hits';
import { HitSpool } from './spool';
import { Tracker } from './tracker';

const secret = 'a secret of the tests';
const tokens = tokensFor(secret);
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const gmail = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
const proxied = { count: true, afterMs: 60_000 };
const request = (change: Partial<RequestFacts> = {}): RequestFacts => ({
  method: 'GET',
  headers: { 'user-agent': browser },
  address: '203.0.113.7',
  ...change,
});

describe('tracking', () => {
  const store = testDatabase();
  let directory: string;
  let committer: HitCommitter;
  let tracker: Tracker;
  let counter = 0;

  const trackerOn = (db: Database): { committer: HitCommitter; tracker: Tracker } => {
    const spool = new HitSpool(directory);
    const hostNow = (): number => Date.now();
    const made = new HitCommitter({ db, spool, logger: quiet, hostNow, settleMs: () => 3_000 });
    return { committer: made, tracker: new Tracker(secret, made, quiet, hostNow) };
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'nurture-spool-'));
    await publishMail(store.db, compiledMail({ links: 4 }));
    ({ committer, tracker } = trackerOn(store.db));
  });
  afterAll(async () => {
    await committer.stop();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(() => store.db.query('DELETE FROM hit'));

  /** A mail that was sent, with its reader. */
  const sentMail = async (domain = 'example.org'): Promise<{ mail: string; contact: string }> => {
    const [contact = ''] = await makeContacts(store.db, [`reader${++counter}@${domain}`]);
    const [row] = await store.db.query<{ id: string }>(
      `INSERT INTO mail (key, contact_id, enrolment_id, flow_id, state, visit, action, name, mail_version_id, kind, recipient,
                         status, tracked, created_at, settled_at)
       SELECT $1, $2, $2, $3, 'sent', 1, 'entry.0', $4, id, 'marketing', 'r', 'sent', true, nurture_now(), nurture_now() FROM mail_version RETURNING id`,
      [`mail:${counter}`, contact, FLOW, MAIL],
    );
    return { mail: row?.id ?? '', contact };
  };
  const click = (payload: TokenPayloads['c'], facts = request()) =>
    tracker.recordClick(tokens.make('c', payload), facts);
  const to = (link: number): string => `https://www.example.com/read/${link}`;
  const settled = async (rule = proxied): Promise<void> => {
    await moveClock(store.db, { seconds: 4 });
    await settleHits(store.db, new MailVersions(), rule);
  };
  const events = (contact: string): Promise<{ type: string; properties: object }[]> =>
    store.db.query('SELECT type, properties FROM event WHERE contact_id = $1 ORDER BY position', [contact]);
  const verdicts = async (): Promise<string[]> =>
    (await store.db.query<{ verdict: string }>('SELECT verdict FROM hit ORDER BY id')).map((row) => row.verdict);

  it('redirects where the author pointed, and says once that the mail was clicked', async () => {
    const { mail, contact } = await sentMail();
    const reply = await click({ mail, link: 1, destination: to(1) });
    await click({ mail, link: 1, destination: to(1) });
    expect(reply).toMatchObject({ status: 302, headers: { location: to(1) } });
    await settled();
    expect(await events(contact)).toEqual([{ type: 'mail.clicked', properties: { mail: MAIL, link: 'read 1' } }]);
    expect(await verdicts()).toEqual(['human', 'human']);
  });

  it("answers the pixel, and hears Gmail's proxy as an open when it comes more than a minute after delivery", async () => {
    const { mail, contact } = await sentMail();
    await moveClock(store.db, { seconds: 61 });
    const facts = request({ headers: { 'user-agent': gmail } });
    const reply = await tracker.recordOpen(`${tokens.make('o', { mail })}.gif`, facts);
    await tracker.recordOpen(`${tokens.make('o', { mail })}.gif`, facts);
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'image/gif' } });
    await settled();
    expect(await events(contact)).toMatchObject([{ type: 'mail.opened' }]);
    expect(await verdicts()).toEqual(['proxied', 'proxied']);
  });

  it("shows Gmail's proxy apart where it came too early, or where the workspace doesn't want it", async () => {
    const facts = request({ headers: { 'user-agent': gmail } });
    const early = await sentMail();
    await tracker.recordOpen(tokens.make('o', { mail: early.mail }), facts);
    await settled();
    const unwanted = await sentMail();
    await moveClock(store.db, { seconds: 61 });
    await tracker.recordOpen(tokens.make('o', { mail: early.mail }), facts);
    await tracker.recordOpen(tokens.make('o', { mail: unwanted.mail }), facts);
    await settled({ count: false, afterMs: 60_000 });
    expect([...(await events(early.contact)), ...(await events(unwanted.contact))]).toEqual([]);
    expect(await verdicts()).toEqual(['proxied', 'proxied', 'proxied']);
  });

  it('takes back what a burst began with, though it had settled, and hears a person who clicks it afterwards', async () => {
    const { mail, contact } = await sentMail();
    await click({ mail, link: 0, destination: to(0) });
    await store.db.query('UPDATE hit SET settle_at = nurture_now()');
    await settleHits(store.db, new MailVersions(), proxied);
    for (const link of [1, 2]) await click({ mail, link, destination: to(link) });
    await settled();
    expect(await verdicts()).toEqual(['machine', 'machine', 'machine']);
    const [clicked, revised, ...more] = await events(contact);
    expect(more).toEqual([]);
    expect(clicked).toMatchObject({ type: 'mail.clicked' });
    const [logged] = await store.db.query<{ id: string }>(
      `SELECT id FROM event WHERE contact_id = $1 AND type = 'mail.clicked'`,
      [contact],
    );
    expect(revised).toMatchObject({
      type: 'evidence.revised',
      properties: { event: logged?.id, type: 'mail.clicked', mail: MAIL, reason: 'burst' },
    });
    await moveClock(store.db, { seconds: 600 });
    await click({ mail, link: 0, destination: to(0) });
    await settled();
    expect((await events(contact)).map(({ type }) => type)).toEqual([
      'mail.clicked',
      'evidence.revised',
      'mail.clicked',
    ]);
  });

  it('lets an event stand that a person’s click of the same link rests on too', async () => {
    const { mail, contact } = await sentMail();
    await click({ mail, link: 0, destination: to(0) });
    await settled();
    await moveClock(store.db, { seconds: 90 });
    await click({ mail, link: 0, destination: to(0) });
    await settled();
    await store.db.query(
      `UPDATE hit SET at = (SELECT max(at) FROM hit), settle_at = NULL WHERE id = (SELECT min(id) FROM hit)`,
    );
    await moveClock(store.db, { seconds: 600 });
    await store.db.query('UPDATE hit SET at = nurture_now() WHERE id = (SELECT min(id) FROM hit)');
    for (const link of [1, 2]) await click({ mail, link, destination: to(link) });
    await settled();
    expect(await verdicts()).toEqual(['machine', 'human', 'machine', 'machine']);
    expect((await events(contact)).map(({ type }) => type)).toEqual(['mail.clicked']);
  });

  it('knows a scanner by what it did to colleagues, and no colleague by it', async () => {
    const scanner = request({ headers: { 'user-agent': browser.replaceAll('128', '115') }, address: '198.51.100.9' });
    for (let colleague = 0; colleague < 3; colleague++) {
      const { mail } = await sentMail('office.example');
      for (const link of [0, 1, 2]) await click({ mail, link, destination: to(link) }, scanner);
    }
    await settled();
    const { mail, contact } = await sentMail('office.example');
    const elsewhere = await sentMail('elsewhere.example');
    await click({ mail, link: 1, destination: to(1) }, scanner);
    await click({ mail: elsewhere.mail, link: 1, destination: to(1) }, scanner);
    await settled();
    await click({ mail, link: 2, destination: to(2) }, request({ address: '198.51.100.9' }));
    await settled();
    expect((await verdicts()).slice(9)).toEqual(['machine', 'human', 'human']);
    expect(await events(contact)).toMatchObject([{ properties: { link: 'read 2' } }]);
  });

  it('keeps whose network a request came from, and from which host the reader', async () => {
    const { mail } = await sentMail();
    const knowing = new Tracker(secret, committer, quiet, () => Date.now(), { networks: await loadNetworks() });
    const headers = {
      'user-agent': browser,
      referer: 'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com&data=ann%40example.org',
    };
    await knowing.recordClick(
      tokens.make('c', { mail, link: 1, destination: to(1) }),
      request({ headers, address: '40.94.34.52' }),
    );
    const [row] = await store.db.query<{ evidence: object }>('SELECT evidence FROM hit');
    expect(row?.evidence).toMatchObject({
      network: '40.94.34.0/24',
      range: { name: 'Microsoft Safe Links', scope: 'scanner', certainty: 'probable' },
      referrer: 'eur01.safelinks.protection.outlook.com',
    });
    expect(JSON.stringify(row)).not.toContain('example.org');
  });

  it('knows of each network that it lists who says so and when, and lists none twice', () => {
    const { networks } = known;
    expect(new Set(networks.map(({ cidr }) => cidr)).size).toBe(networks.length);
    expect(networks.filter(({ source, seen }) => source.length < 20 || !/^20\d\d-\d\d-\d\d$/.test(seen))).toEqual([]);
  });

  it('takes further networks from files, and names a file that it cannot read', async () => {
    const path = join(directory, 'networks.json');
    const range = { cidr: '203.0.113.0/25', name: 'Ours', scope: 'scanner', certainty: 'certain' };
    await writeFile(path, JSON.stringify({ networks: [{ ...range, source: 'we', seen: '2026-11-22' }] }));
    const table = await loadNetworks([join(directory, 'none.json'), path]);
    expect([table.find('203.0.113.7')?.name, table.find('203.0.113.200')]).toEqual(['Ours', null]);
    const wrong = { cidr: '40.94.34.52/32', name: 'An office', scope: 'relay', certainty: 'probable' };
    await writeFile(path, JSON.stringify({ networks: [{ ...wrong, source: 'we', seen: '2026-12-01' }] }));
    expect((await loadNetworks([path])).find('40.94.34.52')).toMatchObject({ name: 'An office', scope: 'relay' });
    await writeFile(path, '{');
    await expect(loadNetworks([path])).rejects.toThrow(path);
    await rm(path);
  });

  it('lets machines drive nothing: HEAD, automatic opens, a scanner that clicks every link', async () => {
    const { mail, contact } = await sentMail();
    await click({ mail, link: 0, destination: to(0) }, request({ method: 'HEAD' }));
    await tracker.recordOpen(tokens.make('o', { mail }), request({ headers: { 'user-agent': 'Mozilla/5.0' } }));
    for (const link of [0, 1, 2, 3]) await click({ mail, link, destination: to(link) });
    await settled();
    expect(await events(contact)).toEqual([]);
    expect(await verdicts()).toEqual(['machine', 'automatic', 'machine', 'machine', 'machine', 'machine']);
  });

  it('is silent once its reader withdraws: pixel and links go on answering, and nothing of it is kept', async () => {
    const { mail, contact } = await sentMail();
    await store.db.query(`UPDATE consent SET tracking = 'withdrawn' WHERE contact_id = $1`, [contact]);
    expect(await tracker.recordOpen(tokens.make('o', { mail }), request())).toMatchObject({ status: 200 });
    expect(await click({ mail, link: 1, destination: to(1) })).toMatchObject({ status: 302 });
    await settled();
    expect(await events(contact)).toEqual([]);
    expect(await verdicts()).toEqual([]);
  });

  it('hears a download, whose reader needs no consent for tracking', async () => {
    const { mail, contact } = await sentMail();
    await store.db.query(`UPDATE consent SET tracking = 'none' WHERE contact_id = $1`, [contact]);
    await tracker.recordDownload({ contact, asset: 'model', mail }, request());
    await click({ mail, link: 1, destination: to(1) });
    await settled();
    expect(await events(contact)).toEqual([{ type: 'asset.opened', properties: { asset: 'model' } }]);
  });

  it('gives a forged token 404, and keeps no note of it', async () => {
    const { mail } = await sentMail();
    const forged = tokensFor('another secret of ours').make('c', {
      mail,
      link: 0,
      destination: 'https://evil.example',
    });
    expect(await tracker.recordClick(forged, request())).toMatchObject({ status: 404 });
    expect(await tracker.recordOpen(tokens.make('c', { mail, link: 0, destination: to(0) }), request())).toMatchObject({
      status: 404,
    });
    expect(await verdicts()).toEqual([]);
  });

  it.each([
    '//evil.example',
    'javascript:alert(1)',
    '\\\\evil.example',
    '@evil.example',
    '/\\evil.example',
    'data:text/html,x',
    'https:evil.example',
  ])('redirects nowhere to %j, even under a token of our own', async (destination) => {
    const { mail } = await sentMail();
    const reply = await click({ mail, link: 0, destination });
    expect(reply).toMatchObject({ status: 404 });
    expect(reply.headers).not.toHaveProperty('location');
    expect(await verdicts()).toEqual([]);
  });

  it('answers a click by its token alone: what is asked of it besides changes nothing', async () => {
    const { mail } = await sentMail();
    const token = tokens.make('c', { mail, link: 1, destination: to(1) });
    for (const appended of ['?to=https://evil.example', '//evil.example', '/@evil.example', '%00', '.gif'])
      expect(await tracker.recordClick(token + appended, request())).toMatchObject({ status: 404 });
  });

  it('waits until a hit has settled before it judges', async () => {
    const { mail, contact } = await sentMail();
    await click({ mail, link: 1, destination: to(1) });
    await settleHits(store.db, new MailVersions(), proxied);
    expect(await events(contact)).toEqual([]);
  });

  it('keeps the network of a reader, not the address', async () => {
    const { mail } = await sentMail();
    await click({ mail, link: 1, destination: to(1) });
    const [row] = await store.db.query<{ evidence: { network: string } }>('SELECT evidence FROM hit');
    expect(row?.evidence.network).toBe('203.0.113.0/24');
    expect(['10.1.2.3', '127.0.0.1', '::1', '::ffff:192.168.0.1'].map(networkOf)).toEqual([null, null, null, null]);
  });

  it('answers while the database is away, and brings each hit in once when it is back', async () => {
    const { mail, contact } = await sentMail();
    const away = await openDatabase({ url: store.url, poolSize: 1, applicationName: 'away' });
    const other = trackerOn(away);
    await away.close();
    const reply = await other.tracker.recordClick(tokens.make('c', { mail, link: 2, destination: to(2) }), request());
    expect(reply).toMatchObject({ status: 302, headers: { location: to(2) } });
    await other.committer.stop();
    expect(await readdir(directory)).toHaveLength(1);

    const kept = await readdir(directory);
    committer.start();
    while ((await verdicts()).length === 0) await new Promise((resolve) => setImmediate(resolve));
    await committer.stop();
    await settled();
    expect(await events(contact)).toMatchObject([{ type: 'mail.clicked' }]);
    expect(kept).toHaveLength(1);
  });

  it('keeps every hit of many at once', async () => {
    const { mail } = await sentMail();
    await Promise.all(
      Array.from({ length: 300 }, (_, index) => click({ mail, link: index % 4, destination: to(index % 4) })),
    );
    expect(await verdicts()).toHaveLength(300);
  });
});
