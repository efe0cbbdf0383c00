import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { MailCounter } from '../support/mail-counter';
import { API_KEY } from '../support/product-settings';

const BATCH = 20;
/** Of the latencies so many are kept. */
const MOST_KEPT = 1_000_000;

/** People who download the whitepaper through the API, each once, and get their mail. */
export class Load {
  /** Answered with 2xx. */
  accepted = 0;
  readonly latenciesMs: number[] = [];
  /** Batches that were answered with 503 and sent again. */
  putOff = 0;
  /** Since the sampler looked last. */
  recentMs: number[] = [];
  private readonly waiting = new Map<string, number>();
  private next = 0;

  constructor(
    private readonly origin: string,
    mails: MailCounter,
  ) {
    mails.onMail = (to) => this.arrived(to);
  }

  get open(): number {
    return this.waiting.size;
  }

  /** As much as it carries, until everybody has their mail. @returns people a second */
  async flatOut(forMs: number): Promise<number> {
    const began = performance.now();
    const before = this.accepted;
    const end = began + forMs;
    const one = async (): Promise<void> => {
      while (performance.now() < end) {
        if (this.open < 500) await this.send(BATCH);
        else await pause(20);
      }
    };
    await Promise.all(Array.from({ length: 4 }, one));
    await this.settled(forMs * 10);
    return (this.accepted - before) / ((performance.now() - began) / 1000);
  }

  /** Evenly, whatever the answers take. */
  async steady(perSecond: number, forMs: number): Promise<void> {
    this.latenciesMs.length = 0;
    this.recentMs = [];
    const began = performance.now();
    const underWay = new Set<Promise<void>>();
    for (let sent = 0; performance.now() - began < forMs;) {
      const due = Math.floor(((performance.now() - began) / 1000) * perSecond) - sent;
      if (due <= 0) {
        await pause(10);
        continue;
      }
      const count = Math.min(due, BATCH);
      sent += count;
      const work = this.send(count).finally(() => underWay.delete(work));
      underWay.add(work);
      if (underWay.size > 100) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  }

  /** Until everybody has their mail. */
  async settled(mostMs: number): Promise<void> {
    for (let waitedMs = 0; this.open > 0 && waitedMs < mostMs; waitedMs += 100) await pause(100);
  }

  private async send(count: number): Promise<void> {
    const emails = Array.from({ length: count }, () => `soak${this.next++}@example.org`);
    const body = JSON.stringify(emails.map(eventOf));
    while (!(await this.post(body))) await pause(1_000); // 503: it asks to be sent again
    const at = performance.now();
    this.accepted += count;
    for (const email of emails) if (!this.early.delete(email)) this.waiting.set(email, at);
  }

  private async post(body: string): Promise<boolean> {
    const answer = await fetch(`${this.origin}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${API_KEY}` },
      body,
    });
    await answer.arrayBuffer();
    if (answer.status === 503) this.putOff++;
    else if (!answer.ok) throw new Error(`events were answered with ${answer.status}`);
    return answer.ok;
  }

  /** Whose mail was faster than the answer. */
  private readonly early = new Set<string>();

  private arrived(to: string): void {
    const since = this.waiting.get(to);
    if (since === undefined) this.early.add(to);
    this.waiting.delete(to);
    const ms = since === undefined ? 0 : performance.now() - since;
    this.recentMs.push(ms);
    if (this.latenciesMs.length < MOST_KEPT) this.latenciesMs.push(ms);
  }
}

const eventOf = (email: string): object => ({
  id: randomUUID(),
  type: 'asset.downloaded',
  email,
  at: new Date().toISOString(),
  properties: { asset: 'b2b-maturity-model' },
  contact: { firstName: 'Ann', company: 'Example BV', locale: 'en' },
  consent: { mail: true, tracking: true, wording: 'whitepaper-form-2026-11' },
});
