/** What is wrong with a mail, and where. An `error` keeps it from being published. */
export interface MailFinding {
  /** `unknown-variable`, `template-syntax`, `missing-unsubscribe` … */
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  /** From 1; 1:1 where the rule is about the mail as a whole. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** What to write instead, where that can be said. */
  readonly suggestion: string | null;
}
