// The words that each page may use; `t('…')` takes no other.
import type words from './en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    enableSelector: false;
    resources: typeof words;
  }
}
