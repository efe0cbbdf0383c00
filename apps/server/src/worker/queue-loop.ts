import { type ClaimedTask, type Database, tasks, type Tx } from '@nurture/store';
import type { TaskQueue } from '@nurture/core/task';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';

/** Carries out one task in the transaction that ends it; throws when it failed and should be tried again. */
export type Perform<Q extends TaskQueue> = (tx: Tx, task: ClaimedTask<Q>) => Promise<void>;

export interface QueueLoopOptions<Q extends TaskQueue> {
  readonly queue: Q;
  readonly perform: Perform<Q>;
  /** Carries out a whole batch in one transaction, where that is cheaper; when it fails, each is tried alone. */
  readonly performAll?: (tx: Tx, tasks: readonly ClaimedTask<Q>[]) => Promise<void>;
  /** What must not hold a transaction: a request to somebody else. It may happen again when its end isn't recorded. */
  readonly before?: (task: ClaimedTask<Q>) => Promise<void>;
  /** After so many failures a task is set aside. */
  readonly mostAttempts?: number;
  /** Carry out a batch at the same time: for work that mostly waits for others, so that a slow one holds up none. */
  readonly atOnce?: boolean;
  /** Told how long each claim took. */
  readonly onClaimed?: (queue: string, seconds: number) => void;
  readonly db: Database;
  readonly log: Logger;
}

const BATCH = 20;
/** As many as are carried out in one transaction. */
const BATCH_OF_ALL = 50;
const LEASE_SECONDS = 60;
const IDLE_MS = 250;
const AWAY_MS = 1_000;
const MOST_ATTEMPTS = 12;
/** A task that is set aside keeps its reason for an operator, who tries it again or discards it; by itself it is tried so late. */
const SET_ASIDE_MS = 30 * 86_400_000;

/** How long a failed task waits for its next try: 2 s, 4 s, 8 s … up to an hour. */
export function backoffMs(attempts: number, mostAttempts = MOST_ATTEMPTS): number {
  return attempts >= mostAttempts ? SET_ASIDE_MS : Math.min(2 ** attempts * 1_000, 3_600_000);
}

/**
 * Performs the tasks of one queue, one transaction each or one for a batch: what a task writes and its end commit
 * together, so that a crash repeats it whole or not at all.
 */
export class QueueLoop<Q extends TaskQueue> {
  private wake: (() => void) | null = null;

  constructor(private readonly options: QueueLoopOptions<Q>) {}

  get name(): Q {
    return this.options.queue;
  }

  /** Something may be due: look now instead of at the next poll. */
  nudge(): void {
    this.wake?.();
  }

  /** Works until the signal aborts; then ends after the task in hand. */
  async run(signal: AbortSignal): Promise<void> {
    let away = false;
    while (!signal.aborted) {
      try {
        const done = await this.drainOnce(signal);
        if (away) this.options.log.info({ queue: this.options.queue }, 'working again');
        away = false;
        if (done === 0) await this.idle(IDLE_MS, signal);
      } catch (error) {
        if (!away) this.options.log.error({ err: error, queue: this.options.queue }, 'cannot work; trying again');
        away = true;
        await this.idle(AWAY_MS, signal);
      }
    }
  }

  /** Claims and performs one batch. @returns how many tasks it held */
  async drainOnce(signal?: AbortSignal): Promise<number> {
    const { db, queue, onClaimed, performAll, atOnce } = this.options;
    const started = performance.now();
    const limit = performAll ? BATCH_OF_ALL : BATCH;
    const claimed = await tasks.claim(db, queue, { limit, leaseSeconds: LEASE_SECONDS });
    onClaimed?.(queue, (performance.now() - started) / 1000);
    if (await this.performedAll(claimed)) return claimed.length;
    if (atOnce) await Promise.all(claimed.map((task) => this.performOne(task)));
    else
      for (const task of claimed) {
        if (signal?.aborted) break;
        await this.performOne(task);
      }
    return claimed.length;
  }

  /** @returns false where each is to be performed alone */
  private async performedAll(claimed: readonly ClaimedTask<Q>[]): Promise<boolean> {
    const { db, performAll, log, queue } = this.options;
    if (!performAll || claimed.length < 2) return false;
    try {
      await db.transaction(async (tx) => {
        const held = new Set(await tasks.finish(tx, claimed));
        await performAll(tx, claimed.filter(({ id }) => held.has(id))); // prettier-ignore
      });
      return true;
    } catch (error) {
      log.warn({ err: error, queue, tasks: claimed.length }, 'a batch failed; each of its tasks is tried alone');
      return false;
    }
  }

  private async performOne(task: ClaimedTask<Q>): Promise<void> {
    const { db, perform, log, queue, before, mostAttempts } = this.options;
    try {
      await before?.(task);
      await db.transaction(async (tx) => {
        const held = await tasks.finish(tx, [task]);
        if (held.length > 0) await perform(tx, task);
      });
    } catch (error) {
      log.error({ err: error, queue, key: task.key, attempts: task.attempts }, 'a task failed');
      const reason = error instanceof Error ? error.message : String(error);
      const setAside = task.attempts >= (mostAttempts ?? MOST_ATTEMPTS);
      const dueAt = task.claimedUntil - LEASE_SECONDS * 1_000 + backoffMs(task.attempts, mostAttempts);
      await tasks.postpone(db, [{ ...task, dueAt, reason, setAside }]);
    }
  }

  private async idle(ms: number, signal: AbortSignal): Promise<void> {
    const nudged = new AbortController();
    this.wake = () => nudged.abort();
    await pause(ms, undefined, { signal: AbortSignal.any([signal, nudged.signal]) }).catch(() => undefined);
    this.wake = null;
  }
}
