import { isDatabaseAway, messageOf } from '@nurture/store';
import type { Database } from '@nurture/store';
import { EngineError } from '../errors';
import type { EngineLogger } from '../logger';
import { absorbBatch, BatchFailure } from './absorb-batch';
import type { AbsorbDeps, Absorbed } from './absorb-batch';
import { Waker } from './waker';

export interface AbsorbLoopOptions {
  /** Contacts per transaction. */
  readonly batchSize: number;
  /** The longest time between two looks at what is due, in milliseconds. */
  readonly idleMs: number;
  /** How long a contact that cannot be absorbed is left alone, in milliseconds. */
  readonly quarantineMs: number;
  /** Told of every batch in which there was somebody, and how long it took. */
  readonly onBatch: (done: Absorbed, seconds: number) => void;
}

const DEFAULTS: AbsorbLoopOptions = { batchSize: 200, idleMs: 250, quarantineMs: 60_000, onBatch: () => undefined };
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
  /** What was logged last, so that a lasting trouble is logged once. */
  private trouble: string | null = null;

  constructor(
    private readonly db: Database,
    private readonly deps: AbsorbDeps,
    private readonly logger: EngineLogger,
    options: Partial<AbsorbLoopOptions> = {},
  ) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** Runs until the signal; then ends after the batch under way. */
  async run(signal: AbortSignal): Promise<void> {
    const stop = (): void => this.waker.wake();
    signal.addEventListener('abort', stop);
    const unlisten = await this.listen(signal);
    while (!signal.aborted) {
      const worked = await this.turn();
      if (!worked && !signal.aborted) await this.waker.sleep(this.backoffMs || this.options.idleMs);
    }
    signal.removeEventListener('abort', stop);
    await unlisten();
  }

  /** One batch. @returns whether there may be more to do at once */
  private async turn(): Promise<boolean> {
    try {
      const started = performance.now();
      const done = await this.absorb();
      const { contacts, troubles } = done;
      this.recover();
      if (contacts > 0) this.options.onBatch(done, (performance.now() - started) / 1000);
      for (const trouble of troubles) this.logger.error({ ...trouble }, 'A flow threw; its step was set aside.');
      return contacts > 0;
    } catch (error) {
      this.suffer(error);
      return false;
    }
  }

  private async absorb(): Promise<Absorbed> {
    const { batchSize } = this.options;
    try {
      return await absorbBatch(this.db, this.deps, { limit: batchSize, except: this.leftAlone() });
    } catch (error) {
      if (!(error instanceof BatchFailure) || isForAll(error.cause)) throw error;
      return this.oneByOne(error);
    }
  }

  /** One of them is to blame: the others go on, each in a transaction of their own. */
  private async oneByOne({ contactIds }: BatchFailure): Promise<Absorbed> {
    const done: Absorbed[] = [];
    for (const id of contactIds) {
      try {
        done.push(await absorbBatch(this.db, this.deps, { only: [id] }));
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
