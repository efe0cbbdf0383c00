import { tokensFor, type Tokens } from '@nurture/core/token';
import { log, type NewEvent, now, tasks as queue, type Tx } from '@nurture/store';
import { MailVersions } from '../compose/versions';
import { backoffMs } from './backoff';
import { endEvent, fullOrigin } from './events';
import { loadFacts, type ContactFacts, lockContacts } from './facts';
import { type Answer, type Asking, govern, lookBackMs } from './govern';
import { type HeldTasks, holdTasks, type SharedFacts } from './held';
import { HoldingFlows } from './holding-flows';
import { prepare, type PreparedMail, Unmakeable } from './prepare';
import { isRefusal, type Refusal } from './refusal';
import { kindOf, MailIds, type MailRow, nameOf, writeMails } from './rows';
import type { SpeedLimits } from './speed';
import type { Attempt, DeliverContext, EarlierRow, MailTask } from './types';

/** A mail that can't be made is set aside after so many tries: a mended template may save it in between. */
const POISON_TRIES = 3;

/** A mail whose row the database refuses is tried again after this: somebody must mend what refuses it. */
const REFUSED_MS = 15 * 60_000;

/** What came of trying to start a batch. */
export interface Started {
  /** Committed as started: these must be handed over now. */
  readonly attempts: readonly Attempt[];
  /** Their contact is locked by somebody else; to be tried again in a moment. */
  readonly busy: readonly MailTask[];
}

/** What one transaction is about to write. */
class Plan {
  readonly rows: MailRow[] = [];
  readonly events: NewEvent[] = [];
  readonly finished: MailTask[] = [];
  readonly postponed: { task: MailTask; until: number; reason: string }[] = [];
  readonly prepared: { row: MailRow; mail: PreparedMail; createdAt: number }[] = [];
}

/**
 * Starts attempts: one transaction that locks the contacts in id order, asks the governor with what is true under that
 * lock, and writes what was decided. Whoever unsubscribes after it waits for the attempt; whoever did so before it is
 * seen.
 */
export class Starter {
  private readonly versions = new MailVersions();
  private readonly holding = new HoldingFlows();
  private readonly ids = new MailIds();
  private readonly tokens: Tokens;

  constructor(
    private readonly context: DeliverContext,
    private readonly speed: SpeedLimits,
    private readonly random: () => number,
  ) {
    this.tokens = tokensFor(context.secret);
  }

  /** @param tasks claimed, at most as many as connections were taken for them */
  async start(tasks: readonly MailTask[]): Promise<Started> {
    const ids = await this.ids.take(this.context.db, tasks.length);
    try {
      return await this.context.db.transaction((tx) => this.startIn(tx, tasks, ids));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return this.startApart(tasks, error);
    }
  }

  /** The database takes one of them not: the others go without it, and it waits under a name that says so. */
  private async startApart(tasks: readonly MailTask[], error: Refusal): Promise<Started> {
    const [task] = tasks;
    if (task && tasks.length === 1) {
      const reason = `not-written: ${error.constraint ?? error.code}`;
      this.context.logger.error({ mail: nameOf(task), task: task.key, err: error }, 'a mail could not be written down');
      const dueAt = (await now(this.context.db)) + REFUSED_MS;
      await queue.postpone(this.context.db, [{ id: task.id, fence: task.fence, dueAt, reason }]);
      return { attempts: [], busy: [] };
    }
    const started: Started[] = [];
    for (const one of tasks) started.push(await this.start([one]));
    return {
      attempts: started.flatMap(({ attempts }) => attempts),
      busy: started.flatMap(({ busy }) => busy),
    };
  }

  private async startIn(tx: Tx, tasks: readonly MailTask[], ids: string[]): Promise<Started> {
    const { settings, secret } = this.context;
    const locked = await lockContacts(tx, contactsOf(tasks));
    const { ready, gone, busy } = await sorted(tx, tasks, new Set(locked.map((contact) => contact.id)));
    const holding = await holdTasks(tx, [...ready, ...gone]);
    const { shared, held } = holding;
    const clock = { now: shared.now, tick: performance.now() };
    const facts = await loadFacts(tx, locked, secret, lookBackMs(ready, settings()));
    await this.holding.learn(tx, facts.values());

    const plan = new Plan();
    plan.finished.push(...gone.filter((task) => held.has(task.id)));
    const askings = this.openOnes(ready, holding, facts, ids, plan);
    await this.speed.fillForDomains(
      this.context.db,
      askings.flatMap(({ facts: who }) => (who ? [who.email] : [])),
    );
    for (const answer of govern(askings, this.surroundings(shared))) {
      const earlier = held.get(answer.asking.task.id) ?? null;
      await this.answered(tx, plan, answer, earlier, earlier?.mailId ?? ids.pop() ?? '', shared);
    }
    const written = await this.write(tx, plan);
    return { attempts: attemptsOf(plan, written, clock), busy };
  }

