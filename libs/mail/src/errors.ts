/** What can go wrong in sending and tracking, by stable code. */
export const MAIL_ERRORS = {
  'mail.smtp-url': 'SMTP_URL is not the address of an SMTP server.',
  'mail.dkim-key': 'The DKIM key cannot be read, or is of a kind that cannot sign.',
  'mail.version-missing': 'The mail has no published version.',
  'mail.networks': 'A file of networks cannot be read: it is no JSON, or an entry is no network',
  'mail.address': 'The address cannot be used in a mail.',
} as const;
export type MailErrorCode = keyof typeof MAIL_ERRORS;

/** A failure that a caller may tell apart by `code`; `message` is written for the person who operates. */
export class MailError extends Error {
  constructor(
    readonly code: MailErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'MailError';
  }
}
