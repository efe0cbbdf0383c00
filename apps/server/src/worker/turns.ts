import type { Logger } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';

const AWAY_MS = 5_000;

export interface TurnOptions {
  /** What is done, for the log: `sweeping`. */
  readonly doing: string;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/**
 * Takes turns until the signal aborts; then ends after the one in hand. What fails is tried again.
 * @param turn says for how many milliseconds to rest after it; 0 goes on at once
 */
export async function takeTurns(turn: () => Promise<number>, options: TurnOptions): Promise<void> {
  const { doing, log, signal } = options;
  const rest = (ms: number): Promise<unknown> => pause(ms, undefined, { signal }).catch(() => undefined);
  let away = false;
  while (!signal.aborted) {
    try {
      const restMs = await turn();
      if (away) log.info(`${doing} again`);
      away = false;
      if (restMs > 0) await rest(restMs);
    } catch (error) {
      if (!away) log.error({ err: error }, `cannot go on ${doing}; trying again`);
      away = true;
      await rest(AWAY_MS);
    }
  }
}
