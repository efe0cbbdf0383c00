import type { Verdict } from '@nurture/core/bounce';
import type { Database } from '@nurture/store';
import type { Logger } from '../deliver/types';
import type { ReturnEffects } from './effects';

/** One report of a returned mail, whoever brought it. */
export interface ReturnReport {
  /** What it says, for each recipient that it names. */
  readonly verdicts: readonly Verdict[];
  /** Addresses that it was sent to: a return path of ours among them names the mail. */
  readonly recipients: readonly string[];
  /** Message-IDs that it answers. */
  readonly answers: readonly string[];
  /** It came from our own mail service, proven: a bare address is believed, where it names no mail. */
  readonly trusted: boolean;
}

/** What a source made of a call. */
export type Reading =
  | { readonly kind: 'reports'; readonly reports: readonly ReturnReport[] }
  /** Understood, and nothing to be done: a subscription confirmed, a delivery told. */
  | { readonly kind: 'nothing'; readonly message: string }
  | { readonly kind: 'refused'; readonly problem: RefusedCall; readonly message: string };

export type RefusedCall = 'closed' | 'unauthorized' | 'too-large' | 'unreadable';

/** A request to `/hooks/NAME`. */
export interface HookCall {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Bytes of a mail, text, or parsed JSON. */
  readonly body: unknown;
}

/**
 * A way in which returned mails come. Another mail service is one more of these: it proves who calls, and turns what
 * they say into reports.
 */
export interface ReturnSource {
  /** The NAME in `/hooks/NAME`. */
  readonly name: string;
  /** Whether a call may go on, by its header alone: asked before its body is read. */
  admits(headers: HookCall['headers']): Reading | null;
  read(call: HookCall): Promise<Reading>;
}

/** What taking returns needs from around it. */
export interface ReturnsContext {
  readonly db: Database;
  /** NURTURE_SECRET. */
  readonly secret: string;
  readonly effects: ReturnEffects;
  readonly logger: Logger;
}
