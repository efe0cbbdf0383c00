/** The ladder of online marketing, from below. */
export const LADDER = ['website', 'brand-awareness', 'leads', 'lead-quality', 'automated'] as const;
export type Rung = (typeof LADDER)[number];

export interface LadderView {
  /** How many rungs from below are in order without a gap, 0 to 5. */
  readonly level: number;
  /** The one to work on; null at the top. */
  readonly next: Rung | null;
  /** In order, but above one that isn't: what is put into them is worth little yet. */
  readonly tooEarly: readonly Rung[];
}

/** A level is only worth starting when those below are in order (DOMAIN, section 9). */
export function standingOn(inOrder: ReadonlySet<Rung>): LadderView {
  const gap = LADDER.findIndex((rung) => !inOrder.has(rung));
  const level = gap === -1 ? LADDER.length : gap;
  return { level, next: LADDER[level] ?? null, tooEarly: LADDER.slice(level).filter((rung) => inOrder.has(rung)) };
}
