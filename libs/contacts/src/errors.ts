/** What can go wrong here beyond what is returned as a value. */
export const CONTACTS_ERRORS = {
  'contact-busy': 'Somebody else holds the contact for longer than 5 seconds; ask again',
  'receive-contended': 'The same events arrived over and over from elsewhere while these were written; send them again',
  'unknown-contact': 'There is no such contact',
  'import-file': 'The file can not be imported',
  'import-running': 'This file is being imported by another process',
} as const;
export type ContactsErrorCode = keyof typeof CONTACTS_ERRORS;

export class ContactsError extends Error {
  constructor(
    readonly code: ContactsErrorCode,
    detail?: string,
    options?: { cause: unknown },
  ) {
    super(detail === undefined ? CONTACTS_ERRORS[code] : `${CONTACTS_ERRORS[code]}: ${detail}`, options);
    this.name = 'ContactsError';
  }
}
