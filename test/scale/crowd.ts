import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@nurture/store';
import { API_KEY } from '../support/product-settings';

const BATCH = 10;
const SENDERS = 4;
const ANSWER_WITHIN_MS = 15_000;

const eventOf = (id: string): object => ({
  id,
  type: 'asset.downloaded',
  email: `${id}@example.org`,
  properties: { asset: 'b2b-maturity-model' },
  contact: { firstName: 'Ann', company: 'Example BV', locale: 'en' },
  consent: { mail: true, tracking: true, wording: 'whitepaper-form-2026-11' },
});

/** People who download the whitepaper, reported by a system that sends each batch until somebody has answered it. */
export class Crowd {
  /** Ids of events that were answered with 2xx, and when. */
  readonly answered = new Map<string, number>();
  private next = 0;

  constructor(
    private readonly people: number,
    private readonly origins: readonly string[],
    /** What a sender waits after each batch of ten. */
    private readonly betweenMs = 0,
  ) {}

  get size(): number {
    return this.people;
  }

  /** Ends when everybody's event was answered. */
  async arrive(): Promise<void> {
    await Promise.all(Array.from({ length: SENDERS }, () => this.sender()));
  }

  /** Answered events that the log does not have. */
  async lostIn(db: Database): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `SELECT id FROM unnest($1::text[]) AS answered (id)
       WHERE NOT EXISTS (SELECT FROM event e WHERE e.source_id = answered.id)`,
      [[...this.answered.keys()]],
    );
    return rows.map(({ id }) => id);
  }

  private async sender(): Promise<void> {
    while (this.next < this.people) {
      const from = this.next;
      this.next += BATCH;
      const ids = Array.from({ length: Math.min(BATCH, this.people - from) }, (_, n) => `person${from + n}`);
      for (let tries = 0; !(await this.report(ids, tries)); tries++) await pause(100);
      await pause(this.betweenMs);
    }
  }

  /** Each try goes to the next origin, as a load balancer would send it; every third batch goes to all of them. */
  private async report(ids: readonly string[], tries: number): Promise<boolean> {
    const first = this.next / BATCH + tries;
    const targets = first % 3 === 0 ? this.origins : [this.origins[first % this.origins.length] ?? ''];
    const answers = await Promise.all(targets.map((origin) => post(origin, ids)));
    const taken = answers.some(Boolean);
    if (taken) for (const id of ids) this.answered.set(id, performance.now());
    return taken;
  }
}

async function post(origin: string, ids: readonly string[]): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${API_KEY}` },
      body: JSON.stringify(ids.map(eventOf)),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false; // cut, or too late: it is sent again
  }
}
