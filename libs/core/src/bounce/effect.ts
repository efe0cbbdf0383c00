import type { Reason, Verdict } from './verdict';

/**
 * What a returned mail does to the mail of ours that it is about. `delayed` and `arrived` change nothing but what is
 * known of the mail; `replied` is a person's answer.
 */
export type ReturnKind = 'hard' | 'soft' | 'sender' | 'complaint' | 'unsubscribe' | 'delayed' | 'arrived' | 'replied';

/** Still being tried: nothing failed yet, so nothing is counted. */
const UNDECIDED: ReadonlySet<Reason> = new Set<Reason>(['delayed, still being tried', 'greylisted']);
const REFUSED: ReadonlySet<Reason> = new Set<Reason>([
  'refused: larger than can be read',
  'refused: more parts than can be read',
]);

/** Null for a mail that could not be read. */
export function returnKindOf({ outcome, reason }: Pick<Verdict, 'outcome' | 'reason'>): ReturnKind | null {
  if (REFUSED.has(reason)) return null;
  if (UNDECIDED.has(reason)) return 'delayed';
  if (outcome !== 'none') return outcome;
  return reason === 'not a returned mail' ? 'replied' : 'arrived';
}

/** Of several verdicts in one report that all speak of the same mail, the one that does the contact least harm. */
export function mildest(verdicts: readonly Verdict[]): Verdict | undefined {
  const rank = (verdict: Verdict): number => HARM.indexOf(returnKindOf(verdict) ?? 'arrived');
  return [...verdicts].sort((a, b) => rank(a) - rank(b))[0];
}

const HARM: readonly ReturnKind[] = [
  'arrived',
  'replied',
  'delayed',
  'sender',
  'soft',
  'unsubscribe',
  'hard',
  'complaint',
];
