import type { Instant } from '../time';

/** A change of stage, as the ledger has it. */
export interface StageStep {
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  /** It takes back what a machine brought about. */
  readonly takesBack: boolean;
}

/** When a contact first reached each stage of the way, or one beyond it. */
export interface Arrivals {
  readonly lead: Instant | null;
  readonly mql: Instant | null;
  readonly sql: Instant | null;
  readonly customer: Instant | null;
}

/** Recycled and disqualified are no stages of the way. */
const WAY = ['lead', 'mql', 'sql', 'customer'];

/**
 * When each stage was first reached, or passed: who goes from lead to SQL at once was an MQL at that moment too. What
 * was taken back never was.
 * @param steps in the order in which they were written
 */
export function arrivalsOf(steps: readonly StageStep[]): Arrivals {
  const standing = stepsThatStand(steps);
  const firstBeyond = (stage: string): Instant | null => {
    const times = standing.filter(({ to }) => WAY.indexOf(to) >= WAY.indexOf(stage)).map(({ at }) => at);
    return times.length === 0 ? null : Math.min(...times);
  };
  return {
    lead: firstBeyond('lead'),
    mql: firstBeyond('mql'),
    sql: firstBeyond('sql'),
    customer: firstBeyond('customer'),
  };
}

/** A step that takes back undoes the steps since the stage to which it returns. */
function stepsThatStand(steps: readonly StageStep[]): StageStep[] {
  const standing: StageStep[] = [];
  for (const step of steps) {
    if (!step.takesBack) standing.push(step);
    else while (standing.length > 0 && standing.pop()?.from !== step.to);
  }
  return standing;
}
