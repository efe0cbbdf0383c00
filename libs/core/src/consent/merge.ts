import type { ConsentChange } from './decide';
import type { ConsentState } from './state';

/**
 * What a merged contact's word changes in that of the remaining one: every no of either holds. A yes counts only for the
 * address that gave it, so that nobody gains a permission by being merged.
 */
export function mergeConsent(into: ConsentState, from: ConsentState): ConsentChange[] {
  return [
    ...(from.complained && !into.complained ? [{ type: 'complain' } as const] : []),
    ...(from.mail === 'withdrawn' && into.mail !== 'withdrawn' ? [{ type: 'unsubscribe', topic: null } as const] : []),
    ...from.topicsOff
      .filter((topic) => !into.topicsOff.includes(topic))
      .map((topic) => ({ type: 'unsubscribe', topic }) as const),
    ...(from.tracking === 'withdrawn' && into.tracking !== 'withdrawn' ? [{ type: 'withdraw-tracking' } as const] : []),
    ...(from.lessOften && !into.lessOften ? [{ type: 'frequency', lessOften: true } as const] : []),
  ];
}
