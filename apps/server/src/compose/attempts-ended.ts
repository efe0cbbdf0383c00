import { setTimeout as pause } from 'node:timers/promises';
import { personal as ofMail } from '@nurture/mail';
import { codeOf, type Tx } from '@nurture/store';

/** How long is waited for a mail that is being handed over. */
const WAIT_MS = 5_000;
const LOOK_AGAIN_MS = 50;

/**
 * Under the contact's lock no attempt starts, so that what runs comes to its end.
 * @returns false where one still runs after 5 seconds
 */
export async function attemptsEnded(tx: Tx, contactId: string): Promise<boolean> {
  for (let waitedMs = 0; await ofMail.isLeaving(tx, contactId); waitedMs += LOOK_AGAIN_MS) {
    if (waitedMs >= WAIT_MS) return false;
    await pause(LOOK_AGAIN_MS);
  }
  return true;
}

/** Whoever performs a task holds it before the contact: where the two meet, one of them begins anew. */
export async function afterDeadlocks<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) !== '40P01' || tries === 5) throw error;
    }
  }
}
