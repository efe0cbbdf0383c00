import { now, tasks as queue } from '@nurture/store';
import { type DeliverContext, MAIL_QUEUES, type MailTask } from './types';

export const LEASE_SECONDS = 180;
/** An attempt ends within 60 s; one must not be started that a lease might end before. */
const STARTABLE_MS = (LEASE_SECONDS - 90) * 1000;

/** Tasks that this process claimed and hasn't started. Mails to colleagues and what was asked for go before the rest. */
export class Stock {
  private items: MailTask[] = [];
  private readonly claimedAt = new WeakMap<MailTask, number>();

  constructor(private readonly context: DeliverContext) {}

  get size(): number {
    return this.items.length;
  }

  /** Claims up to `limit` due tasks. @returns how many */
  async refill(limit: number): Promise<number> {
    let claimed = 0;
    for (const name of MAIL_QUEUES) {
      const left = limit - claimed;
      if (left <= 0) break;
      const at = performance.now();
      const found = await queue.claim(this.context.db, name, { limit: left, leaseSeconds: LEASE_SECONDS });
      for (const task of found as MailTask[]) {
        this.claimedAt.set(task, at);
        this.items.push(task);
      }
      claimed += found.length;
    }
    return claimed;
  }

  /** Takes out up to `count` whose lease lasts long enough; the others fall to whoever claims them next. */
  take(count: number): MailTask[] {
    const oldest = performance.now() - STARTABLE_MS;
    this.items = this.items.filter((task) => (this.claimedAt.get(task) ?? 0) > oldest);
    return this.items.splice(0, count);
  }

  /** Puts back what couldn't be started just now. */
  putBack(tasks: readonly MailTask[]): void {
    this.items.push(...tasks);
  }

  /** Lets go of everything, so that others need not wait for the leases' end. */
  async release(delayMs: number, reason: string): Promise<void> {
    const tasks = this.items.splice(0);
    if (tasks.length === 0) return;
    const dueAt = (await now(this.context.db)) + delayMs;
    await queue.postpone(
      this.context.db,
      tasks.map(({ id, fence }) => ({ id, fence, dueAt, reason })),
    );
  }
}
