import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { Database, Tx } from '../database.types';
import { StoreError } from '../errors';
import { ensurePartitions } from '../log';
import { MIGRATIONS } from '../migrations';
import { failureOf } from './failures';
import { dataSourceOptions, PostgresDatabase } from './open';

/** One number for all processes of the product: only one at a time migrates. */
const MIGRATION_LOCK = 7_261_948_301;

/** On a connection of its own: the lock must last as long as the migration, whatever connections that uses. */
export async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: 'nurture migration' });
  client.on('error', () => undefined); // the migration's own statements fail as well, and say why
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await client.end(); // ends the session, and with it the lock
  }
}

/** A database that a newer release has migrated may hold what this one would destroy. */
async function assertNotNewer(database: Database): Promise<void> {
  const [table] = await database.query<{ found: string | null }>(`SELECT to_regclass('migrations') AS found`);
  if (!table?.found) return;
  const known = MIGRATIONS.map((migration) => migration.name);
  const [unknown] = await database.query<{ name: string }>(
    'SELECT name FROM migrations WHERE name <> ALL ($1::text[]) LIMIT 1',
    [known],
  );
  if (!unknown) return;
  throw new StoreError(
    'store.schema-newer',
    `The database was migrated by a newer release (${unknown.name}). ` +
      'Start that release, or restore a backup that was made before it.',
  );
}

/** Without a time limit: a migration takes as long as its tables are large. */
async function runMigrations(url: string): Promise<string[]> {
  const options = { url, poolSize: 2, applicationName: 'nurture migration', statementTimeoutMs: 0 };
  const source = await new DataSource(dataSourceOptions(options)).initialize();
  try {
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

/**
 * Brings the schema up to this release, and makes room for the log's next months. Several processes that start at once
 * wait for each other: TypeORM itself takes no lock.
 * @returns the names of the migrations that ran
 * @throws store.schema-newer, store.database-away
 */
export async function migrate(database: Database): Promise<string[]> {
  if (!(database instanceof PostgresDatabase)) throw new Error('migrate needs the database that openDatabase gave');
  try {
    return await withMigrationLock(database.url, async () => {
      await assertNotNewer(database);
      const names = await runMigrations(database.url);
      await database.transaction((tx) => ensurePartitions(tx));
      return names;
    });
  } catch (error) {
    throw failureOf(error);
  }
}

/** Which migrations of this release the database lacks, and which it has that this release does not know. */
export async function migrationState(tx: Tx): Promise<{ missing: string[]; unknown: string[] }> {
  const known = MIGRATIONS.map((migration) => migration.name);
  const [table] = await tx.query<{ found: string | null }>(`SELECT to_regclass('migrations') AS found`);
  if (!table?.found) return { missing: known, unknown: [] };
  const ran = (await tx.query<{ name: string }>('SELECT name FROM migrations')).map(({ name }) => name);
  return {
    missing: known.filter((name) => !ran.includes(name)),
    unknown: ran.filter((name) => !known.includes(name)),
  };
}
