import { signed } from '../smtp/dkim';
import type { SmtpPool } from '../smtp/pool';
import type { SmtpSession } from '../smtp/session';
import { Settler } from './settler';
import { SpeedLimits } from './speed';
import { Starter } from './start';
import { Stock } from './stock';
import type { Attempt, DeliverContext, MailTask } from './types';

/** So many are started in one transaction at most. */
const GROUP = 50;
/** Without a notice the queue is looked at this often. */
const POLL_MS = 1_000;
/** A contact that somebody else holds is tried again after this. */
const BUSY_MS = 25;
const TROUBLE_FIRST_MS = 500;
const TROUBLE_LONGEST_MS = 60_000;

/** What the loop did so far, for metrics. */
export interface DeliverCounts {
  started: number;
  settled: number;
}

/**
 * Performs due mails. Three things go on at once: tasks are claimed ahead; groups are started, one transaction after
 * another, for as many connections as are free; outcomes are committed in groups as they come. A connection is free
 * again only when its mail's outcome is committed, so a crash never leaves more in doubt than there are connections.
 */
export class DeliverLoop {
  readonly counts: DeliverCounts = { started: 0, settled: 0 };
  private readonly stock: Stock;
  private readonly starter: Starter;
  private readonly settler: Settler;
  private readonly speed: SpeedLimits;
  private readonly inFlight = new Set<Promise<void>>();
  private refilling: Promise<number> | null = null;
  private mayHaveMore = true;
  private woken = false;
  private endSleep: (() => void) | null = null;
  private troubleMs = 0;

  constructor(
    private readonly context: DeliverContext,
    private readonly pool: SmtpPool,
    random: () => number,
  ) {
    this.stock = new Stock(context);
    this.speed = new SpeedLimits(() => context.settings().sending.speed);
    this.starter = new Starter(context, this.speed, random);
    this.settler = new Settler(context, random);
  }

  /** Runs until aborted; then finishes what is under way, lets go of the rest, and returns. */
  async run(signal: AbortSignal): Promise<void> {
    const unlisten = await this.listen(signal);
    const stop = (): void => this.wake();
    signal.addEventListener('abort', stop);
    while (!signal.aborted) await this.once();
    signal.removeEventListener('abort', stop);
    await Promise.allSettled([...this.inFlight, this.refilling]);
    await this.stock.release(0, 'stopped').catch((error: unknown) => {
      this.context.logger.warn({ err: error }, 'tasks could not be let go; they come back when their leases end');
    });
    this.pool.close();
    await unlisten();
  }

  /** Performs what is due now, and returns when nothing is left to do: for tests and single runs. */
  async drain(): Promise<void> {
    do {
      this.mayHaveMore = true;
      await this.once(false);
      await Promise.all(this.inFlight);
    } while (this.stock.size > 0 || this.mayHaveMore);
  }

  private async once(maySleep = true): Promise<void> {
    try {
      this.refill();
      if (this.stock.size === 0 && this.refilling) await this.refilling;
      const launched = await this.launch();
      if (launched) this.wentWell();
      else if (maySleep || this.inFlight.size > 0) await this.sleep(this.stock.size > 0 ? BUSY_MS : POLL_MS);
    } catch (error) {
      await this.trouble(error, maySleep);
    }
  }

  /** Claims the next tasks while the present ones are being sent. */
  private refill(): void {
    if (this.refilling || !this.mayHaveMore || this.stock.size >= GROUP) return;
    const limit = GROUP * 2;
    this.mayHaveMore = false;
    this.refilling = this.stock.refill(limit).finally(() => (this.refilling = null));
    this.refilling.then(
      (claimed) => {
        this.mayHaveMore ||= claimed >= limit;
        if (claimed > 0) this.wake();
      },
      () => (this.mayHaveMore = true),
    );
  }

  /** Starts one group. @returns whether anything came of it */
  private async launch(): Promise<boolean> {
    const most = Math.min(this.stock.size, this.pool.free, GROUP);
    // A small group costs as much as a large one: while others are under way, wait until it is worth it.
    if (most === 0 || (this.inFlight.size > 0 && most < Math.min(this.stock.size, GROUP / 2))) return false;
    const sessions = await this.pool.take(most);
    const allowed = await this.speed.takeForTransport(this.context.db, sessions.length).catch((error: unknown) => {
      sessions.forEach((session) => this.pool.give(session));
      throw error;
    });
    const tasks = this.stock.take(allowed);
    this.speed.giveBack(allowed - tasks.length);
    const begun = await this.begin(tasks, sessions);
    return begun > 0;
  }

  private async begin(tasks: readonly MailTask[], sessions: SmtpSession[]): Promise<number> {
    try {
      const { attempts, busy } = tasks.length === 0 ? { attempts: [], busy: [] } : await this.starter.start(tasks);
      this.counts.started += attempts.length;
      this.speed.giveBack(tasks.length - attempts.length);
      this.stock.putBack(busy);
      for (const attempt of attempts) {
        const session = sessions.pop();
        if (session) this.follow(this.submit(attempt, session));
      }
      return tasks.length - busy.length;
    } catch (error) {
      this.stock.putBack(tasks);
      throw error;
    } finally {
      sessions.forEach((session) => this.pool.give(session));
    }
  }

  private follow(work: Promise<void>): void {
    const tracked = work.finally(() => {
      this.inFlight.delete(tracked);
      this.wake();
    });
    this.inFlight.add(tracked);
  }

  private async submit(attempt: Attempt, session: SmtpSession): Promise<void> {
    const { dkim } = this.context;
    const raw = dkim ? await signed(attempt.raw, dkim, attempt.createdAt) : attempt.raw;
    const outcome = await this.pool.send(session, { from: attempt.from, to: attempt.to, raw });
    await this.settler.settled({ attempt, outcome });
    this.counts.settled++;
    this.pool.give(session);
  }

  /** The mail server or the database is away: let go, say so once, and wait longer each time. */
  private async trouble(error: unknown, maySleep: boolean): Promise<void> {
    if (this.troubleMs === 0) this.context.logger.error({ err: error }, 'mails cannot be sent now; trying again');
    this.troubleMs = Math.min(Math.max(this.troubleMs * 2, TROUBLE_FIRST_MS), TROUBLE_LONGEST_MS);
    this.mayHaveMore = true;
    await this.stock.release(this.troubleMs, 'transport-away').catch(() => undefined);
    if (maySleep) await this.sleep(this.troubleMs);
    else this.mayHaveMore = false;
  }

  private wentWell(): void {
    if (this.troubleMs > 0) this.context.logger.info({}, 'mails can be sent again');
    this.troubleMs = 0;
  }

  /** Ends a sleep, or the one that is about to begin. */
  private wake(): void {
    this.woken = true;
    this.endSleep?.();
  }

  private async sleep(ms: number): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          this.mayHaveMore = true;
          resolve();
        }, ms);
        this.endSleep = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.endSleep = null;
    }
    this.woken = false;
  }

  /** A lost connection is opened again by the store; a database that is away at start is waited for. */
  private async listen(signal: AbortSignal): Promise<() => Promise<void>> {
    while (!signal.aborted) {
      try {
        return await this.context.db.listen(['nurture_task'], () => {
          this.mayHaveMore = true;
          this.wake();
        });
      } catch (error) {
        await this.trouble(error, true);
      }
    }
    return () => Promise.resolve();
  }
}
