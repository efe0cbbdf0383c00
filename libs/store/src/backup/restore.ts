import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { dataSourceOptions } from '../database';
import { failureOf } from '../database/failures';
import { withMigrationLock } from '../database/migrate';
import { PostgresDatabase, Transaction } from '../database/open';
import type { Database, Tx } from '../database.types';
import { codeOf, StoreError } from '../errors';
import { ensurePartitions } from '../log';
import { MIGRATIONS } from '../migrations';
import { assertAlone, type MadeObject, objectsIn } from './catalogue';
import { type BackupHeader, copyIn, damaged, type SavedPartition, type SavedTable } from './format';
import { BackupReader } from './read';

export interface RestoreOptions {
  /** Take away what the database holds. Without it only an empty database is filled. */
  readonly replace?: boolean;
  /** Asked before anything is changed; what it throws ends the restore. */
  readonly onHeader?: (header: BackupHeader) => Promise<void> | void;
  /** Done in the same transaction, when everything is there. */
  readonly beforeCommit?: (tx: Tx) => Promise<void>;
  readonly onProgress?: (at: { readonly table: string; readonly rows: number }) => void;
}

/** What is there now. */
export interface RestoreReport {
  readonly header: BackupHeader;
  readonly rows: Readonly<Record<string, number>>;
  /** The migrations that brought an older backup up. */
  readonly migrated: readonly string[];
}

