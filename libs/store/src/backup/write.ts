import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client, escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { migrationState } from '../database';
import { failureOf } from '../database/failures';
import { PostgresDatabase } from '../database/open';
import type { Database } from '../database.types';
import { StoreError } from '../errors';
import { partitionsOf, sequencesOf, tablesOf } from './catalogue';
import {
  type BackupHeader,
  type BackupOrigin,
  checksum,
  copyOut,
  headerLine,
  SECTION_END,
  sectionLine,
  trailerLine,
} from './format';

/** A fraction of the processor time of the usual 6, for a tenth more bytes. */
const COMPRESSION = 3;

export interface BackupProgress {
  readonly table: string;
  /** Bytes before compression. */
  readonly bytes: number;
  /** 0 to 1, by what the tables take on the disk. */
  readonly share: number;
}

export interface BackupOptions {
  readonly origin: BackupOrigin;
  readonly onProgress?: (at: BackupProgress) => void;
}

/** What was written. */
export interface BackupReport {
  readonly takenAt: string;
  /** By table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Before compression. */
  readonly bytes: number;
}

/** Every setting that changes how COPY writes a value; and no time limit, as a large table takes its time. */
const PLAINLY = /* sql */ `
SET LOCAL client_encoding = 'UTF8'; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';
SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex';
SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;

const ABOUT = /* sql */ `
SELECT to_char(nurture_now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "takenAt",
  current_setting('server_version') AS postgres,
  (SELECT array_agg(name ORDER BY timestamp) FROM migrations) AS migrations`;

const SIZE = /* sql */ `
SELECT coalesce(sum(pg_table_size(oid)), 0)::float8 AS bytes FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`;

/** Writes the file's lines, counting as it goes. */
class Writer {
  readonly rows: Record<string, number> = {};
  takenAt = '';
  bytes = 0;
  private readonly hash = checksum();

  constructor(
    private readonly client: Client,
    private readonly names: readonly string[],
    private readonly options: BackupOptions,
  ) {}

  async *content(): AsyncGenerator<Buffer> {
    const { header, expectedBytes } = await this.begin();
    yield this.counted(headerLine(header));
    for (const table of header.tables) {
      yield this.counted(sectionLine(table));
      const rows = this.client.query(copyTo(copyOut(table)));
      for await (const chunk of rows) {
        yield this.counted(chunk as Buffer);
        this.options.onProgress?.({ table: table.name, bytes: this.bytes, share: this.bytes / expectedBytes });
      }
      this.rows[table.name] = rows.rowCount;
      yield this.counted(SECTION_END);
    }
    const sequences = await sequencesOf(this.client); // read last: none is behind the rows
    yield Buffer.from(trailerLine({ rows: this.rows, sequences, sha256: this.hash.digest('hex') }));
  }

  /** Locks before the snapshot is taken: a month that is dropped meanwhile is either wholly in it or not at all. */
  private async begin(): Promise<{ header: BackupHeader; expectedBytes: number }> {
    const { client, names } = this;
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(PLAINLY);
    await client.query(`LOCK TABLE ${names.map((name) => escapeIdentifier(name)).join(', ')} IN ACCESS SHARE MODE`);
    const [about] = (await client.query<Pick<BackupHeader, 'takenAt' | 'postgres' | 'migrations'>>(ABOUT)).rows;
    if (!about) throw new Error('the database says nothing of itself');
    const [size] = (await client.query<{ bytes: number }>(SIZE)).rows;
    const [partitions, tables] = [await partitionsOf(client, names), await tablesOf(client, names)];
    this.takenAt = about.takenAt;
    return { header: { origin: this.options.origin, ...about, partitions, tables }, expectedBytes: size?.bytes ?? 1 };
  }

  private counted(chunk: string | Buffer): Buffer {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    this.hash.update(bytes);
    this.bytes += bytes.length;
    return bytes;
  }
}

async function assertThisSchema(db: Database): Promise<void> {
  const { missing, unknown } = await migrationState(db);
  if (missing.length === 0 && unknown.length === 0) return;
  throw new StoreError(
    'store.schema-other',
    'The database has the schema of another release. Back it up with that release, or start this one once before.',
  );
}

/** The same of these tables, whatever release made them. */
export async function writeTables(
  url: string,
  names: readonly string[],
  sink: Writable,
  options: BackupOptions,
): Promise<BackupReport> {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: 'nurture backup' });
  client.on('error', () => undefined); // the statement under way fails as well, and says why
  await client.connect();
  try {
    const writer = new Writer(client, names, options);
    await pipeline(Readable.from(writer.content()), createGzip({ level: COMPRESSION }), sink);
    return { takenAt: writer.takenAt, rows: writer.rows, bytes: writer.bytes };
  } finally {
    await client.end();
  }
}

/**
 * Writes everything that the product's tables hold, as one moment saw it (REPEATABLE READ), compressed, while others go
 * on working. Streams: memory stays flat however large it is.
 *
 * @throws store.schema-other when the schema isn't this release's, store.database-away
 */
export async function writeBackup(db: Database, sink: Writable, options: BackupOptions): Promise<BackupReport> {
  if (!(db instanceof PostgresDatabase)) throw new Error('a backup needs the database that openDatabase gave');
  try {
    await assertThisSchema(db);
    const names = db.manager.connection.entityMetadatas.map(({ tableName }) => tableName);
    return await writeTables(db.url, names, sink, options);
  } catch (error) {
    throw failureOf(error);
  }
}
