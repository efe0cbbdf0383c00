import { distance } from 'fastest-levenshtein';

const LONGEST = 100;

/** The candidate that was probably meant; null where none comes near. Letter case and `-_. ` count little. */
export function closest(written: string, candidates: Iterable<string>): string | null {
  if (written.length > LONGEST) return null;
  let best: { name: string; cost: number } | null = null;
  for (const name of candidates) {
    if (name.length > LONGEST) continue;
    const cost = costOf(written, name);
    if (cost <= allowed(written, name) && (best === null || cost < best.cost)) best = { name, cost };
  }
  return best?.name ?? null;
}

function costOf(written: string, name: string): number {
  const folded = edits(fold(written), fold(name)) + 0.5;
  return Math.min(edits(written, name), folded);
}

/** Letters to change, two swapped neighbours counting as one. */
function edits(a: string, b: string): number {
  const plain = distance(a, b);
  return plain === 2 && a.length === b.length && sorted(a) === sorted(b) ? 1 : plain;
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[-_. ]/g, '');
}

/** About a third of the letters may differ, and never all of them. */
function allowed(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return Math.min(length - 1, Math.max(1, Math.floor((length + 1) / 3)));
}

/** ` Did you mean \`x\`?`, or nothing. */
export function didYouMean(suggestion: string | null): string {
  return suggestion === null ? '' : ` Did you mean \`${suggestion}\`?`;
}

const SHOWN = 8;

/** Candidates as a sentence part: `a`, `b` or `c`; cut where there are many. */
export function listed(names: readonly string[], word: 'or' | 'and' = 'or'): string {
  const quoted = names.slice(0, SHOWN).map((name) => `\`${name}\``);
  if (names.length > SHOWN) return `${quoted.join(', ')} …`;
  const last = quoted.pop();
  if (last === undefined) return 'none';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
}

/** A text of the author's, quoted and cut where it is long. */
export function quoted(text: string): string {
  return `\`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}
