import type { Instant } from '@nurture/core/time';
import type { EntityManager } from 'typeorm';
import type { Database, Tx } from '../database.types';
import { codeOf, messageOf } from '../errors';
import { isDatabaseAway } from './failures';
import type { KeptStatement } from './kept';
import { type DatabaseOptions, openDatabase } from './open';

/** Where figures are read, and how old they are. */
export interface ReadState {
  readonly from: 'primary' | 'replica';
  /** The host's time of the last change that they know. */
  readonly asOf: Instant;
  readonly lagSeconds: number;
  /** Why not from the replica, where there should be one. */
  readonly why: string | null;
}

export interface ReadingOptions extends DatabaseOptions {
  /** Further behind, figures come from the primary. */
  readonly mostLagSeconds: number;
  readonly hostNow: () => Instant;
  readonly onChange?: (state: ReadState) => void;
}

/** So long a choice stands. */
const CHOICE_MS = 2_000;
/** A standby that replays something which a statement reads ends that statement, sooner or later. */
const ENDED_BY_REPLAY = /^(40001|40P01)$/;

const WRITTEN = `SELECT pg_current_wal_lsn()::text AS lsn`;
const REPLAYED = /* sql */ `
SELECT pg_is_in_recovery() AS standby, pg_wal_lsn_diff($1::pg_lsn, pg_last_wal_replay_lsn())::float8 AS "bytesBehind",
  (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()))::float8 AS "secondsBehind"`;

interface Replayed {
  standby: boolean;
  bytesBehind: number | null;
  secondsBehind: number | null;
}

/**
 * Reads from a standby (hot_standby, streaming replication) while it keeps up, and from the primary while it doesn't, is
 * away or is no standby: an answer is late rather than missing, and says where it is from. Only for what is read.
 */
export class ReadingDatabase implements Database {
  private replica: Database | null = null;
  private chosen: { readonly state: ReadState; readonly at: Instant } | null = null;
  private choosing: Promise<ReadState> | null = null;

  constructor(
    private readonly primary: Database,
    private readonly options: ReadingOptions,
  ) {}

  get manager(): EntityManager {
    return this.primary.manager;
  }

  query<Row>(sql: string | KeptStatement, params?: readonly unknown[]): Promise<Row[]> {
    return this.read((db) => db.query<Row>(sql, params));
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.read((db) => db.transaction(work));
  }

  notify(channel: string, payload?: string): void {
    this.primary.notify(channel, payload);
  }

  listen(
    channels: readonly string[],
    onNotify: (channel: string, payload: string) => void,
  ): Promise<() => Promise<void>> {
    return this.primary.listen(channels, onNotify);
  }

  /** Closes the replica's pool; the primary's is somebody else's. */
  async close(): Promise<void> {
    await this.replica?.close();
  }

  /** Where figures come from now. */
  state(): Promise<ReadState> {
    const { hostNow } = this.options;
    if (this.chosen && hostNow() - this.chosen.at < CHOICE_MS) return Promise.resolve(this.chosen.state);
    this.choosing ??= this.choose().finally(() => (this.choosing = null));
    return this.choosing;
  }

  private async read<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const { from } = await this.state();
    if (from === 'primary' || !this.replica) return work(this.primary);
    try {
      return await work(this.replica);
    } catch (error) {
      if (!isDatabaseAway(error) && !ENDED_BY_REPLAY.test(codeOf(error) ?? '')) throw error;
      this.decided(this.fromPrimary(messageOf(error)));
      return work(this.primary);
    }
  }

  private async choose(): Promise<ReadState> {
    try {
      return this.decided(await this.askReplica());
    } catch (error) {
      return this.decided(this.fromPrimary(messageOf(error)));
    }
  }

  private async askReplica(): Promise<ReadState> {
    const { hostNow, mostLagSeconds } = this.options;
    this.replica ??= await openDatabase(this.options);
    const asked = hostNow();
    // With the primary away nobody can tell how much is missing: what the standby replayed last is the answer then.
    const [written] = await this.primary.query<{ lsn: string }>(WRITTEN).catch(() => []);
    const [replayed] = await this.replica.query<Replayed>(REPLAYED, [written?.lsn ?? null]);
    if (!replayed?.standby) return this.fromPrimary('DATABASE_REPLICA_URL is no standby');
    const isLevel = replayed.bytesBehind !== null && replayed.bytesBehind <= 0;
    const lagSeconds = isLevel ? 0 : (replayed.secondsBehind ?? Infinity);
    if (written !== undefined && lagSeconds > mostLagSeconds) {
      return this.fromPrimary(`the replica is ${Math.round(lagSeconds)} s behind`);
    }
    return { from: 'replica', asOf: asked - lagSeconds * 1_000, lagSeconds, why: null };
  }

  private fromPrimary(why: string): ReadState {
    return { from: 'primary', asOf: this.options.hostNow(), lagSeconds: 0, why };
  }

  private decided(state: ReadState): ReadState {
    const before = this.chosen?.state;
    this.chosen = { state, at: this.options.hostNow() };
    if (before?.from !== state.from || before.why !== state.why) this.options.onChange?.(state);
    return state;
  }
}
