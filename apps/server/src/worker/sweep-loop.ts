import { decideExperiments, type PublishedBook, sweepSegments } from '@nurture/engine';
import { type Database, now } from '@nurture/store';
import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';

const IDLE_MS = 1_000;
/** A sweep goes on as soon as what it found was absorbed: a second each time would set how fast people come in. */
const BUSY_MS = 50;
const AWAY_MS = 5_000;
/** How often tests of variants are looked at: what is decided a little later is decided as well. */
const TESTS_EVERY_MS = 600_000;

/**
 * What nothing that happens starts: people who have come to belong to the segment of a flow, and tests of variants of
 * which enough is known.
 */
export class SweepLoop {
  private testsLookedAt = -Infinity;
  private busy = false;

  constructor(
    private readonly db: Database,
    private readonly book: PublishedBook,
    private readonly log: Logger,
  ) {}

  /** Works until the signal aborts; then ends after the turn in hand. */
  async run(signal: AbortSignal): Promise<void> {
    let away = false;
    while (!signal.aborted) {
      try {
        const done = await this.turn();
        if (away) this.log.info('sweeping again');
        away = false;
        if (done === 0) await pause(this.busy ? BUSY_MS : IDLE_MS, undefined, { signal }).catch(() => undefined);
      } catch (error) {
        if (!away) this.log.error({ err: error }, 'cannot sweep; trying again');
        away = true;
        await pause(AWAY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** One short piece of work. @returns how much it was; 0 when nothing is due */
  async turn(): Promise<number> {
    const { contacts, busy = false } = await sweepSegments(this.db, this.book);
    this.busy = busy;
    return contacts + (await this.decideTests());
  }

  private async decideTests(): Promise<number> {
    const at = await now(this.db);
    if (at - this.testsLookedAt < TESTS_EVERY_MS) return 0;
    this.testsLookedAt = at;
    const decisions = await decideExperiments(this.db, this.book);
    for (const decision of decisions) this.log.info({ ...decision }, 'a test of variants has a winner');
    return decisions.length;
  }
}
