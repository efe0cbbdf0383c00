import { mailIdOf } from '@nurture/core/mail';
import type { Verdict } from '@nurture/core/bounce';
import { returnKindOf } from '@nurture/core/bounce';
import { looksLikeReturnPath, mailOfReturnPath } from '../smtp/return-path';
import type { ReturnReport } from './types';

/** Which mail of ours a report is about. */
export type Match =
  | { readonly kind: 'mail'; readonly mailId: string }
  /** It came to a return path with a wrong signature: whatever else it says is not believed. */
  | { readonly kind: 'forged' }
  /** No mail is named, but our mail service vouches for the address. */
  | { readonly kind: 'address'; readonly email: string }
  | { readonly kind: 'unknown' };

/**
 * A signed return path first; else a Message-ID of ours, which is signed as well: in the mail that came back, or in what
 * a person answers. An answer is always told by what it answers, as a return path is no address that people write to.
 */
export function matchOf(report: ReturnReport, secret: string): Match {
  const isAnswer = report.verdicts.every((verdict) => returnKindOf(verdict) === 'replied');
  const paths = report.recipients.filter(looksLikeReturnPath);
  const signed = paths.map((path) => mailOfReturnPath(path, secret)).find((id) => id !== undefined);
  if (signed !== undefined && !isAnswer) return { kind: 'mail', mailId: signed };
  if (signed === undefined && paths.length > 0) return { kind: 'forged' };
  const named = [...report.verdicts.flatMap(({ messageId }) => messageId ?? []), ...report.answers];
  const mailId = named.map((id) => mailIdOf(id, secret)).find((id) => id !== undefined);
  if (mailId !== undefined) return { kind: 'mail', mailId };
  const recipient = onlyRecipient(report.verdicts);
  return report.trusted && recipient !== null ? { kind: 'address', email: recipient } : { kind: 'unknown' };
}

const onlyRecipient = (verdicts: readonly Verdict[]): string | null =>
  verdicts.length === 1 ? (verdicts[0]?.recipient ?? null) : null;