  private surroundings(shared: SharedFacts): Parameters<typeof govern>[1] {
    return {
      settings: this.context.settings(),
      shared,
      holdsOf: (facts) => this.holding.holdsOf(facts),
      speed: this.speed,
    };
  }

  /** Leaves out what has come to its end, and ends what somebody's crash left in doubt or a flow took back. */
  private openOnes(
    tasks: readonly MailTask[],
    { held, withdrawn, shared }: HeldTasks,
    facts: ReadonlyMap<string, ContactFacts>,
    ids: string[],
    plan: Plan,
  ): Asking[] {
    return tasks.flatMap((task) => {
      const earlier = held.get(task.id);
      if (earlier === undefined) return [];
      if (earlier && isOver(earlier)) {
        plan.finished.push(task);
        return [];
      }
      if (earlier && isAbandoned(earlier, task)) {
        doubt(task, earlier, shared.now, plan);
        return [];
      }
      const asking = { task, facts: (task.contactId !== null && facts.get(task.contactId)) || null };
      const because = withdrawn.get(task.id);
      if (because === undefined) return [asking];
      end(task, earlier?.mailId ?? ids.pop() ?? '', 'skipped', because, earlier, asking, shared.now, plan);
      return [];
    });
  }

  private async answered(
    tx: Tx,
    plan: Plan,
    { asking, verdict }: Answer,
    earlier: EarlierRow | null,
    mailId: string,
    shared: SharedFacts,
  ): Promise<void> {
    const { task } = asking;
    switch (verdict.verdict) {
      case 'not-now':
        plan.postponed.push({ task, until: verdict.until, reason: verdict.reason });
        return;
      case 'never':
        end(task, mailId, 'skipped', verdict.reason, earlier, asking, shared.now, plan);
        return;
      case 'now':
        await this.makeReady(tx, plan, asking, earlier, mailId, shared);
    }
  }

  private async makeReady(
    tx: Tx,
    plan: Plan,
    asking: Asking,
    earlier: EarlierRow | null,
    mailId: string,
    { now }: SharedFacts,
  ): Promise<void> {
    const { settings, secret, publicUrl } = this.context;
    const compose = { settings: settings(), secret, publicUrl, tokens: this.tokens };
    const { task, facts } = asking;
    try {
      const mail = await prepare(tx, { task, facts, earlier, mailId, now }, this.versions, compose);
      const row = startedRow(task, mailId, mail, earlier);
      plan.rows.push(row);
      plan.prepared.push({ row, mail, createdAt: earlier?.createdAt ?? now });
    } catch (error) {
      this.poisoned(plan, asking, earlier, mailId, error, now);
    }
  }

  /** A template that throws, a version that is missing: tried again a few times, then failed for good. */
  private poisoned(
    plan: Plan,
    asking: Asking,
    earlier: EarlierRow | null,
    mailId: string,
    error: unknown,
    now: number,
  ): void {
    const { task } = asking;
    const reason = error instanceof Unmakeable ? error.reason : `template: ${wordsOf(error)}`;
    const tries = (earlier?.attempts ?? 0) + 1;
    this.context.logger.error({ mail: nameOf(task), task: task.key, tries, err: error }, 'a mail could not be made');
    if (tries >= POISON_TRIES || (error instanceof Unmakeable && error.forGood)) {
      return end(task, mailId, 'failed', reason, earlier, asking, now, plan);
    }
    plan.rows.push({ ...emptyRow(task, mailId, asking), status: 'deferred', reason, attempts: tries });
    plan.postponed.push({ task, until: now + backoffMs(tries, this.random()), reason });
  }

