import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, dropDatabase, testDatabase } from '../../../../test/support';
import {
  codeOf,
  type Database,
  isDatabaseAway,
  kept,
  migrate,
  openDatabase,
  openEmbedded,
  StoreError,
  type Tx,
} from '..';

const store = testDatabase();
beforeAll(() => store.db.query('CREATE TABLE scratch (n integer PRIMARY KEY)'));
beforeEach(() => store.db.query('TRUNCATE scratch'));

const numbers = async (db: Database = store.db) =>
  (await db.query<{ n: number }>('SELECT n FROM scratch ORDER BY n')).map(({ n }) => n);

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('expected a failure');
}

describe('the database', () => {
  it('gives the rows of every kind of statement, and numbers of rows of none', async () => {
    expect(await store.db.query('INSERT INTO scratch VALUES (1), (2) RETURNING n')).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await store.db.query('UPDATE scratch SET n = n + 10 RETURNING n')).toEqual([{ n: 11 }, { n: 12 }]);
    expect(await store.db.query('DELETE FROM scratch WHERE n = 11 RETURNING n')).toEqual([{ n: 11 }]);
    expect(await store.db.query('DELETE FROM scratch')).toEqual([]);
  });

  it('keeps all of a transaction or nothing', async () => {
    await store.db.transaction((tx) => tx.query('INSERT INTO scratch VALUES (1)'));
    const failing = store.db.transaction(async (tx) => {
      await tx.query('INSERT INTO scratch VALUES (2)');
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await numbers()).toEqual([1]);
  });

  it('lets the ORM work in the same transaction', async () => {
    const failing = store.db.transaction(async (tx) => {
      await tx.manager.query('INSERT INTO scratch VALUES (1)');
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(await numbers()).toEqual([]);
  });

  it('says which constraint a statement broke, and repeats none of its values', async () => {
    const error = await failureOf(
      store.db.query(`INSERT INTO contact (email, created_at) VALUES ($1, now()), ($1, now())`, ['ann@example.com']),
    );
    expect(error).toMatchObject({ code: '23505', constraint: 'contact_email' });
    expect(error).not.toHaveProperty('parameters');
    expect(String(error) + JSON.stringify(error)).not.toContain('ann@example.com');
  });

  it('gives a statement up that takes too long, and serves the next one', async () => {
    const hasty = await openDatabase({ url: store.url, poolSize: 1, applicationName: 'hasty', statementTimeoutMs: 50 });
    expect(codeOf(await failureOf(hasty.query('SELECT pg_sleep(10)')))).toBe('store.database-slow');
    expect(await hasty.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await hasty.close();
  });

  it('wakes listeners after the commit, once for the same thing, and never for what was rolled back', async () => {
    const heard: string[] = [];
    let stop = (): Promise<void> => Promise.resolve();
    const last = new Promise<void>((resolve) => {
      const onNotify = (channel: string, payload: string) => {
        heard.push(`${channel} ${payload}`);
        if (payload === 'last') resolve();
      };
      void store.db.listen(['kitchen', 'bar'], onNotify).then(async (end) => {
        stop = end;
        const rolledBack = store.db.transaction((tx) => {
          tx.notify('bar', 'never');
          return Promise.reject(new Error('changed its mind'));
        });
        await rolledBack.catch(() => undefined);
        await store.db.transaction((tx) => {
          tx.notify('kitchen', 'soup');
          tx.notify('kitchen', 'soup');
          return Promise.resolve();
        });
        store.db.notify('bar', 'last');
      });
    });
    await last;
    await stop();
    expect(heard).toEqual(['kitchen soup', 'bar last']);
  });

  it('keeps the plan of a statement that is marked so, and makes a new one when the table has grown', async () => {
    await store.db.query('CREATE TABLE grown (n integer PRIMARY KEY)');
    const find = kept('SELECT g.n FROM unnest($1::integer[]) AS w (n) JOIN grown g ON g.n = w.n');
    const used = (tx: Tx): Promise<unknown[]> => tx.query(find, [[1, 2]]);
    const planOf = async (tx: Tx): Promise<string> =>
      JSON.stringify(await tx.query(`EXPLAIN (COSTS off) EXECUTE "${find.name}" ('{1, 2}')`));
    await store.db.transaction(async (tx) => {
      await tx.query('INSERT INTO grown SELECT generate_series(1, 3)');
      await tx.query('ANALYZE grown');
      for (let times = 0; times < 7; times++) expect(await used(tx)).toHaveLength(2);
      expect(
        await tx.query('SELECT generic_plans > 0 AS kept FROM pg_prepared_statements WHERE name = $1', [find.name]),
      ).toEqual([{ kept: true }]);
      expect(await planOf(tx)).toContain('Seq Scan on grown');
      await tx.query('INSERT INTO grown SELECT generate_series(4, 20000)');
      const later = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000);
      try {
        expect(await used(tx)).toHaveLength(2);
      } finally {
        later.mockRestore();
      }
      expect(await planOf(tx)).toContain('using grown_pkey');
    });
    await store.db.query('DROP TABLE grown');
  });
});

describe('a database that goes away', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nurture-away-'));
  chmodSync(dataDir, 0o755);
  const start = () => openEmbedded({ dataDir, durable: false });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is reported as away, and served by again when it is back, without a new start of the process', async () => {
    const first = await start();
    const idle: Error[] = [];
    const options = {
      url: first.url,
      poolSize: 3,
      applicationName: 'survivor',
      onIdleError: (e: Error) => idle.push(e),
    };
    const db = await openDatabase(options);
    let back = (): void => undefined;
    const calledAgain = new Promise<void>((resolve) => (back = resolve));
    const stopListening = await db.listen(['bar'], back);
    const cut = db.transaction(async (tx) => {
      await tx.query('SELECT 1');
      await first.stop();
      await tx.query('SELECT 1');
    });
    expect(isDatabaseAway(await failureOf(cut))).toBe(true);
    const error = await failureOf(db.query('SELECT 1'));
    expect(error).toBeInstanceOf(StoreError);
    expect(isDatabaseAway(error)).toBe(true);
    expect(isDatabaseAway(await failureOf(openDatabase(options)))).toBe(true);

    const waiting = openDatabase({ ...options, waitSeconds: 30 });
    const second = await start();
    expect(second.url).toBe(first.url);
    await calledAgain;
    expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await Promise.all([stopListening(), db.close(), (await waiting).close()]);
    await second.stop();
  });
});