const APPLICATION = 'nurture restore';
const BOUND = /^(DEFAULT|FOR VALUES (FROM \([\w\s'+:.-]+\) TO \([\w\s'+:.-]+\)|WITH \([\w\s,]+\)|IN \([\w\s',-]+\)))$/;

/** A backup of a newer release holds what this one would not know how to keep. */
function assertNotNewer({ migrations, origin }: BackupHeader): void {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = migrations.find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new StoreError(
    'store.backup-newer',
    `The backup was made by a newer release (${origin.product}, ${unknown}). Restore it with that one.`,
  );
}

/** Only what is ours is ever taken away. */
function assertOurs(objects: readonly MadeObject[], tables: ReadonlySet<string>, replace: boolean): void {
  const foreign = objects.filter(({ kind, name }) => kind === 'TABLE' && !tables.has(name.replaceAll('"', '')));
  if (foreign.length > 0) {
    throw new StoreError(
      'store.restore-shared',
      `The database also holds ${foreign.map(({ name }) => name).join(', ')}, which is not of this product. Restore into one of its own.`,
    );
  }
  if (objects.some(({ kind }) => kind === 'TABLE') && !replace) {
    throw new StoreError(
      'store.restore-not-empty',
      'The database is not empty. Restore into an empty one, or give --replace to take away what it holds.',
    );
  }
}

/** Runs migrations inside the transaction that is under way. @returns the names of those that ran */
async function migrateWithin(
  runner: QueryRunner,
  { options }: DataSource,
  names?: readonly string[],
): Promise<string[]> {
  const migrations = MIGRATIONS.filter(({ name }) => names === undefined || names.includes(name));
  const source = await new DataSource({ ...options, migrations }).initialize();
  try {
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = 'none';
    return (await executor.executePendingMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

async function makePartitions(client: Client, partitions: readonly SavedPartition[]): Promise<void> {
  for (const { name, of, bound } of partitions) {
    if (!BOUND.test(bound)) throw damaged(`a part of ${of} has an unknown bound`);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${escapeIdentifier(name)} PARTITION OF ${escapeIdentifier(of)} ${bound}`,
    );
  }
}

/** A value that can't be read, or a row that breaks a constraint: the checksum would say it later. */
const isAboutRows = (error: unknown): boolean => /^2[23]/.test(codeOf(error) ?? '');

/** All of it in one transaction: until the last byte is checked, nothing has happened. */
class Restoration {
  private readonly rows: Record<string, number> = {};

  constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
    private readonly client: Client,
    private readonly options: RestoreOptions,
  ) {}

  async run(reader: BackupReader): Promise<RestoreReport> {
    const header = await reader.header();
    assertNotNewer(header);
    const objects = await this.clearable(header);
    await this.options.onHeader?.(header);
    for (const { kind, name } of objects) await this.client.query(`DROP ${kind} IF EXISTS ${name} CASCADE`);
    await migrateWithin(this.runner, this.source, header.migrations);
    await makePartitions(this.client, header.partitions);
    // What a migration puts into its tables is in the backup too.
    const tables = header.tables.map(({ name }) => escapeIdentifier(name));
    await this.client.query(`TRUNCATE ${tables.join(', ')}`);
    for (const table of header.tables) this.rows[table.name] = await this.fill(table, reader);
    await this.finish(reader);
    // What was put off to the end of the transaction is checked now: a table that still waits for it can't be altered.
    await this.client.query('SET CONSTRAINTS ALL IMMEDIATE');
    const migrated = await migrateWithin(this.runner, this.source);
    await this.options.beforeCommit?.(new Transaction(this.runner));
    return { header, rows: this.rows, migrated };
  }

  private async clearable({ tables }: BackupHeader): Promise<MadeObject[]> {
    await assertAlone(this.client, APPLICATION);
    const objects = await objectsIn(this.client);
    const ours = [...this.source.entityMetadatas.map(({ tableName }) => tableName), ...tables.map(({ name }) => name)];
    assertOurs(objects, new Set([...ours, 'migrations']), this.options.replace === true);
    return objects;
  }

  private async fill(table: SavedTable, reader: BackupReader): Promise<number> {
    const into = this.client.query(copyFrom(copyIn(table)));
    let before = 0;
    const { onProgress } = this.options;
    async function* rows(): AsyncGenerator<Buffer> {
      for await (const chunk of reader.section(table)) {
        yield chunk;
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) before++;
        onProgress?.({ table: table.name, rows: before });
      }
    }
    await pipeline(rows, into).catch((error: unknown) => {
      throw isAboutRows(error) ? damaged(`a row of ${table.name} is not what was written`, error) : error;
    });
    return into.rowCount;
  }

  private async finish(reader: BackupReader): Promise<void> {
    const { rows, sequences } = await reader.trailer();
    const other = Object.keys(this.rows).find((name) => this.rows[name] !== rows[name]);
    if (other !== undefined) throw damaged(`${other} has ${this.rows[other]} rows, and should have ${rows[other]}`);
    for (const [name, value] of Object.entries(sequences)) {
      await this.client.query('SELECT setval(quote_ident($1)::regclass, $2)', [name, value]);
    }
  }
}

async function inOneTransaction<T>(source: DataSource, work: (runner: QueryRunner, client: Client) => Promise<T>) {
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as Client;
    await runner.startTransaction();
    const result = await work(runner, client);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined); // on a dead connection the server has done it
    throw error;
  } finally {
    await runner.release();
  }
}

/**
 * Fills a database with what a backup holds, all of it or nothing: one transaction, committed when the checksum of the
 * last byte holds. An older release's backup is brought up to this one's schema in it.
 *
 * @param db need not have a schema
 * @throws store.backup-damaged, store.backup-newer, store.restore-not-empty, store.restore-shared,
 *   store.database-in-use, store.database-away
 */
export async function restoreBackup(
  db: Database,
  file: Readable,
  options: RestoreOptions = {},
): Promise<RestoreReport> {
  if (!(db instanceof PostgresDatabase)) throw new Error('a restore needs the database that openDatabase gave');
  const settings = { url: db.url, poolSize: 1, applicationName: APPLICATION, statementTimeoutMs: 0 };
  const source = await new DataSource(dataSourceOptions(settings)).initialize();
  try {
    return await withMigrationLock(db.url, async () => {
      const report = await inOneTransaction(source, (runner, client) =>
        new Restoration(source, runner, client, options).run(new BackupReader(file)),
      );
      await source.query('ANALYZE'); // plans need to know what came in
      await db.transaction((tx) => ensurePartitions(tx));
      return report;
    });
  } catch (error) {
    throw failureOf(error);
  } finally {
    await source.destroy();
  }
}
