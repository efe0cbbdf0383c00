import { testDatabase } from '../../../../test/support';
import { type ReadState, ReadingDatabase } from '..';

const store = testDatabase();

describe('reading figures', () => {
  const changes: ReadState[] = [];
  const readingFrom = (url: string): ReadingDatabase =>
    new ReadingDatabase(store.db, {
      ...{ url, poolSize: 1, applicationName: 'test figures', mostLagSeconds: 60 },
      ...{ hostNow: () => 1_000_000, onChange: (state: ReadState) => changes.push(state) },
    });
  beforeEach(() => changes.splice(0));

  it('goes on at the primary while the replica is away, and says so', async () => {
    const reading = readingFrom('postgres://nobody:nothing@127.0.0.1:1/none');
    expect(await reading.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await reading.transaction((tx) => tx.query('SELECT 2 AS two'))).toEqual([{ two: 2 }]);
    expect(await reading.state()).toMatchObject({ from: 'primary', asOf: 1_000_000, lagSeconds: 0 });
    expect(changes.map(({ why }) => why)).toEqual([expect.stringContaining('cannot be reached')]);
    await reading.close();
  });

  it('takes no server for a replica that is none: its figures would be of another world', async () => {
    const reading = readingFrom(store.url);
    expect(await reading.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await reading.state()).toMatchObject({ from: 'primary', why: 'DATABASE_REPLICA_URL is no standby' });
    await reading.close();
  });
});
