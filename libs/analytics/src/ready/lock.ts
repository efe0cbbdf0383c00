import type { Tx } from '@nurture/store';

/** One number for all processes of the product: one at a time reckons, and nobody is erased meanwhile. */
const LOCK = 7_261_948_311;

/** Until the transaction ends. @returns false where another holds it */
export async function tryLock(tx: Tx): Promise<boolean> {
  const [lock] = await tx.query<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [LOCK]);
  return lock?.held === true;
}

/** Waits for it: a turn takes well under a second. */
export async function waitForLock(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}
