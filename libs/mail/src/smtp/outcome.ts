/** What came of handing one mail to a server. */
export type SmtpOutcome =
  /** The server took it: its answer to the final dot. */
  | { readonly outcome: 'sent'; readonly response: string }
  /** The server will never take this mail. */
  | { readonly outcome: 'failed'; readonly reason: string }
  /** Not now; it certainly hasn't got it. */
  | { readonly outcome: 'deferred'; readonly reason: string }
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

/** Messages too large for the server: the one refusal at MAIL FROM that is about the mail (RFC 1870, RFC 3463 X.3.4). */
const TOO_LARGE = /^552|\b5\.3\.4\b/;

/**
 * What a failure means. An answer decides where there is one: 4xx waits; 5xx is final where it is about this mail or
 * its recipient, and waits where it is about us (greeting, EHLO, log-in, sender), which an operator can mend. Without an
 * answer it depends on whether the final dot may have arrived.
 */
export function outcomeOf(failure: SmtpFailure): SmtpOutcome {
  const reason = reasonOf(failure);
  if (failure.status === null) return { outcome: failure.bodySent ? 'in-doubt' : 'deferred', reason };
  if (failure.status < 500) return { outcome: 'deferred', reason };
  return { outcome: isAboutMail(failure) ? 'failed' : 'deferred', reason };
}

function isAboutMail({ command, response, bodySent }: SmtpFailure): boolean {
  if (bodySent || command === 'RCPT TO' || command === 'DATA') return true;
  return command === 'MAIL FROM' && TOO_LARGE.test(response ?? '');
}

const reasonOf = (failure: SmtpFailure): string =>
  (failure.response ?? `${failure.code} ${failure.message}`).replace(/\s+/g, ' ').slice(0, 500);
