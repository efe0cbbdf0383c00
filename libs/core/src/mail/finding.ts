/** What is wrong with a mail, and where. `error` keeps it from being published. */
export interface MailFinding {
  /** `unknown-variable`, `template-syntax`, `missing-unsubscribe` … */
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  /** From 1; where the rule is about a place. */
  readonly line?: number;
  readonly column?: number;
  readonly suggestion?: string;
}
