import { DataSource } from 'typeorm';
import { testDatabase } from '../../../../test/support';
import { dataSourceOptions } from '../database';

const store = testDatabase();

let source: DataSource;
beforeAll(async () => {
  source = await new DataSource(
    dataSourceOptions({ url: store.url, poolSize: 2, applicationName: 'drift' }),
  ).initialize();
});
afterAll(() => source.destroy());

/** Every table but the log's months and TypeORM's own list of migrations. */
const TABLES = /* sql */ `
SELECT relname AS name FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'migrations'
ORDER BY relname`;

describe('the entities and the migrated schema', () => {
  it('say the same: there is nothing that would have to be changed', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('have the same tables', async () => {
    const tables = await store.db.query<{ name: string }>(TABLES);
    const entities = source.entityMetadatas.map(({ tableName }) => tableName).toSorted();
    expect(entities).toEqual(tables.map(({ name }) => name).toSorted());
  });
});
