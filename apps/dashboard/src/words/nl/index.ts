// Dutch: one file that the browser reads whole, so that no page waits for its own words.
import accounts from './accounts';
import common from './common';
import flows from './flows';
import insights from './insights';
import mails from './mails';
import maturity from './maturity';
import people from './people';
import person from './person';
import plan from './plan';
import sales from './sales';
import settings from './settings';
import signIn from './sign-in';
import today from './today';

export default {
  accounts,
  common,
  flows,
  insights,
  mails,
  maturity,
  people,
  person,
  plan,
  sales,
  settings,
  'sign-in': signIn,
  today,
};
