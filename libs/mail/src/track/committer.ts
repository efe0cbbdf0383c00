import type { Database } from '@nurture/store';
import type { Logger } from '../deliver/types';
import type { TrackedHit } from './hit';
import type { HitSpool } from './spool';
import { writeHits } from './write-hits';

export interface CommitterOptions {
  readonly db: Database;
  readonly spool: HitSpool;
  readonly logger: Logger;
  /** The host's clock, in milliseconds. */
  readonly hostNow: () => number;
  /** How long after a hit it is judged, as the workspace says now. */
  readonly settleMs: () => number;
}

/** How long a first hit waits for others to share its commit. */
const LINGER_MS = 2;
const MOST = 1_000;
/** A commit that takes longer is not waited for: the hits go to the spool, and whichever comes second changes nothing. */
const PATIENCE_MS = 1_500;
const REPLAY_MS = 2_000;

interface Waiting {
  readonly hit: TrackedHit;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Commits hits in groups; each is answered only when it can't be lost any more: in the database, or in the spool. */
export class HitCommitter {
  private waiting: Waiting[] = [];
  private running = false;
  private away = false;
  private replayTimer: NodeJS.Timeout | null = null;

  constructor(private readonly options: CommitterOptions) {}

  /** Replays what an earlier run left in the spool. */
  start(): void {
    this.replaySoon(0);
  }

  /** Resolves when the hit is safe. @throws when neither database nor disk took it */
  commit(hit: TrackedHit): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ hit, done, failed });
      if (!this.running) void this.run();
    });
  }

  /** Waits for what is under way. */
  async stop(): Promise<void> {
    if (this.replayTimer) clearTimeout(this.replayTimer);
    while (this.running) await pause(5);
  }

  private async run(): Promise<void> {
    this.running = true;
    await pause(LINGER_MS);
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, MOST);
      await this.save(group.map((one) => one.hit)).then(
        () => group.forEach((one) => one.done()),
        (error: unknown) => group.forEach((one) => one.failed(error)),
      );
    }
    this.running = false;
  }

  private async save(hits: readonly TrackedHit[]): Promise<void> {
    if (!this.away) {
      try {
        return await within(PATIENCE_MS, this.write(hits));
      } catch (error) {
        this.away = true;
        this.options.logger.error({ err: error }, 'hits go to the spool until the database is back');
      }
    }
    await this.options.spool.keep(hits);
    this.replaySoon(REPLAY_MS);
  }

  private write(hits: readonly TrackedHit[]): Promise<void> {
    const { db, hostNow, settleMs } = this.options;
    return writeHits(db, hits, hostNow(), settleMs());
  }

  private replaySoon(ms: number): void {
    this.replayTimer ??= setTimeout(() => {
      void this.replay().finally(() => {
        this.replayTimer = null;
        if (this.away) this.replaySoon(REPLAY_MS);
      });
    }, ms);
    this.replayTimer.unref();
  }

  private async replay(): Promise<void> {
    const { db, spool, logger } = this.options;
    try {
      await db.query('SELECT 1');
      // From here on new hits go to the database, so that the spool runs empty.
      this.away = false;
      const hits = await spool.replay((kept) => this.write(kept));
      if (hits > 0) logger.info({ hits }, 'hits of the spool are in the database');
    } catch (error) {
      if (!this.away) logger.warn({ err: error }, 'the spool could not be replayed yet');
      this.away = true;
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the database took longer than ${ms} ms`)), ms);
  });
  work.catch(() => undefined); // when it comes too late, nobody listens any more
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
