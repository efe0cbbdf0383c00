import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager, type QueryRunner } from 'typeorm';
import type { Database, Tx } from '../database.types';
import { ENTITIES } from '../entities';
import { MIGRATIONS } from '../migrations';
import { failureOf, isDatabaseAway } from './failures';
import { forgetOldPlans, type KeptStatement } from './kept';
import { listen, type OnNotify } from './listen';
import { SnakeCase } from './naming';
import { type Notice, Notifier } from './notifier';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name` */
  url: string;
  poolSize: number;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  /** A statement that runs longer is ended by the server, in milliseconds; 0: no limit. 60,000 if not given. */
  statementTimeoutMs?: number;
  /** How long to wait for a server that is away when opening; 0 if not given. */
  waitSeconds?: number;
  /** Told of connections that broke while idle, and of wake-ups that could not be sent. */
  onIdleError?: (error: Error) => void;
}

const STATEMENT_TIMEOUT_MS = 60_000;
/** A session that a hung process left inside a transaction holds locks: the server ends it. */
const IDLE_IN_TRANSACTION_MS = 60_000;
const RETRY_MS = 500;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Options for TypeORM; also what the drift check builds on. */
export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  const timeout = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    poolSize: options.poolSize,
    poolErrorHandler: (error: unknown) => options.onIdleError?.(asError(error)),
    connectTimeoutMS: 5_000,
    extra: {
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      statement_timeout: timeout,
      idle_in_transaction_session_timeout: timeout === 0 ? 0 : IDLE_IN_TRANSACTION_MS,
    },
    entities: ENTITIES,
    namingStrategy: new SnakeCase(),
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    installExtensions: false,
    synchronize: false,
  };
}

type Statement = string | KeptStatement;

/** A statement on one connection. Errors come without TypeORM's wrapper: see `failureOf`. */
async function ask<Row>(runner: QueryRunner, sql: Statement, params: readonly unknown[]): Promise<Row[]> {
  try {
    if (typeof sql !== 'string') await forgetOldPlans(runner);
    // TypeORM hands on to the driver what it is given, and the driver keeps what has a name.
    const { records } = await runner.query(sql as string, [...params], true);
    return (records ?? []) as Row[];
  } catch (error) {
    throw asError(failureOf(error));
  }
}

/** One transaction, with the wake-ups that are to follow its commit. */
export class Transaction implements Tx {
  readonly notices = new Map<string, Notice>();
  constructor(private readonly runner: QueryRunner) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  query<Row>(sql: Statement, params: readonly unknown[] = []): Promise<Row[]> {
    return ask<Row>(this.runner, sql, params);
  }

  notify(channel: string, payload = ''): void {
    this.notices.set(`${channel} ${payload}`, { channel, payload });
  }
}

const SEND_NOTICES = /* sql */ `
SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS notice (channel, payload)`;

export class PostgresDatabase implements Database {
  private readonly notifier: Notifier;

  constructor(
    private readonly source: DataSource,
    readonly url: string,
    onIdleError: (error: Error) => void,
  ) {
    this.notifier = new Notifier(
      (channels, payloads) => this.query(SEND_NOTICES, [channels, payloads]),
      (error) => onIdleError(asError(error)),
    );
  }

  get manager(): EntityManager {
    return this.source.manager;
  }

  /** The driver's. */
  get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  query<Row>(sql: Statement, params: readonly unknown[] = []): Promise<Row[]> {
    return this.withRunner((runner) => ask<Row>(runner, sql, params));
  }

  notify(channel: string, payload = ''): void {
    this.notifier.add([[`${channel} ${payload}`, { channel, payload }]]);
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.withRunner(async (runner) => {
      const tx = new Transaction(runner);
      await runner.startTransaction();
      try {
        const result = await work(tx);
        await runner.commitTransaction();
        this.notifier.add(tx.notices);
        return result;
      } catch (error) {
        // On a dead connection it fails, and the server has rolled back by itself.
        await runner.rollbackTransaction().catch(() => undefined);
        throw asError(failureOf(error));
      }
    });
  }

  listen(channels: readonly string[], onNotify: OnNotify): Promise<() => Promise<void>> {
    return listen(this.url, channels, onNotify);
  }

  async close(): Promise<void> {
    await this.notifier.settled();
    await this.source.destroy();
  }

  private async withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await connect(runner);
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

/** Connections of a process: in all, idle, and how many statements wait for one. */
export interface PoolState {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

export function poolOf(db: Database): PoolState {
  const pool = db instanceof PostgresDatabase ? db.pool : null;
  return { total: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

async function connect(runner: QueryRunner): Promise<void> {
  try {
    await runner.connect();
  } catch (error) {
    throw asError(failureOf(error));
  }
}

async function initialise(options: DatabaseOptions): Promise<DataSource> {
  const source = new DataSource(dataSourceOptions(options));
  for (let leftMs = (options.waitSeconds ?? 0) * 1000; ; leftMs -= RETRY_MS) {
    try {
      return await source.initialize();
    } catch (error) {
      const failure = asError(failureOf(error));
      if (!isDatabaseAway(failure) || leftMs <= 0) throw failure;
      await pause(RETRY_MS);
    }
  }
}

/**
 * Opens the pool. Statements fail with `store.database-away` while the server is away, and work again when it is back.
 * @throws store.database-away when the server doesn't answer within `waitSeconds`
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const source = await initialise(options);
  return new PostgresDatabase(source, options.url, options.onIdleError ?? (() => undefined));
}
