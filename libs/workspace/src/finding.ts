import type { JsonPath } from './load/json-path';

/** Something in a marketer's files that must (error) or should (warning) be mended. */
export interface Finding {
  /** Stable name of the rule; its page in the docs bears it. */
  readonly rule: string;
  readonly level: 'error' | 'warning';
  /** What is wrong, in the marketer's words. */
  readonly message: string;
  /** Path of the file, relative to the workspace, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  /** Where in the document, such as `states.sent.on["mail.opened"].target`; empty for the whole of it. */
  readonly path: string;
  /** What to write instead, where that can be said. */
  readonly suggestion: string | null;
}

export interface Complaint {
  readonly rule: string;
  readonly level?: 'error' | 'warning';
  readonly message: string;
  readonly suggestion?: string | null;
  readonly path?: JsonPath;
  /** Point at the property's name, not at its value. */
  readonly atKey?: boolean;
}

/** A finding about a file as a whole, or about a file that isn't there. */
export function findingAbout(file: string, complaint: Complaint): Finding {
  return {
    rule: complaint.rule,
    level: complaint.level ?? 'error',
    message: complaint.message,
    file,
    line: 1,
    column: 1,
    path: '',
    suggestion: complaint.suggestion ?? null,
  };
}

/** By file, then place; errors before warnings in the same place. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.level, b.level) ||
    compareText(a.rule, b.rule)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
