import { moveClock, testDatabase } from '../../../../test/support';
import { ensurePartitions, log, now, setClock, type NewEvent } from '..';

const store = testDatabase();
beforeEach(() => store.db.query('TRUNCATE event, event_key, event_pending'));

const viewed = (sourceId: string, more: Partial<NewEvent> = {}): NewEvent => ({
  type: 'page.viewed',
  at: Date.UTC(2026, 10, 21, 9, 30),
  contactId: '7',
  source: 'site',
  sourceId,
  properties: { url: '/pricing', seconds: 12 },
  ...more,
});
const count = async (table: string): Promise<number> => {
  const rows = await store.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]?.n ?? -1;
};

describe('the event log', () => {
  it('keeps an event as it was given', async () => {
    const profile = { fields: { company: `O'Brien "&" Søn` }, trusted: true };
    await log.append(store.db, [viewed('1', { profile, visitorId: 'v1' })]);
    const [row] = await store.db.query('SELECT * FROM event');
    expect(row).toMatchObject({
      type: 'page.viewed',
      at: new Date('2026-11-21T09:30:00Z'),
      contact_id: '7',
      visitor_id: 'v1',
      source: 'site',
      source_id: '1',
      properties: { url: '/pricing', seconds: 12 },
      profile,
      origin: null,
    });
  });

  it('writes an event once, whether it is repeated in one batch or later', async () => {
    expect(await log.append(store.db, [viewed('1'), viewed('2'), viewed('1')])).toMatchObject({
      accepted: 2,
      duplicates: 1,
    });
    expect(await log.append(store.db, [viewed('2'), viewed('3')])).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await count('event')).toBe(3);
  });

  it('writes an event once when many report it at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => log.append(store.db, [viewed('1')])));
    expect(answers.reduce((sum, answer) => sum + answer.accepted, 0)).toBe(1);
    expect(await count('event')).toBe(1);
    expect(await count('event_pending')).toBe(1);
  });

  it('does not deadlock when batches hold the same events in opposite order', async () => {
    const batch = Array.from({ length: 200 }, (_, n) => viewed(String(n)));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => log.append(store.db, n % 2 ? batch : batch.toReversed())),
    );
    expect(answers.reduce((sum, answer) => sum + answer.accepted, 0)).toBe(200);
  });

  it('takes the same id from another source for another event', async () => {
    await log.append(store.db, [viewed('1'), viewed('1', { source: 'api' })]);
    expect(await count('event')).toBe(2);
  });

  it('forgets the key with the event when the transaction is rolled back', async () => {
    const failing = store.db.transaction(async (tx) => {
      await log.append(tx, [viewed('1')]);
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await log.append(store.db, [viewed('1')])).toMatchObject({ accepted: 1 });
  });

  it('queues for absorbing what has a contact and did not take effect yet, in the order given', async () => {
    await log.append(store.db, [
      viewed('c'),
      viewed('no contact', { contactId: null }),
      viewed('done', { absorbed: true }),
      viewed('a'),
      viewed('b', { contactId: '8' }),
    ]);
    const pending = await store.db.query(
      `SELECT e.source_id, p.contact_id FROM event_pending p JOIN event e ON e.id = p.event_id ORDER BY p.position`,
    );
    expect(pending).toEqual([
      { source_id: 'c', contact_id: '7' },
      { source_id: 'a', contact_id: '7' },
      { source_id: 'b', contact_id: '8' },
    ]);
  });

  it('says which of the events given were new', async () => {
    await log.append(store.db, [viewed('2')]);
    const { ids } = await log.append(store.db, [viewed('1'), viewed('2'), viewed('3')]);
    expect(ids).toEqual([expect.any(String), null, expect.any(String)]);
  });

  it('is told by a wake-up that something is to be absorbed', async () => {
    let stop = (): Promise<void> => Promise.resolve();
    const woken = new Promise<string>((resolve) => {
      void store.db.listen(['nurture_event'], resolve).then(async (end) => {
        stop = end;
        await log.append(store.db, [viewed('1')]);
      });
    });
    expect(await woken).toBe('nurture_event');
    await stop();
  });

  it('files events by the month in which they were received, not by what the sender says', async () => {
    await setClock(store.db, Date.UTC(2027, 0, 31, 23, 59, 0));
    await log.append(store.db, [viewed('january', { at: Date.UTC(2020, 1, 1) })]);
    await moveClock(store.db, { minutes: 2 });
    await log.append(store.db, [viewed('february', { at: Date.UTC(2020, 1, 1) })]);
    const rows = await store.db.query(
      'SELECT source_id, tableoid::regclass::text AS month FROM event ORDER BY position',
    );
    expect(rows).toEqual([
      { source_id: 'january', month: 'event_2027_01' },
      { source_id: 'february', month: 'event_2027_02' },
    ]);
  });

  it('has room for the months to come, and makes it only once when several ask at the same time', async () => {
    await moveClock(store.db, { days: 400 });
    await Promise.all(Array.from({ length: 5 }, () => store.db.transaction((tx) => ensurePartitions(tx))));
    const at = await now(store.db);
    expect(await log.append(store.db, [viewed('1', { at })])).toMatchObject({ accepted: 1 });
  });

  it('takes 1,000 events in one statement', async () => {
    const batch = Array.from({ length: 1000 }, (_, n) => viewed(String(n)));
    expect(await log.append(store.db, batch)).toMatchObject({ accepted: 1000, duplicates: 0 });
  });
});
