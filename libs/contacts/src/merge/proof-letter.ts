import type { SendServiceTask } from '@nurture/core/task';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { composeLetter } from '../letters';

const TEXTS = {
  subject: { en: 'Are these two addresses both yours?', nl: 'Zijn deze twee adressen allebei van jou?' },
  lead: {
    en: 'Somebody, probably you, said that this address and another one are both theirs. Look at which two they are, and say whether that is so:',
    nl: 'Iemand, waarschijnlijk jij, zei dat dit adres en nog een ander allebei van hen zijn. Kijk welke twee het zijn, en zeg of dat klopt:',
  },
  button: { en: 'See the two addresses', nl: 'Bekijk de twee adressen' },
  otherwise: {
    en: 'It wasn’t you? Then do nothing: nothing changes unless both mailboxes say yes within two days.',
    nl: 'Was jij het niet? Doe dan niets: er verandert niets, tenzij beide mailboxen binnen twee dagen ja zeggen.',
  },
};

/** Asks a mailbox's owner whether another address is theirs too. It names neither: what was typed is on the page alone. */
export const composeProofLetter = (
  settings: Pick<WorkspaceSettings, 'company' | 'locale'>,
  given: { readonly contactId: string; readonly locale: string; readonly url: string },
): SendServiceTask => composeLetter(settings, { name: 'second-address', ...given }, TEXTS);
