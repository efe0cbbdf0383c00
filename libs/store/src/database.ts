import { DataSource, type DataSourceOptions, type EntityManager, type QueryRunner } from 'typeorm';
import { Client, type Notification } from 'pg';
import type { Database, Tx } from './database.types';
import { MIGRATIONS } from './migrations';

/** One number for all processes of the product: only one at a time migrates. */
const MIGRATION_LOCK = 7_261_948_301;
const RECONNECT_MS = 500;

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name` */
  url: string;
  poolSize: number;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  /** A statement that runs longer is ended by the server, in milliseconds; 0: no limit. */
  statementTimeoutMs?: number;
  /** Told of connections that broke while idle. The next statement opens a new one. */
  onIdleError?: (error: Error) => void;
}

/** TypeORM gives `[rows, count]` for UPDATE and DELETE and plain rows for the rest; callers see rows. */
function rowsOf<Row>(result: unknown): Row[] {
  if (!Array.isArray(result)) return [];
  const isPair = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isPair ? result[0] : result) as Row[];
}

const txOf = (manager: EntityManager): Tx => ({
  manager,
  query: async <Row>(sql: string, params: readonly unknown[] = []) =>
    rowsOf<Row>(await manager.query(sql, [...params])),
});

/** Options for TypeORM; also what the drift check builds on. */
export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    poolSize: options.poolSize,
    poolErrorHandler: (error: unknown) =>
      options.onIdleError?.(error instanceof Error ? error : new Error(String(error))),
    connectTimeoutMS: 5_000,
    extra: { statement_timeout: options.statementTimeoutMs ?? 60_000, keepAlive: true },
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    synchronize: false,
  };
}

/**
 * Opens the pool. Statements fail while the server is away and work again when it is back.
 * @throws the driver's error when the server cannot be reached now
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const source = new DataSource(dataSourceOptions(options));
  await source.initialize();
  return new PostgresDatabase(source, options.url);
}

class PostgresDatabase implements Database {
  constructor(
    private readonly source: DataSource,
    private readonly url: string,
  ) {}

  get manager(): EntityManager {
    return this.source.manager;
  }

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.source.query(sql, [...params]));
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction((manager) => work(txOf(manager)));
  }

  listen(
    channels: readonly string[],
    onNotify: (channel: string, payload: string) => void,
  ): Promise<() => Promise<void>> {
    return listen(this.url, channels, onNotify);
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }

  /** For migrations, which want a connection of their own. */
  runner(): QueryRunner {
    return this.source.createQueryRunner();
  }

  migrate(): Promise<{ name: string }[]> {
    return this.source.runMigrations();
  }
}

/**
 * Brings the schema up. Several processes that start at once wait for each other: TypeORM itself takes no lock.
 * @returns the names of the migrations that ran
 */
export async function migrate(database: Database): Promise<string[]> {
  if (!(database instanceof PostgresDatabase)) throw new Error('migrate needs the database that openDatabase gave');
  const runner = database.runner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await database.migrate()).map(({ name }) => name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
  }
}

/** Keeps one connection listening; a lost one is opened again, and each channel called once, as notices may be lost. */
async function listen(
  url: string,
  channels: readonly string[],
  onNotify: (channel: string, payload: string) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let client: Client | null = null;
  let retry: NodeJS.Timeout | null = null;

  const reconnect = (): void => {
    if (stopped || retry) return;
    retry = setTimeout(() => {
      retry = null;
      connect().then(() => channels.forEach((channel) => onNotify(channel, '')), reconnect);
    }, RECONNECT_MS);
  };
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, keepAlive: true, application_name: 'nurture listen' });
    next.on('error', reconnect);
    next.on('end', reconnect);
    next.on('notification', ({ channel, payload }: Notification) => onNotify(channel, payload ?? ''));
    await next.connect();
    for (const channel of channels) await next.query(`LISTEN ${channel}`);
    client = next;
    if (stopped) await next.end();
  };
  await connect();
  return async () => {
    stopped = true;
    if (retry) clearTimeout(retry);
    await client?.end();
  };
}
