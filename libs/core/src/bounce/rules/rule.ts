import type { Reason } from '../verdict';

/**
 * One piece of knowledge: what a server says, and what it means. `says` is matched with text that `matchable` made:
 * lower case, no accents on Latin letters, one blank between words (BAD_USER is two), addresses as `~`, codes taken out.
 */
export interface Rule {
  /** Whose words these are; `many` where they are common property. */
  readonly of: string;
  readonly says: RegExp;
  readonly reason: Reason;
  /** True where the words convict only together with a permanent code: servers say them for passing trouble too. */
  readonly needsPermanent?: true;
}

/** A line of a table. */
export const rule = (of: string, reason: Reason, says: RegExp): Rule => ({ of, reason, says });

/** A line that counts only with a permanent code. */
export const permanentRule = (of: string, reason: Reason, says: RegExp): Rule => ({
  of,
  reason,
  says,
  needsPermanent: true,
});
