/** Code → meaning of what this folder throws. Each is a broken assumption of the caller, not a mail's content. */
export const mailErrors = {
  'mail.bad-address': 'an address reached the composer that parseAddress would have refused',
  'mail.bad-message-id': 'a Message-ID that is no id-left@id-right (RFC 5322, 3.6.4)',
  'mail.bad-header': 'a header that no mail may carry: its name is no field name, or the composer writes it itself',
  'mail.bad-list-unsubscribe': 'an unsubscribe address that does not fit a List-Unsubscribe line (RFC 2369, RFC 8058)',
  'mail.template-failed': 'a template threw while it was filled in',
  'mail.holes-mismatch': 'stored hole values of another compiled mail',
} as const;

export class MailError extends Error {
  constructor(
    readonly code: keyof typeof mailErrors,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${mailErrors[code]}: ${detail}`, options);
    this.name = 'MailError';
  }
}
