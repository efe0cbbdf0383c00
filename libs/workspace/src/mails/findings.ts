import type { MailFinding } from '@nurture/core/mail';
import { type Position, positionsIn } from './position';

/** A finding without its place. */
export type Complaint = Omit<MailFinding, 'line' | 'column'>;

/** Collects what is wrong with one source. */
export class Findings {
  private readonly list: MailFinding[] = [];
  private readonly positionOf: (offset: number) => Position;

  constructor(source: string) {
    this.positionOf = positionsIn(source);
  }

  push(complaint: Complaint, offset: number): void {
    this.list.push({ ...complaint, ...this.positionOf(Math.max(0, offset)) });
  }

  add(rule: string, level: MailFinding['level'], message: string, offset = 0): void {
    this.push({ rule, level, message, suggestion: null }, offset);
  }

  /** By place; of several equal ones in the same place, one. */
  sorted(): MailFinding[] {
    const seen = new Set<string>();
    const once = this.list.filter((one) => {
      const key = `${one.line}:${one.column}:${one.rule}:${one.message}`;
      return !seen.has(key) && seen.add(key);
    });
    return once.sort((a, b) => a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule));
  }
}
