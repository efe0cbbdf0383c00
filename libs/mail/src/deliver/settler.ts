import { settle, type Settling } from './settle';
import type { DeliverContext } from './types';

/** How long outcomes are kept while the database is away; then their leases have long passed to others. */
const KEEP_MS = 10 * 60_000;
const RETRY_MS = 500;
/** How long a first outcome waits for others to share its commit. */
const LINGER_MS = 2;
const LANES = 2;
const WORTH_A_LANE = 20;

interface Waiting {
  readonly settling: Settling;
  readonly done: () => void;
  readonly since: number;
}

/**
 * Commits outcomes in groups: whatever came in while one commit was under way goes into the next. With the database
 * away it tries again until it is back: an outcome that is known must not become one in doubt.
 */
export class Settler {
  private waiting: Waiting[] = [];
  private running = 0;

  constructor(
    private readonly context: DeliverContext,
    private readonly random: () => number,
  ) {}

  /** Resolves once the outcome is committed (or given up): only then is its connection free for the next mail. */
  settled(settling: Settling): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ settling, done, since: performance.now() });
      // While one commit waits for the disk, another may be worth its own.
      if (this.running === 0 || (this.running < LANES && this.waiting.length >= WORTH_A_LANE)) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running++;
    while (this.waiting.length > 0) {
      await pause(LINGER_MS);
      const group = this.waiting;
      this.waiting = [];
      if (group.length > 0) await this.commit(group);
    }
    this.running--;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    try {
      const settlings = group.map((one) => one.settling);
      await settle(this.context, settlings, this.random);
      for (const one of group) one.done();
    } catch (error) {
      this.context.logger.error({ err: error, mails: group.length }, 'outcomes could not be written; trying again');
      const cutoff = performance.now() - KEEP_MS;
      for (const one of group) if (one.since < cutoff) one.done();
      this.waiting.unshift(...group.filter((one) => one.since >= cutoff));
      await pause(RETRY_MS);
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
