import { type AbsorbDeps, decideExperiments, sweepSegments } from '@nurture/engine';
import { type Database, now } from '@nurture/store';
import type { Logger } from 'pino';
import { takeTurns } from './turns';

const IDLE_MS = 1_000;
/** A sweep goes on as soon as what others did was absorbed: a second each time would set how fast people come in. */
const BUSY_MS = 50;
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
    private readonly deps: AbsorbDeps,
    private readonly log: Logger,
    private readonly testsEveryMs = TESTS_EVERY_MS,
  ) {}

  /** Works until the signal aborts; then ends after the turn in hand. */
  run(signal: AbortSignal): Promise<void> {
    const turn = async (): Promise<number> => ((await this.turn()) > 0 ? 0 : this.busy ? BUSY_MS : IDLE_MS);
    return takeTurns(turn, { doing: 'sweeping', log: this.log, signal });
  }

  /** One short piece of work. @returns how much it was; 0 when nothing is due */
  async turn(): Promise<number> {
    const { contacts, troubles, busy = false } = await sweepSegments(this.db, this.deps);
    for (const trouble of troubles) this.log.error({ ...trouble }, 'A flow threw; its step was set aside.');
    this.busy = busy;
    return contacts + (await this.decideTests());
  }

  private async decideTests(): Promise<number> {
    const at = await now(this.db);
    if (at - this.testsLookedAt < this.testsEveryMs) return 0;
    this.testsLookedAt = at;
    const decisions = await decideExperiments(this.db, this.deps.book);
    for (const decision of decisions) this.log.info({ ...decision }, 'a test of variants has a winner');
    return decisions.length;
  }
}
