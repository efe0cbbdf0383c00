import { type Database, now, type NewTask, tasks, type Tx } from '@nurture/store';
import pino from 'pino';
import { testDatabase } from '../../../../test/support';
import { QueueLoop } from './queue-loop';

const log = pino({ level: 'silent' });

describe('a queue whose tasks are carried out many at a time', () => {
  const store = testDatabase();
  let done: string[][] = [];

  const loopOn = (db: Database): QueueLoop<'notify'> =>
    new QueueLoop({
      queue: 'notify',
      perform: async (tx, { key }) => {
        if (key === 'bad') throw new Error('this one cannot be done');
        await tx.query(`INSERT INTO contact (email, created_at) VALUES ($1, nurture_now())`, [`${key}@example.org`]);
        done.push([key]);
      },
      performAll: async (tx, held) => {
        for (const { key } of held) {
          await tx.query(`INSERT INTO contact (email, created_at) VALUES ($1, nurture_now())`, [`${key}@example.org`]);
          if (key === 'bad') throw new Error('this one cannot be done');
        }
        done.push(held.map(({ key }) => key));
      },
      db,
      log,
    });
  const plan = async (...keys: string[]): Promise<void> => {
    const at = await now(store.db);
    const task = (key: string, place: number): NewTask<'notify'> => ({
      queue: 'notify',
      key,
      contactId: null,
      dueAt: at - 1000 + place,
      payload: { contactId: '1', team: 'sales', template: null, due: null, flowId: 'f' },
    });
    await tasks.plan(store.db, keys.map(task));
  };
  const written = async (): Promise<string[]> =>
    (await store.db.query<{ email: string }>('SELECT email FROM contact ORDER BY id')).map(({ email }) => email);
  const left = (): Promise<{ key: string; reason: string | null }[]> =>
    store.db.query('SELECT key, reason FROM task ORDER BY key');

  beforeEach(async () => {
    done = [];
    await store.db.query('DELETE FROM task');
    await store.db.query('DELETE FROM contact');
  });

  it('carries a batch out in one transaction, with the end of its tasks', async () => {
    await plan('a', 'b', 'c');
    expect(await loopOn(store.db).drainOnce()).toBe(3);
    expect(done).toEqual([['a', 'b', 'c']]);
    expect(await left()).toEqual([]);
  });

  it('lets a task that fails hold up no other: nothing of the batch stays, each is done alone, it alone waits', async () => {
    await plan('a', 'bad', 'c');
    await loopOn(store.db).drainOnce();
    expect(done).toEqual([['a'], ['c']]);
    expect(await written()).toEqual(['a@example.org', 'c@example.org']);
    expect(await left()).toEqual([{ key: 'bad', reason: 'this one cannot be done' }]);
  });

  it('does nothing for a task that somebody else holds by now', async () => {
    await plan('a', 'b');
    // Between the claim and the transaction another worker took over one of the two.
    const db: typeof store.db = Object.assign(Object.create(store.db) as typeof store.db, {
      transaction: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
        await store.db.query(`UPDATE task SET fence = fence + 1 WHERE key = 'a'`);
        return store.db.transaction(work);
      },
    });
    await loopOn(db).drainOnce();
    expect(done).toEqual([['b']]);
  });
});
