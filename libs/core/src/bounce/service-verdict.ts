import { judge } from './judge';
import { type Reason, REASONS, type Verdict } from './verdict';

/** A bounce in a mail service's own words. */
export interface ServiceBounce {
  readonly recipient: string | null;
  readonly messageId: string | null;
  /** What the receiving server said, as far as the service passes it on. */
  readonly diagnostic: string;
  readonly status: string;
  /** What the service's own kind of bounce stands for. */
  readonly hint: Reason;
}

/** What is said where nothing was understood. */
const VAGUE: ReadonlySet<Reason> = new Set<Reason>([
  'unclear failure',
  'refused without a reason',
  'temporary failure',
]);

/**
 * The receiving server's words count before the service's kind, which is made from the same words with coarser rules;
 * but where only one of the two condemns the address, and the other knows a milder reason, the milder one holds.
 */
export function serviceVerdict(bounce: ServiceBounce): Verdict {
  const { recipient, messageId, diagnostic, status, hint } = bounce;
  const judged = judge({ action: 'failed', status, diagnostic, notice: '' });
  const reason = reasonOf(judged.reason, hint, diagnostic.trim() !== '' || status.trim() !== '');
  return { recipient, outcome: REASONS[reason], status: judged.status, reason, messageId };
}

function reasonOf(said: Reason, hint: Reason, isSaid: boolean): Reason {
  if (!isSaid || VAGUE.has(said)) return hint;
  if (REASONS[said] === 'hard' && REASONS[hint] !== 'hard' && !VAGUE.has(hint)) return hint;
  return said;
}