  private async write(tx: Tx, plan: Plan): Promise<ReadonlySet<string>> {
    const written = await writeMails(tx, plan.rows);
    await log.append(tx, plan.events);
    await queue.finish(tx, plan.finished);
    await queue.postpone(
      tx,
      plan.postponed.map(({ task, until, reason }) => ({ id: task.id, fence: task.fence, dueAt: until, reason })),
    );
    return written;
  }
}

const contactsOf = (tasks: readonly MailTask[]): string[] =>
  tasks.flatMap((task) => (task.contactId === null || task.queue === 'send-notification' ? [] : [task.contactId]));

/** Tells contacts that somebody else holds from those who are no more. */
async function sorted(
  tx: Tx,
  tasks: readonly MailTask[],
  locked: ReadonlySet<string>,
): Promise<{ ready: MailTask[]; gone: MailTask[]; busy: MailTask[] }> {
  const needsLock = (task: MailTask): task is MailTask & { contactId: string } =>
    task.contactId !== null && task.queue !== 'send-notification';
  const missing = tasks.filter(needsLock).filter((task) => !locked.has(task.contactId));
  const ready = tasks.filter((task) => !needsLock(task) || locked.has(task.contactId));
  if (missing.length === 0) return { ready, gone: [], busy: [] };
  const rows = await tx.query<{ id: string }>('SELECT id FROM contact WHERE id = ANY ($1::bigint[])', [
    missing.map((task) => task.contactId),
  ]);
  const alive = new Set(rows.map((row) => row.id));
  return {
    ready,
    gone: missing.filter((task) => !alive.has(task.contactId)),
    busy: missing.filter((task) => alive.has(task.contactId)),
  };
}

const isOver = ({ status }: EarlierRow): boolean => status !== 'started' && status !== 'deferred';

/**
 * Somebody started it and never wrote what came of it: the lease has passed, for else the task couldn't be ours. Under
 * our own fence it was committed, but never handed over. Colleagues rather get a notification twice than not at all.
 */
const isAbandoned = (earlier: EarlierRow, task: MailTask): boolean =>
  earlier.status === 'started' && earlier.fence !== task.fence && kindOf(task) !== 'notification';

function doubt(task: MailTask, earlier: EarlierRow, now: number, plan: Plan): void {
  end(task, earlier.mailId, 'in-doubt', 'interrupted', earlier, { task, facts: null }, now, plan);
}

function end(
  task: MailTask,
  mailId: string,
  status: 'skipped' | 'failed' | 'in-doubt',
  reason: string,
  earlier: EarlierRow | null,
  asking: Asking,
  now: number,
  plan: Plan,
): void {
  plan.rows.push({ ...emptyRow(task, mailId, asking), status, reason, attempts: earlier?.attempts ?? 0 });
  plan.events.push(...endEvent(task, mailId, status, reason, now));
  plan.finished.push(task);
}

const emptyRow = (
  task: MailTask,
  mailId: string,
  { facts }: Asking,
): Omit<MailRow, 'status' | 'reason' | 'attempts'> => ({
  mailId,
  task,
  kind: kindOf(task),
  recipient: task.queue === 'send-notification' ? task.payload.to.email : (facts?.email ?? ''),
  content: null,
  raw: null,
  mailVersionId: null,
  tracked: false,
});

const startedRow = (task: MailTask, mailId: string, mail: PreparedMail, earlier: EarlierRow | null): MailRow => ({
  mailId,
  task,
  kind: kindOf(task),
  recipient: mail.content.to,
  status: 'started',
  reason: null,
  content: mail.content,
  raw: mail.keepRaw ? mail.raw : null,
  mailVersionId: mail.mailVersionId,
  tracked: mail.tracked,
  attempts: (earlier?.attempts ?? 0) + 1,
});

/** @param clock the product's now, and the process's own clock as it was read */
const attemptsOf = (
  plan: Plan,
  written: ReadonlySet<string>,
  clock: { readonly now: number; readonly tick: number },
): Attempt[] =>
  plan.prepared
    .filter(({ row }) => written.has(row.mailId))
    .map(({ row, mail, createdAt }) => ({
      task: row.task,
      mailId: row.mailId,
      kind: row.kind,
      name: nameOf(row.task),
      origin: fullOrigin(row.task, row.mailId),
      from: mail.content.returnPath,
      to: mail.content.to,
      raw: mail.raw,
      attempts: row.attempts,
      createdAt,
      startedAt: clock.now,
      startedTick: clock.tick,
    }));

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
