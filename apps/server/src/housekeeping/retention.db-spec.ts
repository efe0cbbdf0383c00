import { ensurePartitions, log, now } from '@nurture/store';
import { moveClock, testDatabase } from '../../../../test/support';
import { RETENTION } from '../../../../test/support/people';
import { forgetOld } from './retention';

const DAY = 86_400_000;

describe('what is kept for a time', () => {
  const store = testDatabase();
  const rows = async (sql: string, params: unknown[] = []) => store.db.query(sql, params);
  const count = async (table: string): Promise<number> =>
    Number((await store.db.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);
  const forget = (change: Partial<typeof RETENTION> = {}) => forgetOld(store.db, { ...RETENTION, ...change });

  beforeAll(() => ensurePartitions(store.db));
  afterEach(async () => {
    await rows(
      'TRUNCATE contact, mail, hit, mail_return, mailbox_message, score_entry, enrolment, enrolment_step CASCADE',
    );
  });

  const person = async (email: string): Promise<string> => {
    const [row] = await store.db.query<{ id: string }>(
      'INSERT INTO contact (email, created_at) VALUES ($1, nurture_now()) RETURNING id',
      [email],
    );
    return row?.id ?? '';
  };
  const score = (id: string, daysAgo: number, rule: string, points: number, per: string | null = null) =>
    rows(
      `INSERT INTO score_entry (contact_id, at, rule, points, per, event_id, because, written_at)
       VALUES ($1, nurture_now() - $2 * interval '1 day', $3, $4, $5, gen_random_uuid(), 'Did ' || $3, nurture_now())`,
      [id, daysAgo, rule, points, per],
    );
  const mail = async (key: string, status: string, daysAgo: number): Promise<void> => {
    await rows(
      `INSERT INTO mail (key, name, kind, recipient, status, doubted, content, raw, created_at, settled_at)
       VALUES ($1, 'm', 'marketing', 'a@b.example', $2, $2 = 'in-doubt', '{}', 'x', nurture_now(),
         nurture_now() - $3 * interval '1 day')`,
      [key, status, daysAgo],
    );
    await rows(
      `INSERT INTO hit (key, kind, mail_id, at, evidence) SELECT key, 'open', id, settled_at, '{}' FROM mail WHERE key = $1`,
      [key],
    );
  };

  it('forgets a request to join two addresses a month after it ended', async () => {
    const [own, other] = [await person('own@b.example'), await person('other@b.example')];
    for (const days of [1, 31])
      await rows(
        `INSERT INTO address_proof (contact_id, other_id, asked_at, expires_at)
         VALUES ($1, $2, nurture_now(), nurture_now() - $3 * interval '1 day')`,
        [own, other, days],
      );
    await forget();
    expect(await count('address_proof')).toBe(1);
  });

  it('goes from a mail in its own time: first what stood in it, then its opens, then the mail', async () => {
    for (const days of [10, 100, 500, 800]) await mail(`sent-${days}`, 'sent', days);
    await forget();
    const kept = await rows(
      `SELECT m.key, m.content IS NOT NULL AS content, m.raw IS NOT NULL AS raw, h.id IS NOT NULL AS hit
       FROM mail m LEFT JOIN hit h ON h.mail_id = m.id ORDER BY m.id`,
    );
    expect(kept).toEqual([
      { key: 'sent-10', content: true, raw: true, hit: true },
      { key: 'sent-100', content: false, raw: false, hit: true },
      { key: 'sent-500', content: false, raw: false, hit: false },
    ]);
    expect(await count('hit')).toBe(2);
  });

  it('leaves a mail alone that may still be sent or settled', async () => {
    for (const status of ['started', 'deferred', 'in-doubt']) await mail(status, status, 900);
    await forget();
    expect(await rows('SELECT content FROM mail')).toEqual([{ content: {} }, { content: {} }, { content: {} }]);
  });

  it('takes batch after batch until nothing is left', async () => {
    await rows(`INSERT INTO mailbox_message (received_at, sender, recipients, raw)
                SELECT nurture_now() - interval '40 days', '', '{}', '' FROM generate_series(1, 2500)`);
    await forget();
    expect(await count('mailbox_message')).toBe(0);
  });

  it('leaves an opening balance where entries of a score go, so that it stays the sum of its entries', async () => {
    const [ann, bob] = [await person('ann@b.example'), await person('bob@b.example')];
    for (const days of [1000, 900, 800]) await score(ann, days, 'open', 3);
    await score(ann, 900, 'download', 20, 'model');
    await score(ann, 850, 'download', 20, 'guide');
    await score(ann, 10, 'click', 12);
    await score(bob, 10, 'click', 12);
    const sums = () => rows('SELECT contact_id, sum(points) AS sum FROM score_entry GROUP BY contact_id ORDER BY 1');
    const before = await sums();
    for (let turn = 0; turn < 2; turn += 1) {
      await forget();
      expect(await sums()).toEqual(before);
      expect(
        await rows('SELECT rule, points, per FROM score_entry WHERE contact_id = $1 ORDER BY rule, at', [ann]),
      ).toEqual([
        { rule: 'click', points: 12, per: null },
        { rule: 'download', points: 20, per: 'model' },
        { rule: 'download', points: 20, per: 'guide' },
        { rule: 'open', points: 9, per: null },
      ]);
    }
    const [opening] = await rows(`SELECT because FROM score_entry WHERE rule = 'open'`);
    expect(opening?.because).toMatch(/^Until \d{4}-\d{2}-\d{2}: Did open$/);
  });

  it('adds what grows old later to the balance', async () => {
    const ann = await person('ann@b.example');
    await score(ann, 800, 'open', 3);
    await forget();
    await score(ann, 790, 'open', 4);
    await forget();
    const entries = await rows('SELECT points, because FROM score_entry');
    expect(entries).toEqual([{ points: 7, because: expect.stringMatching(/^Until \S+: Did open$/) as unknown }]);
  });

  it('takes the trace of a walk that ended, not of one under way', async () => {
    for (const [id, status] of [
      [1, 'active'],
      [2, 'completed'],
      [3, 'completed'],
    ] as const) {
      await rows(
        `INSERT INTO enrolment (id, flow_id, flow_version, contact_id, status, state, visit, snapshot, enrolled_at, entered_at, ended_at)
         VALUES ($1, 'f', 1, $1, $2, 's', 1, '{}', nurture_now(), nurture_now(), nurture_now() - $3 * interval '1 day')`,
        [id, status, id === 3 ? 10 : 800],
      );
      await rows(`INSERT INTO enrolment_step (enrolment_id, at, seq, trace) VALUES ($1, nurture_now(), 1, '{}')`, [id]);
    }
    await forget();
    expect(await rows('SELECT enrolment_id FROM enrolment_step ORDER BY 1')).toEqual([
      { enrolment_id: '1' },
      { enrolment_id: '3' },
    ]);
  });

  it('drops a month of the log once all of it is old enough, and no other', async () => {
    const event = async (id: string) => {
      const at = await now(store.db);
      await log.append(store.db, [
        { type: 'page.viewed', at, contactId: null, source: 'test', sourceId: id, properties: {} },
      ]);
    };
    await event('old');
    await moveClock(store.db, { days: 100 });
    await store.db.transaction((tx) => ensurePartitions(tx));
    await event('new');
    await forget({ eventsMs: 90 * DAY });
    // Of its month some days are younger than 90 days, unless it was received on its last days.
    await moveClock(store.db, { days: 31 });
    await forget({ eventsMs: 90 * DAY });
    expect(await rows('SELECT source_id FROM event')).toEqual([{ source_id: 'new' }]);
    await forget({ eventsMs: 90 * DAY });
  });
});
