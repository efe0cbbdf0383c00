import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TokenPayloads, tokensFor } from '@nurture/core/token';
import { type Database, openDatabase } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { compiledMail, FLOW, MAIL, makeContacts, publishMail, quiet } from '../../../../test/support/mail-scene';
import { MailVersions } from '../compose/versions';
import { HitCommitter } from './committer';
import type { RequestFacts } from './hit';
import { settleHits } from './settle-hits';
import { HitSpool } from './spool';
import { Tracker } from './tracker';

const secret = 'a secret of the tests';
const tokens = tokensFor(secret);
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
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
    const made = new HitCommitter({ db, spool, logger: quiet, hostNow, settleMs: 3_000 });
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
  const sentMail = async (): Promise<{ mail: string; contact: string }> => {
    const [contact = ''] = await makeContacts(store.db, [`reader${++counter}@example.org`]);
    const [row] = await store.db.query<{ id: string }>(
      `INSERT INTO mail (key, contact_id, enrolment_id, flow_id, state, visit, action, name, mail_version_id, kind, recipient,
                         status, tracked, created_at, settled_at)
       SELECT $1, $2, $2, $3, 'sent', 1, 'entry.0', $4, id, 'marketing', 'r', 'sent', true, now(), now() FROM mail_version RETURNING id`,
      [`mail:${counter}`, contact, FLOW, MAIL],
    );
    return { mail: row?.id ?? '', contact };
  };
  const click = (payload: TokenPayloads['c'], facts = request()) =>
    tracker.recordClick(tokens.make('c', payload), facts);
  const to = (link: number): string => `https://www.example.com/read/${link}`;
  const settled = async (): Promise<void> => {
    await moveClock(store.db, { seconds: 4 });
    await settleHits(store.db, new MailVersions());
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

  it("answers the pixel, and hears Gmail's proxy as an open", async () => {
    const { mail, contact } = await sentMail();
    const proxy = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
    const facts = request({ headers: { 'user-agent': proxy } });
    const reply = await tracker.recordOpen(`${tokens.make('o', { mail })}.gif`, facts);
    await tracker.recordOpen(`${tokens.make('o', { mail })}.gif`, facts);
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'image/gif' } });
    await settled();
    expect(await events(contact)).toMatchObject([{ type: 'mail.opened' }]);
    expect(await verdicts()).toEqual(['proxied', 'proxied']);
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

  it('waits until a hit has settled before it judges', async () => {
    const { mail, contact } = await sentMail();
    await click({ mail, link: 1, destination: to(1) });
    await settleHits(store.db, new MailVersions());
    expect(await events(contact)).toEqual([]);
  });

  it('keeps the network of a reader, not the address', async () => {
    const { mail } = await sentMail();
    await click({ mail, link: 1, destination: to(1) });
    const [row] = await store.db.query<{ evidence: { network: string } }>('SELECT evidence FROM hit');
    expect(row?.evidence.network).toBe('203.0.113.0/24');
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
