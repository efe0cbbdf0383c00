import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { createDatabase, dropDatabase, testDatabase } from '../../../../test/support';
import { type Database, openDatabase } from '..';
import { dataSourceOptions } from '../database';

const store = testDatabase();

let fromEntities: { url: string; db: Database; source: DataSource };
beforeAll(async () => {
  const url = await createDatabase({ empty: true });
  const options = { url, poolSize: 2, applicationName: 'drift' };
  const db = await openDatabase(options);
  await db.query('CREATE SEQUENCE event_position'); // the ORM has no word for one that stands alone
  const source = await new DataSource(dataSourceOptions(options)).initialize();
  fromEntities = { url, db, source };
});
afterAll(async () => {
  await fromEntities.source.destroy();
  await fromEntities.db.close();
  await dropDatabase(fromEntities.url);
});

/** All tables but the log's months and the ORM's own list of migrations. */
const TABLES = /* sql */ `
SELECT oid, relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'migrations'`;

/** One line per column, index and constraint, in PostgreSQL's own words. */
const SCHEMA = /* sql */ `
WITH tables AS (${TABLES})
SELECT concat_ws(' ', 'column', relname || '.' || attname, format_type(atttypid, atttypmod),
                 CASE WHEN attnotnull THEN 'not null' END, 'identity ' || nullif(attidentity::text, ''),
                 'default ' || regexp_replace(pg_get_expr(adbin, adrelid), '^''(\\d+)''::.*$', '\\1')) AS line
FROM tables JOIN pg_attribute a ON attrelid = tables.oid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE attnum > 0 AND NOT attisdropped
UNION ALL
SELECT 'index ' || replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
FROM tables JOIN pg_index ON indrelid = tables.oid
UNION ALL
SELECT concat_ws(' ', 'constraint', relname, conname, pg_get_constraintdef(c.oid))
FROM tables JOIN pg_constraint c ON conrelid = tables.oid
WHERE contype <> 'n'
ORDER BY 1`;

const linesOf = async (db: Database) => (await db.query<{ line: string }>(SCHEMA)).map(({ line }) => line);

describe('the entities and the migrated schema', () => {
  it('say the same of every table, column, index and constraint', async () => {
    await fromEntities.source.synchronize();
    expect(await linesOf(fromEntities.db)).toEqual(await linesOf(store.db));
  });

  it('leave the ORM nothing that it would change', async () => {
    const migrated = { url: store.url, poolSize: 2, applicationName: 'drift' };
    const source = await new DataSource(dataSourceOptions(migrated)).initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('know of no table whose writer the README does not name', async () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
    const tables = await store.db.query<{ relname: string }>(TABLES);
    expect(named.toSorted()).toEqual([...tables.map(({ relname }) => relname), 'migrations'].toSorted());
  });
});
