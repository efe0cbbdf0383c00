import type { CompiledScoring, LedgerEntry, LedgerFact } from './types';

/**
 * The lines that take back what an event earned by the rules: it was a machine's.
 *
 * @param ledger earlier lines of this contact, at least those of this event
 */
export function reverseEvent(scoring: CompiledScoring, eventId: string, ledger: readonly LedgerFact[]): LedgerEntry[] {
  const standing = new Map<string, LedgerFact>();
  for (const line of ledger.filter((each) => each.eventId === eventId)) {
    const before = standing.get(line.rule);
    standing.set(line.rule, { ...line, points: line.points + (before?.points ?? 0) });
  }
  return [...standing.values()]
    .filter((line) => line.points !== 0)
    .map(({ rule, per, points, at }) => ({ rule, per, points: -points, at, because: rule, eventId }));
}

/** Lines that still count: what was taken back is as if it had never been, also for the limits of rules. */
export function standingLines(ledger: readonly LedgerFact[]): LedgerFact[] {
  const sums = new Map<string, number>();
  for (const line of ledger) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0) + line.points);
  return ledger.filter((line) => line.eventId === null || sums.get(keyOf(line)) !== 0);
}

const keyOf = (line: LedgerFact): string => `${line.rule}\n${line.eventId ?? ''}`;
