import { moveClock, testDatabase } from '../../../../test/support';
import { advanceClock, now, setClock, toTimestamp } from '..';

const store = testDatabase();

describe('the product’s clock', () => {
  it('is the database’s own until it is moved', async () => {
    const [row] = await store.db.query<{ near: boolean }>(
      `SELECT abs(extract(epoch FROM clock_timestamp()) * 1000 - $1::float8) < 5000 AS near`,
      [await now(store.db)],
    );
    expect(row?.near).toBe(true);
  });

  it('runs on from the moment that it is set to', async () => {
    const monday = Date.UTC(2026, 10, 23, 9, 0);
    await setClock(store.db, monday);
    const moment = await now(store.db);
    expect(moment).toBeGreaterThanOrEqual(monday);
    expect(moment).toBeLessThan(monday + 60_000);
  });

  it('moves by what it is told, for everybody who asks the database', async () => {
    const before = await now(store.db);
    const after = await moveClock(store.db, { days: 3, minutes: 1 });
    expect(after - before).toBeGreaterThanOrEqual(3 * 86_400_000 + 60_000);
    const [row] = await store.db.query<{ late: boolean }>('SELECT nurture_now() >= $1 AS late', [toTimestamp(after)]);
    expect(row?.late).toBe(true);
  });

  it('tells one time within a transaction’s statement, and never goes back between them', async () => {
    await store.db.transaction(async (tx) => {
      const moments = [await now(tx), await now(tx), await now(tx)];
      expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    });
  });

  it('makes room in the log for the month that it is moved to', async () => {
    await advanceClock(store.db, 3 * 365 * 86_400_000);
    const [row] = await store.db.query<{ there: boolean }>(
      `SELECT to_regclass(to_char(nurture_now() AT TIME ZONE 'UTC', '"event_"YYYY_MM')) IS NOT NULL AS there`,
    );
    expect(row?.there).toBe(true);
  });
});
