// The words that each page may use; `t('…')` takes no other. A new page adds its line.
import type accounts from './en/accounts';
import type common from './en/common';
import type flows from './en/flows';
import type insights from './en/insights';
import type mails from './en/mails';
import type maturity from './en/maturity';
import type people from './en/people';
import type person from './en/person';
import type plan from './en/plan';
import type sales from './en/sales';
import type settings from './en/settings';
import type signIn from './en/sign-in';
import type today from './en/today';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    enableSelector: false;
    resources: {
      accounts: typeof accounts;
      common: typeof common;
      flows: typeof flows;
      insights: typeof insights;
      mails: typeof mails;
      maturity: typeof maturity;
      people: typeof people;
      person: typeof person;
      plan: typeof plan;
      sales: typeof sales;
      settings: typeof settings;
      'sign-in': typeof signIn;
      today: typeof today;
    };
  }
}