describe('migrating', () => {
  let url: string;
  const opened: Database[] = [];
  const open = async () => {
    const db = await openDatabase({ url, poolSize: 2, applicationName: 'migrating' });
    opened.push(db);
    return db;
  };
  beforeEach(async () => {
    url = await createDatabase({ empty: true });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((db) => db.close()));
    await dropDatabase(url);
  });

  it('runs each migration once, when several processes start at the same time', async () => {
    const databases = await Promise.all([open(), open(), open(), open()]);
    const ran = await Promise.all(databases.map((db) => migrate(db)));
    const [recorded] = await databases[0].query<{ names: string[] }>('SELECT array_agg(name) AS names FROM migrations');
    expect(ran.flat().toSorted()).toEqual(recorded?.names.toSorted());
  });

  it('does nothing more the second time', async () => {
    const db = await open();
    expect(await migrate(db)).not.toEqual([]);
    expect(await migrate(db)).toEqual([]);
  });

  it('refuses a database that a newer release has migrated', async () => {
    const db = await open();
    await migrate(db);
    await db.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`);
    expect(codeOf(await failureOf(migrate(db)))).toBe('store.schema-newer');
  });

  it('can be taken back, and run again', async () => {
    const db = await open();
    const ran = await migrate(db);
    for (let left = ran.length; left > 0; left--) await db.manager.connection.undoLastMigration();
    const left = await db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S')
       AND relname NOT LIKE 'migrations%'`,
    );
    expect(left).toEqual([]);
    expect(await migrate(db)).toEqual(ran);
  });
});
