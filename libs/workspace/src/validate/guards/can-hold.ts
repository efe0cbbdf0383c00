import type { DeclaredTypes } from '@nurture/core/condition';
import type { Clause, Clauses } from './clauses';
import { canAnswer, type Comparison, type Kind } from './values';

/** What is known of values where a condition stands. */
export interface Values {
  readonly types: DeclaredTypes;
  readonly kindOf: (path: string) => Kind;
}

/** Whether a condition may hold for somebody, some day. Never false for one that could. */
export function canHold(clauses: Clauses, values: Values): boolean {
  return clauses === null || clauses.some((clause) => conflictIn(clause, values) === null);
}

/** What no value answers: a path, or a question to the past; null where nothing stands in the way. */
export function conflictIn(clause: Clause, { types, kindOf }: Values): string | null {
  const asked = new Map<string, boolean>();
  const byPath = new Map<string, Comparison[]>();
  for (const literal of clause) {
    if (literal.kind === 'compare') byPath.set(literal.path, [...(byPath.get(literal.path) ?? []), literal]);
    else if ((asked.get(literal.text) ?? literal.positive) !== literal.positive) return 'did';
    else asked.set(literal.text, literal.positive);
  }
  const found = [...byPath].find(([path, comparisons]) => !canAnswer(comparisons, kindOf(path), types));
  return found?.[0] ?? null;
}
