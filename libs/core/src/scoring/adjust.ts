import { exact } from './decay';
import { keyOf } from './settle';
import type { LedgerEntry, LedgerFact, LedgerKind } from './types';

/**
 * The lines that make a ledger say what it should: new ones, and adjusting ones where an earlier line says otherwise.
 * An adjusting line bears the moment of what it adjusts, so that it fades with it.
 *
 * @param desired what each rule gives for each event, at most one line for both
 * @param ledger the lines that `desired` is to replace; what it doesn't name is taken back, by lines of the kind `back`
 */
export function adjustments(
  desired: readonly LedgerEntry[],
  ledger: readonly LedgerFact[],
  back: Extract<LedgerKind, 'withdrawn' | 'reversed'> = 'withdrawn',
): LedgerEntry[] {
  const standing = byKey(ledger);
  const wanted = new Map(desired.map((line) => [keyOf(line.rule, line.eventId), line]));
  const changed = [...wanted].flatMap(([key, line]) => brought(line, standing.get(key)));
  const gone = [...standing].flatMap(([key, lines]) => (wanted.has(key) ? [] : takenBack(lines, back)));
  return [...changed, ...gone];
}

function brought(line: LedgerEntry, standing: readonly LedgerFact[] | undefined): LedgerEntry[] {
  if (standing === undefined || isTakenBack(standing)) return [line];
  const points = exact(line.points - sumOf(standing));
  return points === 0 ? [] : [{ ...line, points, kind: 'adjusted' }];
}

function takenBack(lines: readonly LedgerFact[], kind: LedgerKind): LedgerEntry[] {
  const [first] = lines;
  if (!first || isTakenBack(lines)) return [];
  const { rule, per, at, eventId } = first;
  return [{ rule, per, points: exact(-sumOf(lines)) || 0, at, because: rule, eventId, kind }];
}

function isTakenBack(lines: readonly LedgerFact[]): boolean {
  return lines.findLast((line) => line.kind !== 'adjusted')?.kind !== 'earned';
}

function sumOf(lines: readonly LedgerFact[]): number {
  return lines.reduce((sum, line) => sum + line.points, 0);
}

function byKey(ledger: readonly LedgerFact[]): Map<string, LedgerFact[]> {
  const groups = new Map<string, LedgerFact[]>();
  for (const line of ledger) {
    const key = keyOf(line.rule, line.eventId);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return groups;
}
