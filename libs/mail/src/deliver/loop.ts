import { signed } from '../smtp/dkim';
import type { SmtpPool } from '../smtp/pool';
import type { SmtpSession } from '../smtp/session';
import { Settler } from './settler';
import { SpeedLimits } from './speed';
import { Starter } from './start';
import { Stock } from './stock';
import { waitedMails } from './waited';
import type { Attempt, DeliverContext, MailTask } from './types';

/** So many are started in one transaction at most, and so many transactions at once: while one waits, one works. */
const LARGEST_GROUP = 50;
const LANES = 2;
/** So many tasks are claimed at once, and again when fewer than half are left. */
const CLAIM = 200;
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
  private readonly starting = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | null = null;
  private refilling: Promise<void> | null = null;
  /** Of the stock, what a group that is waiting for connections will take. */
  private beingTaken = 0;
  /** Tasks that wait for their contact's lock, outside of the stock. */
  private held = 0;
  private mayHaveMore = true;
  private woken = false;
  private endSleep: (() => void) | null = null;
  private troubleMs = 0;
  /** Notices don't shorten the wait after trouble. */
  private resumeAt = 0;

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
    while (this.starting.size + this.inFlight.size + this.held > 0 || this.refilling) await this.sleep(BUSY_MS);
    await this.stock.release(0, 'stopped').catch((error: unknown) => {
      this.context.logger.warn({ err: error }, 'tasks could not be let go; they come back when their leases end');
    });
    this.pool.close();
    await unlisten();
  }

  /** Performs what is due now, and returns when nothing is left to do: for tests and single runs. */
  async drain(): Promise<void> {
    this.mayHaveMore = true;
    do await this.once(false);
    while (!this.isIdle() || this.mayHaveMore || this.failure);
  }

  private async once(maySleep = true): Promise<void> {
    const pause = maySleep ? this.resumeAt - performance.now() : 0;
    if (pause > 0) return this.sleep(pause);
    this.refill();
    const { failure } = this;
    if (failure) {
      this.failure = null;
      return this.trouble(failure.error, maySleep);
    }
    const count = this.worthStarting();
    if (count > 0) return this.launch(count);
    if (maySleep || !this.isIdle()) await this.sleep(this.stock.size > 0 ? BUSY_MS : POLL_MS);
  }

  private isIdle(): boolean {
    return (
      this.starting.size === 0 &&
      this.inFlight.size === 0 &&
      this.refilling === null &&
      this.stock.size + this.held === 0
    );
  }

  /** Claims the next tasks while the present ones are being sent. */
  private refill(): void {
    if (this.refilling || !this.mayHaveMore || this.stock.size >= CLAIM / 2) return;
    this.mayHaveMore = false;
    this.refilling = this.stock
      .refill(CLAIM)
      .then((claimed) => {
        this.mayHaveMore ||= claimed >= CLAIM;
      })
      .catch((error: unknown) => {
        this.failure = { error };
      })
      .finally(() => {
        this.refilling = null;
        this.wake();
      });
  }

  /** How many to start now. A small group costs as much as a large one: while others are under way, it waits to grow. */
  private worthStarting(): number {
    if (this.starting.size >= LANES) return 0;
    const group = Math.min(Math.ceil(this.pool.size / LANES), LARGEST_GROUP);
    const most = Math.min(this.stock.size - this.beingTaken, this.pool.free, group);
    const busy = this.starting.size + this.inFlight.size > 0;
    return busy && most < Math.min(this.stock.size, group / 2) ? 0 : Math.max(0, most);
  }

  private launch(count: number): void {
    this.beingTaken += count;
    const work = this.startGroup(count)
      .then(
        () => this.wentWell(),
        (error: unknown) => {
          this.failure = { error };
        },
      )
      .finally(() => {
        this.starting.delete(work);
        this.wake();
      });
    this.starting.add(work);
  }

  private async startGroup(count: number): Promise<void> {
    let tasks: MailTask[] = [];
    let sessions: SmtpSession[] = [];
    try {
      sessions = await this.pool.take(count);
      const allowed = await this.speed.takeForTransport(this.context.db, sessions.length);
      tasks = this.stock.take(allowed);
      this.speed.giveBack(allowed - tasks.length);
    } catch (error) {
      sessions.forEach((session) => this.pool.give(session));
      throw error;
    } finally {
      this.beingTaken -= count;
    }
    await this.begin(tasks, sessions);
    // Nothing was allowed, or everybody is held by somebody else: not at once again.
    if (tasks.length === 0) await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
  }

  private async begin(tasks: readonly MailTask[], sessions: SmtpSession[]): Promise<void> {
    try {
      if (tasks.length === 0) return;
      const elsewhere = await this.heldElsewhere(tasks);
      const { attempts, busy } = await this.starter.start(tasks.filter((task) => !elsewhere.includes(task)));
      this.counts.started += attempts.length;
      this.speed.giveBack(tasks.length - attempts.length);
      const later = [...elsewhere, ...busy];
      if (later.length > 0) void this.laterAgain(later);
      for (const attempt of attempts) {
        const session = sessions.pop();
        if (session) this.follow(this.submit(attempt, session));
      }
    } catch (error) {
      this.stock.putBack(tasks);
      throw error;
    } finally {
      sessions.forEach((session) => this.pool.give(session));
    }
  }

  /** "Looked at again before every send": of whom that can't be done, as somebody else holds them, nothing is started. */
  private async heldElsewhere(tasks: readonly MailTask[]): Promise<MailTask[]> {
    const waited = waitedMails(tasks);
    if (waited.length === 0 || this.context.lookAgain === null) return [];
    const held = await this.context.lookAgain(waited);
    return tasks.filter(({ contactId }) => contactId !== null && held.has(contactId));
  }

  /** Mails of contacts that somebody else holds come back a moment later. */
  private async laterAgain(tasks: readonly MailTask[]): Promise<void> {
    this.held += tasks.length;
    await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
    this.held -= tasks.length;
    this.stock.putBack(tasks);
    this.wake();
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
    await Promise.allSettled(this.starting);
    this.failure = null;
    await this.stock.release(this.troubleMs, 'transport-away').catch(() => undefined); // the leases end by themselves
    this.mayHaveMore = maySleep;
    this.resumeAt = performance.now() + this.troubleMs;
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
        await this.sleep(this.troubleMs);
      }
    }
    return () => Promise.resolve();
  }
}
