import { refreshFigures } from '@nurture/analytics';
import type { Database } from '@nurture/store';

const EVERY_MS = 500;

/**
 * A turn of keeping figures ready. It takes no more than a third of a processor from what is sent and absorbed
 * meanwhile; and where somebody's long transaction holds back what may count as seen, it looks less often.
 * @returns for how many milliseconds to rest
 */
export async function keepFigures(db: Database): Promise<number> {
  const began = performance.now();
  const { isAll, heldMs } = await refreshFigures(db);
  const rest = 2 * (performance.now() - began);
  return isAll ? Math.max(EVERY_MS, rest, heldMs / 4) : rest;
}
