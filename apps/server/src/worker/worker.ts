import { performChangeSubscription } from '@nurture/contacts';
import type { TaskQueue } from '@nurture/core/task';
import { absorbBatch, AbsorbLoop, EnrolmentIds, type MailsWithdrawn, type PublishedBook } from '@nurture/engine';
import {
  announce,
  closeHandoff,
  createHandoffs,
  deliverWebhook,
  type HandoffContext,
  isPublicAddress,
  MOST_DELIVERY_TRIES,
  notifyTeam,
  postSlack,
  recordDelivered,
  sendWebhook,
} from '@nurture/handoff';
import { now, tasks } from '@nurture/store';
import {
  type DeliverContext,
  DeliverLoop,
  MAIL_QUEUES,
  MailVersions,
  type ReturnMailboxSettings,
  type ReturnsContext,
  runMailboxLoop,
  runSettleLoop,
  settleHits,
  type SmtpPool,
} from '@nurture/mail';
import type { Logger } from 'pino';
import type { Meters } from '../health/meters';
import type { Runtime } from '../runtime';
import { keepFigures } from './keep-figures';
import { type Perform, QueueLoop, type QueueLoopOptions } from './queue-loop';
import { SweepLoop } from './sweep-loop';
import { takeTurns } from './turns';

/** Contacts per transaction, where the work is done turn by turn. */
const BATCH = 200;
/** By hand a turn lasts half an hour of the product's clock: tests are looked at once a day. */
const HAND_TESTS_EVERY_MS = 86_400_000;

export interface WorkerParts {
  readonly runtime: Runtime;
  readonly book: PublishedBook;
  readonly handoff: HandoffContext;
  readonly deliver: DeliverContext;
  readonly mailsWithdrawn: MailsWithdrawn;
  readonly returns: ReturnsContext;
  /** To which mails come back. */
  readonly mailboxes: readonly ReturnMailboxSettings[];
  readonly pool: SmtpPool;
  readonly meters: Meters;
  readonly random: () => number;
}

/** The two halves of the loop: what happened is absorbed, what is due is performed. */
export class Worker {
  private readonly stopping = new AbortController();
  private running: Promise<unknown> = Promise.resolve();
  private unlisten: (() => Promise<void>) | null = null;

  constructor(private readonly parts: WorkerParts) {}

  async start(): Promise<void> {
    const { runtime, book, deliver, pool, random, mailsWithdrawn, returns, mailboxes, meters } = this.parts;
    const { db, log } = runtime;
    const { signal } = this.stopping;
    const queues = this.queueLoops(log);
    this.unlisten = await db.listen(['nurture_task'], () => queues.forEach((queue) => queue.nudge()));
    const absorb = new AbsorbLoop(db, { book, ids: new EnrolmentIds(), mailsWithdrawn }, log, {
      onBatch: ({ events }, seconds) => meters.batchAbsorbed(events, seconds),
    });
    this.running = Promise.all([
      absorb.run(signal),
      new DeliverLoop(deliver, pool, random).run(signal),
      runSettleLoop(db, log, () => deliver.settings().evidence.proxiedOpens, signal),
      new SweepLoop(db, { book, ids: new EnrolmentIds(), mailsWithdrawn }, log).run(signal),
      takeTurns(() => keepFigures(db), { doing: 'keeping figures', log, signal }),
      ...mailboxes.map((mailbox) => runMailboxLoop(returns, mailbox, signal)),
      ...queues.map((queue) => queue.run(signal)),
    ]);
    // A loop that ended by an error has a fault that a restart may mend; going on with half a worker hides it.
    this.running.catch((error: unknown) => {
      log.fatal({ err: error }, 'the worker cannot go on');
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    });
  }

  /**
   * For a clock that somebody moves by hand: the returned function does once what is due now, instead of the loops.
   * @returns how much it did; 0 when nothing was left to do
   */
  byHand(): () => Promise<number> {
    const { runtime, book, deliver, pool, random, mailsWithdrawn } = this.parts;
    const { db, log } = runtime;
    const absorbing = { book, ids: new EnrolmentIds(), mailsWithdrawn };
    const delivery = new DeliverLoop(deliver, pool, random);
    const versions = new MailVersions();
    const queues = this.queueLoops(log);
    const sweeps = new SweepLoop(db, absorbing, log, HAND_TESTS_EVERY_MS);
    return async () => {
      const swept = await sweeps.turn();
      const absorbed = await absorbBatch(db, absorbing, BATCH);
      const due = await tasks.dueQueues(db);
      let performed = 0;
      for (const queue of queues) if (due.has(queue.name)) performed += await queue.drainOnce();
      const before = delivery.counts.started;
      if (MAIL_QUEUES.some((queue) => due.has(queue))) await delivery.drain();
      const settled = await settleHits(db, versions, deliver.settings().evidence.proxiedOpens);
      return swept + absorbed.contacts + performed + (delivery.counts.started - before) + settled;
    };
  }

  /** Ends after the work in hand: mails that are on their way get their outcome. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running.catch(() => undefined); // logged where it was caught first
    await this.unlisten?.();
    this.parts.pool.close();
  }

  private queueLoops(log: Logger): QueueLoop<TaskQueue>[] {
    const { runtime, handoff, meters } = this.parts;
    const { db } = runtime;
    const webhooks = { key: handoff.signingKey(null), mayReach: isPublicAddress };
    const onClaimed = (queue: string, seconds: number): void => meters.claimed(queue, seconds);
    const loopOf = <Q extends TaskQueue>(own: Omit<QueueLoopOptions<Q>, 'db' | 'log' | 'onClaimed'>) =>
      new QueueLoop({ ...own, db, log, onClaimed }) as unknown as QueueLoop<TaskQueue>;
    const loop = <Q extends TaskQueue>(queue: Q, perform: Perform<Q>) => loopOf({ queue, perform });
    return [
      loopOf({
        queue: 'create-handoff',
        perform: (tx, task) => createHandoffs(tx, [task], handoff),
        performAll: (tx, tasks) => createHandoffs(tx, tasks, handoff),
      }),
      loop('close-handoff', (tx, task) => closeHandoff(tx, task.key, task.payload, handoff)),
      loop('change-subscription', (tx, task) => performChangeSubscription(tx, task.payload)),
      loop('announce', (tx, task) => announce(tx, task.payload, handoff)),
      loop('notify', (tx, task) => notifyTeam(tx, task.key, task.payload, handoff)),
      loopOf({
        queue: 'webhook',
        before: async (task) => sendWebhook(task.key, task.payload, await now(db), webhooks),
        perform: () => Promise.resolve(),
        mostAttempts: MOST_DELIVERY_TRIES,
        atOnce: true,
      }),
      loopOf({
        queue: 'post-slack',
        before: (task) => postSlack(task.payload, handoff, isPublicAddress),
        perform: () => Promise.resolve(),
        atOnce: true,
      }),
      loopOf({
        queue: 'deliver-webhook',
        before: (task) => deliverWebhook(db, task.payload, handoff, isPublicAddress),
        perform: (tx, task) => recordDelivered(tx, task.payload, handoff),
        mostAttempts: MOST_DELIVERY_TRIES,
        atOnce: true,
      }),
    ];
  }
}
