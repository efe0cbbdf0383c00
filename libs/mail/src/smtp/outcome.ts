import { type Refusal, refusalOf, type Stage } from '@nurture/core/bounce';

/** What came of handing one mail to a server. */
export type SmtpOutcome =
  /** The server took it: its answer to the final dot. */
  | { readonly outcome: 'sent'; readonly response: string }
  /** The server will never take this mail. */
  | { readonly outcome: 'failed'; readonly reason: string; readonly refusal?: Refusal }
  /** Not now; it certainly hasn't got it. */
  | { readonly outcome: 'deferred'; readonly reason: string; readonly refusal?: Refusal }
  /** The whole body was sent and its answer never came: nobody can know. */
  | { readonly outcome: 'in-doubt'; readonly reason: string };

/** The parts of nodemailer's error that tell what happened. */
export interface SmtpFailure {
  readonly code: string;
  /** Status of the server's answer (RFC 5321 §4.2), if it gave one. */
  readonly status: number | null;
  readonly response: string | null;
  /** The command that was in flight, as nodemailer names it: `MAIL FROM`, `RCPT TO`, `DATA`, `CONN` … */
  readonly command: string;
  readonly message: string;
  /** True once the final dot may have reached the server. */
  readonly bodySent: boolean;
}

/** Reads an unknown error as nodemailer makes them. */
export function failureFrom(error: unknown, bodySent: boolean): SmtpFailure {
  const fields: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return {
    code: text(fields['code']) ?? 'UNKNOWN',
    status: typeof fields['responseCode'] === 'number' ? fields['responseCode'] : null,
    response: text(fields['response']),
    command: text(fields['command']) ?? '',
    message: error instanceof Error ? error.message : String(error),
    bodySent,
  };
}

/**
 * What a failure means. An answer decides where there is one (see `refusalOf`). Without one it depends on whether the
 * final dot may have arrived.
 */
export function outcomeOf(failure: SmtpFailure): SmtpOutcome {
  const reason = reasonOf(failure);
  if (failure.status === null)
    return failure.bodySent ? { outcome: 'in-doubt', reason } : { outcome: 'deferred', reason };
  const refusal = refusalOf(stageOf(failure), failure.response ?? String(failure.status));
  return { outcome: refusal.ends ? 'failed' : 'deferred', reason, refusal };
}

function stageOf({ command, bodySent }: SmtpFailure): Stage {
  if (bodySent || command === 'DATA') return 'body';
  if (command === 'RCPT TO') return 'recipient';
  return command === 'MAIL FROM' ? 'sender' : 'session';
}

const reasonOf = (failure: SmtpFailure): string =>
  (failure.response ?? `${failure.code} ${failure.message}`).replace(/\s+/g, ' ').slice(0, 500);
