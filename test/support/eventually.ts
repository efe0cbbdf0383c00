import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 15;
/** It bounds how late a failure shows, not how fast the product is: a busy machine may be ten times slower. */
const GIVE_UP_MS = 25_000;

/**
 * Looks again and again until the answer is neither undefined, null nor false, and gives it. For what another process or
 * a loop of the product brings about; time itself is moved, never waited for.
 * @throws the last error of `look`, or one that names what was waited for, after `withinMs` of real time
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T> | T,
  withinMs = GIVE_UP_MS,
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const late = performance.now() > deadline;
    try {
      const found = await look();
      if (isThere(found)) return found;
    } catch (error) {
      if (late) throw error;
    }
    if (late) throw new Error(`${what}: still not so after ${withinMs} ms`);
    await pause(LOOK_AGAIN_MS);
  }
}

const isThere = <T>(found: T): found is Exclude<T, undefined | null | false> =>
  found !== undefined && found !== null && found !== false;
