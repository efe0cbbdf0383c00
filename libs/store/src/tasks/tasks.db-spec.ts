import { moveClock, testDatabase } from '../../../../test/support';
import { now, tasks, type NewTask } from '..';

const store = testDatabase();
beforeEach(() => store.db.query('TRUNCATE task'));

const notify = (key: string, dueAt: number, contactId = '1'): NewTask<'notify'> => ({
  queue: 'notify',
  key,
  contactId,
  dueAt,
  payload: { contactId, team: 'sales', template: null, due: null, flowId: 'f' },
});

async function plan(...keys: string[]): Promise<number> {
  const at = await now(store.db);
  return tasks.plan(
    store.db,
    keys.map((key, place) => notify(key, at - 1000 + place)),
  );
}
const claim = (limit = 100, leaseSeconds = 60) => tasks.claim(store.db, 'notify', { limit, leaseSeconds });
const keysOf = (claimed: readonly { key: string }[]) => claimed.map(({ key }) => key);

describe('the task queue', () => {
  it('plans a task once, however often it is asked for, also within one batch', async () => {
    expect(await plan('a', 'b', 'a')).toBe(2);
    expect(await plan('b', 'c')).toBe(1);
    expect(keysOf(await claim()).toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('gives what is due, the oldest first, and nothing before its time', async () => {
    const at = await now(store.db);
    await tasks.plan(store.db, [
      notify('later', at + 3_600_000),
      notify('second', at - 1000),
      notify('first', at - 2000),
    ]);
    expect(keysOf(await claim(1))).toEqual(['first']);
    expect(keysOf(await claim())).toEqual(['second']);
    await moveClock(store.db, { hours: 1, seconds: 1 });
    expect(keysOf(await claim())).toContain('later');
  });

  it('gives a claimed batch in the order in which it was due', async () => {
    const keys = Array.from({ length: 50 }, (_, n) => `k${String(n).padStart(2, '0')}`);
    await plan(...keys.toReversed());
    expect(keysOf(await claim())).toEqual(keys.toReversed());
  });

  it('gives each task to one of many that claim at the same time', async () => {
    await plan(...Array.from({ length: 300 }, (_, n) => `k${n}`));
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(40)));
    const keys = claims.flatMap(keysOf);
    expect(keys).toHaveLength(300);
    expect(new Set(keys).size).toBe(300);
  });

  it('gives a task again when its lease has passed, and takes no outcome from the one who held it before', async () => {
    await plan('a');
    const [dead] = await claim(1, 30);
    expect(await claim()).toEqual([]);
    await moveClock(store.db, { seconds: 31 });
    const [alive] = await claim();
    expect(alive).toMatchObject({ key: 'a', attempts: 2 });
    expect(await tasks.finish(store.db, dead ? [dead] : [])).toEqual([]);
    expect(await tasks.finish(store.db, alive ? [alive] : [])).toEqual([alive?.id]);
  });

  it('lets a finished task never come back', async () => {
    await plan('a');
    await tasks.finish(store.db, await claim());
    await moveClock(store.db, { days: 1 });
    expect(await claim()).toEqual([]);
  });

  it('gives a postponed task at its new time, and keeps the reason', async () => {
    await plan('a');
    const at = await now(store.db);
    const held = await claim();
    await tasks.postpone(
      store.db,
      held.map(({ id, fence }) => ({ id, fence, dueAt: at + 60_000, reason: 'quiet hours' })),
    );
    expect(await store.db.query('SELECT reason FROM task')).toEqual([{ reason: 'quiet hours' }]);
    expect(await claim()).toEqual([]);
    await moveClock(store.db, { seconds: 61 });
    expect(keysOf(await claim())).toEqual(['a']);
  });

  it('withdraws what nobody has begun, and leaves what somebody holds', async () => {
    await plan('held', 'free');
    await claim(1);
    const reasons = new Map(['held', 'free', 'unknown'].map((key) => [key, 'left-state']));
    const withdrawn = await tasks.withdraw(store.db, reasons);
    expect(withdrawn).toEqual([expect.objectContaining({ key: 'free', queue: 'notify', contactId: '1' })]);
    const [held] = await store.db.query<{ reason: string }>('SELECT reason FROM task');
    expect(tasks.withdrawalOf(held?.reason ?? null)).toBe('left-state');
  });

  it('remembers that a task was taken back, also when its holder lets go of it', async () => {
    await plan('held');
    const [task] = await claim(1);
    await tasks.withdraw(store.db, new Map([['held', 'left-state']]));
    await tasks.postpone(store.db, [{ id: '', fence: '', ...task, dueAt: 0, reason: 'stopping' }]);
    const [row] = await store.db.query<{ reason: string }>('SELECT reason FROM task');
    expect(tasks.withdrawalOf(row?.reason ?? null)).toBe('left-state');
  });

  it('plans and withdraws with the transaction that it is part of, or not at all', async () => {
    await plan('kept');
    const failing = store.db.transaction(async (tx) => {
      await tasks.plan(tx, [notify('a', await now(tx))]);
      await tasks.withdraw(tx, new Map([['kept', 'left-state']]));
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(keysOf(await claim())).toEqual(['kept']);
  });

  describe('what failed too often', () => {
    /** Claimed once, and set aside with a reason. */
    async function setAside(key: string): Promise<string> {
      await plan(key);
      const [task] = await claim(1);
      if (!task) throw new Error('nothing was claimed');
      const later = (await now(store.db)) + 30 * 86_400_000;
      await tasks.postpone(store.db, [{ ...task, dueAt: later, reason: 'no such team', setAside: true }]);
      return task.id;
    }

    it('is listed with its reason, and done by nobody until somebody wants it', async () => {
      const id = await setAside('a');
      await plan('b');
      expect(await tasks.listSetAside(store.db, { limit: 10 })).toMatchObject([
        { id, queue: 'notify', flow: 'f', reason: 'no such team', attempts: 1 },
      ]);
      expect(keysOf(await claim())).toEqual(['b']);
    });

    it('is tried again like a new one, once', async () => {
      const id = await setAside('a');
      expect([await tasks.retry(store.db, id), await tasks.retry(store.db, id)]).toEqual([true, false]);
      expect(await claim()).toMatchObject([{ key: 'a', attempts: 1 }]);
      expect(await tasks.listSetAside(store.db, { limit: 10 })).toEqual([]);
    });

    it('is dropped for good; what was not set aside never is', async () => {
      const id = await setAside('a');
      expect([await tasks.discard(store.db, id), await tasks.discard(store.db, id)]).toEqual([true, false]);
      await plan('b');
      const [row] = await store.db.query<{ id: string }>('SELECT id FROM task');
      expect([await tasks.discard(store.db, row?.id ?? ''), await tasks.retry(store.db, row?.id ?? '')]).toEqual([false, false]); // prettier-ignore
      expect(keysOf(await claim())).toEqual(['b']);
    });

    it('is left alone while it is being tried', async () => {
      const id = await setAside('a');
      await moveClock(store.db, { days: 31 });
      expect(keysOf(await claim())).toEqual(['a']);
      expect([await tasks.retry(store.db, id), await tasks.discard(store.db, id)]).toEqual([false, false]);
    });
  });

  it('is planned once more above the fences of those who held it before', async () => {
    await plan('a');
    const [first] = await claim();
    await tasks.finish(store.db, first ? [first] : []);
    const again = notify('a', (await now(store.db)) - 1000);
    expect(await tasks.planAgain(store.db, again, first?.fence ?? '')).toBe(true);
    expect(await tasks.planAgain(store.db, again, first?.fence ?? '')).toBe(false);
    const [second] = await claim();
    expect(Number(second?.fence)).toBeGreaterThan(Number(first?.fence));
  });

  it('names the queues in which something waits for a holder', async () => {
    const at = await now(store.db);
    await tasks.plan(store.db, [notify('later', at + 60_000)]);
    expect(await tasks.dueQueues(store.db)).toEqual(new Set());
    await plan('a');
    expect(await tasks.dueQueues(store.db)).toEqual(new Set(['notify']));
    await claim(1, 30);
    expect(await tasks.dueQueues(store.db)).toEqual(new Set());
    await moveClock(store.db, { seconds: 31 });
    expect(await tasks.dueQueues(store.db)).toEqual(new Set(['notify']));
  });

  it('wakes a performer when a task was planned', async () => {
    let stop = (): Promise<void> => Promise.resolve();
    const woken = new Promise<string>((resolve) => {
      void store.db.listen(['nurture_task'], resolve).then(async (end) => {
        stop = end;
        await plan('a');
      });
    });
    expect(await woken).toBe('nurture_task');
    await stop();
  });
});
