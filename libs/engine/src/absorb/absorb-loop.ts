import { isDatabaseAway, messageOf } from '@nurture/store';
import type { Database } from '@nurture/store';
import { EngineError } from '../errors';
import type { EngineLogger } from '../logger';
import { absorbBatch, BatchFailure } from './absorb-batch';
import type { AbsorbDeps, Absorbed } from './absorb-batch';
import { EnrolmentIds } from './ids';
import { Waker } from './waker';

export interface AbsorbLoopOptions {
  /** Waiting events, or else due timers, by which contacts are taken into one transaction. */
  readonly batchSize: number;
  /** The longest time between two looks at what is due, in milliseconds. */
  readonly idleMs: number;
  /** How long a contact that cannot be absorbed is left alone, in milliseconds. */
  readonly quarantineMs: number;
  /**
   * Batches under way at once, where there is more than one's work: while the database works on some, another is decided.
   * Deciding takes about as long as writing, so that of so many few are ever all at the one, and the other waits.
   */
  readonly lanes: number;
  /** Told of every batch in which there was somebody, and how long it took. */
  readonly onBatch: (done: Absorbed, seconds: number) => void;
}

const DEFAULTS: AbsorbLoopOptions = {
  batchSize: 500,
  idleMs: 250,
  quarantineMs: 60_000,
  lanes: 5,
  onBatch: () => undefined,
};
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 5_000;

/**
 * Absorbs for as long as the process lives: drains what waits, then sleeps until something is logged or may be due. A
 * database that is away is waited for; a contact that cannot be absorbed is left alone for a while, so that it holds up
 * nobody else.
 */
export class AbsorbLoop {
  private readonly options: AbsorbLoopOptions;
  private readonly waker = new Waker();
  /** Contacts that failed alone, and until when (in the loop's own milliseconds) they are left alone. */
  private readonly quarantine = new Map<string, number>();
  private backoffMs = 0;
  /** Numbers for enrolments, of each lane its own: one lane must not use up what another reserved. */
  private readonly lanes: readonly AbsorbDeps[];
  /** What was logged last, so that a lasting trouble is logged once. */
  private trouble: string | null = null;

  constructor(
    private readonly db: Database,
    deps: AbsorbDeps,
    private readonly logger: EngineLogger,
    options: Partial<AbsorbLoopOptions> = {},
  ) {
    this.options = { ...DEFAULTS, ...options };
    const inHand = new Set<string>();
    this.lanes = Array.from({ length: this.options.lanes }, (_, lane) => ({
      ...deps,
      inHand,
      ids: lane === 0 ? deps.ids : new EnrolmentIds(),
    }));
  }

  /** Runs until the signal; then ends after the batch under way. */
  async run(signal: AbortSignal): Promise<void> {
    const stop = (): void => this.waker.wake();
    signal.addEventListener('abort', stop);
    const unlisten = await this.listen(signal);
    while (!signal.aborted) {
      const worked = await this.drain(signal);
      if (!worked && !signal.aborted) await this.waker.sleep(this.backoffMs || this.options.idleMs);
    }
    signal.removeEventListener('abort', stop);
    await unlisten();
  }

  /** Absorbs until nothing waits. The other lanes help once a batch was full. @returns whether anything was done */
  private async drain(signal: AbortSignal): Promise<boolean> {
    const [first, ...others] = this.lanes;
    const idle = new Set(others);
    const helping = new Set<Promise<void>>();
    let worked = false;
    for (;;) {
      const done = first ? await this.turn(first) : 0;
      if (done === 0 || signal.aborted) break;
      worked = true;
      if (done < this.options.batchSize) continue;
      for (const helper of idle) helping.add(this.help(helper, signal));
      idle.clear();
    }
    await Promise.all(helping);
    return worked;
  }

  private async help(lane: AbsorbDeps, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.turn(lane)) > 0);
  }

  /** One batch. @returns how many contacts, or events, that was: none, and there is nothing more to do at once */
  private async turn(lane: AbsorbDeps): Promise<number> {
    try {
      const started = performance.now();
      const done = await this.absorb(lane);
      const { contacts, events, troubles } = done;
      this.recover();
      if (contacts > 0) this.options.onBatch(done, (performance.now() - started) / 1000);
      for (const trouble of troubles) this.logger.error({ ...trouble }, 'A flow threw; its step was set aside.');
      return Math.max(contacts, events);
    } catch (error) {
      this.suffer(error);
      return 0;
    }
  }

  private async absorb(lane: AbsorbDeps): Promise<Absorbed> {
    const { batchSize } = this.options;
    try {
      return await absorbBatch(this.db, lane, { limit: batchSize, except: this.leftAlone() });
    } catch (error) {
      if (!(error instanceof BatchFailure) || isForAll(error.cause)) throw error;
      return this.oneByOne(error, lane);
    }
  }

  /** One of them is to blame: the others go on, each in a transaction of their own. */
  private async oneByOne({ contactIds }: BatchFailure, lane: AbsorbDeps): Promise<Absorbed> {
    const done: Absorbed[] = [];
    for (const id of contactIds) {
      try {
        done.push(await absorbBatch(this.db, lane, { only: [id] }));
      } catch (error) {
        if (!(error instanceof BatchFailure) || isForAll(error.cause)) throw error;
        this.quarantine.set(id, performance.now() + this.options.quarantineMs);
        this.logger.error(
          { contact: id, error: messageOf(error) },
          'A contact cannot be absorbed; it is tried again later.',
        );
      }
    }
    return {
      contacts: done.reduce((sum, each) => sum + each.contacts, 0),
      contactIds: done.flatMap((each) => each.contactIds),
      events: done.reduce((sum, each) => sum + each.events, 0),
      troubles: done.flatMap((each) => each.troubles),
    };
  }

  private leftAlone(): string[] {
    for (const [id, until] of this.quarantine) if (until <= performance.now()) this.quarantine.delete(id);
    return [...this.quarantine.keys()];
  }

  private suffer(error: unknown): void {
    const cause = error instanceof BatchFailure ? error.cause : error;
    const trouble = messageOf(cause);
    if (trouble !== this.trouble) this.logger.warn({ error: trouble }, 'Absorbing waits: it goes on by itself.');
    this.trouble = trouble;
    this.backoffMs = Math.min(LONGEST_BACKOFF_MS, this.backoffMs * 2 || FIRST_BACKOFF_MS);
  }

  private recover(): void {
    if (this.trouble !== null) this.logger.info({}, 'Absorbing goes on.');
    this.trouble = null;
    this.backoffMs = 0;
  }

  /** Without notices the loop still looks every `idleMs`. */
  private async listen(signal: AbortSignal): Promise<() => Promise<void>> {
    while (!signal.aborted) {
      try {
        return await this.db.listen(['nurture_event', 'nurture_published'], () => this.waker.wake());
      } catch (error) {
        this.suffer(error);
        await this.waker.sleep(this.backoffMs);
      }
    }
    return () => Promise.resolve();
  }
}

/** Troubles that are no single contact's: the database is away, or nothing is published. */
function isForAll(cause: unknown): boolean {
  return isDatabaseAway(cause) || (cause instanceof EngineError && cause.code === 'engine.nothing-published');
}
