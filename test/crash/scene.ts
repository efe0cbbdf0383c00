// Mails to send, a server that keeps what it gets, workers that die, and the judge who counts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { advanceClock, type Database } from '@nurture/store';
import { Child } from '../bench/context';
import { makeContacts, planMails, publishMail } from '../support/mail-scene';
import { isReceiverPoint, type Point } from './points';

export const CONNECTIONS = 5;
/** Longer than any lease: what a dead worker held may be claimed again. */
const PAST_LEASES_MS = 4 * 60_000;
const STUCK_MS = 1_500;
/** A worker that has only just started, on a busy machine, is silent too. */
const SILENT_MS = 3_000;

/** Where the planned mails are: each in exactly one place. */
export interface Balance {
  planned: number;
  sent: number;
  failed: number;
  skipped: number;
  doubted: number;
  pending: number;
  /** In no place, or in two. */
  astray: number;
}

const BALANCE = /* sql */ `
SELECT count(*)::int AS planned,
       count(*) FILTER (WHERE m.status = 'sent')::int AS sent,
       count(*) FILTER (WHERE m.status = 'failed')::int AS failed,
       count(*) FILTER (WHERE m.status = 'skipped')::int AS skipped,
       count(*) FILTER (WHERE m.status = 'in-doubt')::int AS doubted,
       count(*) FILTER (WHERE t.id IS NOT NULL)::int AS pending,
       count(*) FILTER (WHERE coalesce(m.status IN ('sent', 'failed', 'skipped', 'in-doubt'), false) = (t.id IS NOT NULL))::int AS astray
FROM contact c
LEFT JOIN mail m ON m.contact_id = c.id
LEFT JOIN task t ON t.contact_id = c.id AND t.queue = 'send-mail'`;

export class CrashScene {
  /** How often connections were cut under a worker: each time it may leave so many mails in doubt as it had of them. */
  cuts = 0;
  /** What did not hold, in words; empty as long as all is well. */
  readonly broken: string[] = [];
  private readonly workers = new Set<Child>();

  private constructor(
    readonly db: Database,
    private readonly url: string,
    readonly mails: number,
    private readonly receiver: Child,
    private readonly port: number,
    private readonly file: string,
  ) {}

  /** Plans the mails, and starts the server that gets them; `directory` is for what it keeps. */
  static async open(db: Database, url: string, mails: number, directory: string): Promise<CrashScene> {
    const file = join(directory, 'received');
    const receiver = Child.start('test/crash/receiver.ts', [file]);
    const { port } = await receiver.next<{ port: number }>();
    await publishMail(db);
    const emails = Array.from({ length: mails }, (_, index) => `lead${index}@example.org`);
    await planMails(db, await makeContacts(db, emails));
    return new CrashScene(db, url, mails, receiver, port, file);
  }

  close(): void {
    for (const worker of this.workers) worker.stop();
    this.receiver.stop();
  }

  /** A worker that lives until somebody ends it, or until it comes to a point for the `times`-th time. */
  async worker(point?: Point, times = 1): Promise<Child> {
    const own = point !== undefined && !isReceiverPoint(point) ? [point, String(times)] : [];
    const child = Child.start('test/crash/worker.ts', [this.url, String(this.port), String(CONNECTIONS), ...own]);
    this.workers.add(child);
    void child.ended.then(() => this.workers.delete(child));
    if (point !== undefined && isReceiverPoint(point)) {
      await this.receiver.ask(JSON.stringify({ point, times, pid: child.pid }));
    }
    // One that dies at once may end before it has said that it lives.
    await child.next().catch(() => undefined);
    return child;
  }

  async kill(worker: Child): Promise<void> {
    worker.stop();
    await worker.ended;
    this.cuts++;
  }

  received(): string[] {
    return readFileSync(this.file, 'utf8').split('\n').filter(Boolean);
  }

  /** Waits until the server has `count` mails, or nothing more comes: what dead workers hold waits for its leases' end. */
  async until(count: number): Promise<void> {
    let last = { received: -1, at: performance.now() };
    for (;;) {
      const received = this.received().length;
      if (received >= count) return;
      if (received !== last.received) last = { received, at: performance.now() };
      else if (performance.now() - last.at > SILENT_MS) return;
      await pause(2);
    }
  }

  async balance(): Promise<Balance> {
    const [row] = await this.db.query<Balance>(BALANCE);
    if (!row) throw new Error('a count is always there');
    return row;
  }

  /** What dead workers held is free again. */
  async passLeases(): Promise<void> {
    await advanceClock(this.db, PAST_LEASES_MS);
  }

  /** Lets one more worker send what is left. */
  async finish(): Promise<void> {
    await this.passLeases();
    const worker = await this.worker();
    await this.atRest();
    worker.signal('SIGTERM');
    await worker.ended;
  }

  /** Waits until nothing is pending; moves the clock on where mails wait for it. */
  async atRest(): Promise<void> {
    let last = { pending: -1, at: performance.now() };
    for (;;) {
      const { pending } = await this.balance();
      if (pending === 0) return;
      if (pending !== last.pending) last = { pending, at: performance.now() };
      else if (performance.now() - last.at > STUCK_MS) {
        await this.passLeases();
        last = { pending: -1, at: performance.now() };
      }
      await pause(20);
    }
  }

  /** Holds what the server got against what the database says (invariant: sent ⊆ received ⊆ sent ∪ in doubt). */
  async judge(when: string): Promise<void> {
    const before = this.received();
    const rows = await this.db.query<{ id: string; status: string }>(
      'SELECT message_id AS id, status FROM mail WHERE message_id IS NOT NULL',
    );
    const { planned, sent, failed, skipped, doubted, pending, astray } = await this.balance();
    const after = new Set(this.received());
    const statusOf = new Map(rows.map((row) => [row.id, row.status]));
    this.expect(when, 'sent, and never received', [...statusOf].filter(([id, is]) => is === 'sent' && !after.has(id)).length); // prettier-ignore
    this.expect(when, 'received, and neither sent, in doubt nor under way', before.filter((id) => !isAccounted(statusOf.get(id))).length); // prettier-ignore
    this.expect(when, 'received twice, and not in doubt', twice(before).filter((id) => statusOf.get(id) !== 'in-doubt').length); // prettier-ignore
    this.expect(when, 'in no place or in two', astray);
    this.expect(when, 'missing in the balance', this.mails - (sent + failed + skipped + doubted + pending));
    this.expect(when, 'more rows than were planned', planned - this.mails);
    this.expect(when, 'failed', failed);
    this.expect(when, 'skipped', skipped);
  }

  private expect(when: string, what: string, count: number): void {
    if (count !== 0) this.broken.push(`${when}: ${count} ${what}`);
  }
}

const isAccounted = (status: string | undefined): boolean =>
  status === 'sent' || status === 'in-doubt' || status === 'started';

export const twice = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index);
