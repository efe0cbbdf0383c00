import type { Instant } from '../time';
import { exact } from './decay';
import type { CompiledScoring, LedgerEntry, LedgerFact } from './types';

/**
 * Counter-entries that bring a score to nought and keep it there: points that fade are met by a line that fades with
 * them, dated as they are; all others by one line.
 *
 * @param ledger at least the lines that fade
 * @param score the score now
 */
export function resetEntries(
  scoring: CompiledScoring,
  ledger: readonly LedgerFact[],
  how: { readonly score: number; readonly now: Instant; readonly because: string },
): LedgerEntry[] {
  const fading = scoring.fades ? ledger.filter((line) => scoring.decayOf(line.rule) !== null) : [];
  const lasting = scoring.fades
    ? ledger.filter((line) => scoring.decayOf(line.rule) === null).reduce((sum, line) => sum + line.points, 0)
    : how.score;
  const line = (rule: string, points: number, at: Instant): LedgerEntry[] =>
    exact(points) === 0 ? [] : [{ rule, per: null, points: exact(-points), at, because: how.because, eventId: null, kind: 'earned' }]; // prettier-ignore
  const moments = new Map<string, { rule: string; points: number; at: Instant }>();
  for (const { rule, points, at } of fading) {
    const own = rule.startsWith('reset:') ? rule.slice('reset:'.length) : rule;
    const known = moments.get(`${own}|${at}`);
    moments.set(`${own}|${at}`, { rule: own, points: (known?.points ?? 0) + points, at });
  }
  return [...[...moments.values()].flatMap(({ rule, points, at }) => line(`reset:${rule}`, points, at)), ...line('reset', lasting, how.now)]; // prettier-ignore
}
