import type { EntityManager } from 'typeorm';
import type { KeptStatement } from './database/kept';

/** A transaction (or, outside of one, a connection for one statement). Hot paths speak SQL through it. */
export interface Tx {
  /** Rows of a statement, also of `UPDATE … RETURNING`; `params` as `$1 …`, arrays and plain objects (jsonb) allowed. */
  query<Row = Record<string, unknown>>(sql: string | KeptStatement, params?: readonly unknown[]): Promise<Row[]>;
  /**
   * Wakes whoever listens on a channel, once this is committed; wake-ups for the same thing become one. A crash may lose
   * one: listeners look by themselves now and then.
   */
  notify(channel: string, payload?: string): void;
  /** TypeORM's manager on the same connection, for plain create, read, update. */
  readonly manager: EntityManager;
}

/** The PostgreSQL behind the product. One object per process; a lost connection is opened again by itself. */
export interface Database extends Tx {
  /**
   * Runs `work` in one transaction: READ COMMITTED; rolled back when it throws.
   * @throws store.database-away (a commit under way may have taken place or not), store.database-slow, else what `work`
   *   throws: the driver's errors come with their SQLSTATE in `code` and a broken constraint's name in `constraint`
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Calls back at each `NOTIFY` on one of the channels; listens again by itself after a lost connection. */
  listen(
    channels: readonly string[],
    onNotify: (channel: string, payload: string) => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
// Channels: nurture_event (something to absorb), nurture_task (something to perform), nurture_published (new versions).
