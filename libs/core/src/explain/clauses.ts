import type { Clause } from './types';

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], word: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;
}

/** A text of the author's, set apart. What can't be seen, and what turns the direction of a text, is left out. */
export function quoted(text: string): string {
  return `“${text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ').trim()}”`;
}

/** A note as it stands inside a sentence. */
export const withoutStop = (note: string): string => note.trim().replace(/\.$/, '');

/** The first letter as a capital, and a full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed.slice(0, 1).toUpperCase()}${trimmed.slice(1)}.`;
}

const spaced = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

/** Subject before verb; a subject that stays the same is said once. */
export function plainOrder(clauses: readonly Clause[], and: string): string {
  const parts = clauses.map(({ subject, verb, rest }, i) =>
    spaced(clauses[i - 1]?.subject === subject ? '' : subject, verb, rest),
  );
  return listed(parts, and);
}

/** Verb before subject, as Dutch has it after an opening. */
export function turnedOrder(clauses: readonly Clause[], and: string): string {
  return listed(
    clauses.map(({ subject, verb, rest }) => spaced(verb, subject, rest)),
    and,
  );
}

/** A plain value as text; of lists and objects there is none. */
export function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
