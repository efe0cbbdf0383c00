import type { SendServiceTask } from '@nurture/core/task';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { composeLetter } from '../letters';

const TEXTS = {
  subject: { en: 'Please confirm: is this your address?', nl: 'Bevestig even: is dit jouw adres?' },
  lead: {
    en: 'Somebody, probably you, left this address with us and asked for mail. One click says that it was you:',
    nl: 'Iemand, waarschijnlijk jij, liet dit adres bij ons achter en vroeg om mail. Met één klik zeg je dat jij het was:',
  },
  button: { en: 'Yes, that was me', nl: 'Ja, dat was ik' },
  otherwise: {
    en: 'It wasn’t you? Then do nothing: you get nothing more about this.',
    nl: 'Was jij het niet? Doe dan niets: je hoort er verder niets over.',
  },
};

/** The mail that asks the mailbox's owner to confirm (double opt-in), in the contact's language. */
export const composeConfirmation = (
  settings: Pick<WorkspaceSettings, 'company' | 'locale'>,
  given: { readonly contactId: string; readonly locale: string; readonly url: string },
): SendServiceTask => composeLetter(settings, { name: 'double-opt-in', ...given }, TEXTS);
