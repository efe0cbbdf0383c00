import type { Tx } from '@nurture/store';

const COUNT = /* sql */ `
INSERT INTO return_count AS c (what, n) VALUES ($1, 1) ON CONFLICT (what) DO UPDATE SET n = c.n + 1`;

/** Counts something that came back, by what became of it, for whoever watches. */
export const countReturn = async (tx: Tx, what: string): Promise<void> => {
  await tx.query(COUNT, [what]);
};
