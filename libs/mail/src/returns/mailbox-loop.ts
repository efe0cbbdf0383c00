import { setTimeout as pause } from 'node:timers/promises';
import { readReturnMailbox, type ReturnMailboxSettings } from './imap';
import type { ReturnsContext } from './types';

const POLL_MS = 60_000;

/** Reads a mailbox every minute until aborted. Any number of processes may: a mail read twice takes effect once. */
export async function runMailboxLoop(
  context: ReturnsContext,
  settings: ReturnMailboxSettings,
  signal: AbortSignal,
): Promise<void> {
  let troubled = false;
  while (!signal.aborted) {
    try {
      const read = await readReturnMailbox(context, settings);
      troubled = false;
      if (read > 0) continue;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // Its message alone: the error carries the whole conversation, password and all.
      if (!troubled) context.logger.error({ mailbox: settings.name, reason }, 'a mailbox cannot be read; trying again');
      troubled = true;
    }
    await pause(POLL_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
  }
}
