import type { PageFile } from '../page';
import { ADDRESS_PAGES } from './addresses';
import { CONFIRMATION_PAGES } from './confirmations';
import { CONTENT_PAGES } from './content';
import { PREFERENCE_PAGES } from './preferences';
import { TROUBLE_PAGES } from './troubles';

export { OWN_PARTIALS } from './layout';

/** The pages that every installation shows, whatever its workspace: in the workspace's layout, in its languages. */
export const OWN_PAGES: readonly PageFile[] = [
  ...PREFERENCE_PAGES,
  ...ADDRESS_PAGES,
  ...CONFIRMATION_PAGES,
  ...CONTENT_PAGES,
  ...TROUBLE_PAGES,
];

export type OwnPageName =
  | 'preferences'
  | 'address-asked'
  | 'address'
  | 'unsubscribed'
  | 'confirm'
  | 'confirmed'
  | 'thanks'
  | 'quiz'
  | 'rate'
  | 'rated'
  | 'download-expired'
  | 'download-sent'
  | 'not-found'
  | 'too-many'
  | 'problem';
