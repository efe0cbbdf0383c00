// Every migration, in the order in which they run.
import { Initial1790000000000 } from './1790000000000-initial';
import { PeopleWhoLogIn1791000000000 } from './1791000000000-people-who-log-in';
import { SavedSegments1791100000000 } from './1791100000000-saved-segments';
import { Figures1791200000000 } from './1791200000000-figures';
import { Reports1791200000100 } from './1791200000100-reports';
import { OnePersonOneCompany1791300000000 } from './1791300000000-one-person-one-company';
import { Costs1791500000000 } from './1791500000000-costs';
import { Watching1791600000000 } from './1791600000000-watching';
import { OrderOfKeys1791800000000 } from './1791800000000-order-of-keys';
import { SettledInPlace1792100000000 } from './1792100000000-settled-in-place';
import { TasksSetAside1792200000000 } from './1792200000000-tasks-set-aside';
import { FlowsOfPeople1792400000000 } from './1792400000000-flows-of-people';
import { LongPeriods1793100000000 } from './1793100000000-long-periods';
import { LastSeen1793200000000 } from './1793200000000-last-seen';
import { ProvenAddresses1793400000000 } from './1793400000000-proven-addresses';

/** In the order in which they run. A released one is never edited. */
export const MIGRATIONS = [
  Initial1790000000000,
  PeopleWhoLogIn1791000000000,
  SavedSegments1791100000000,
  Figures1791200000000,
  Reports1791200000100,
  OnePersonOneCompany1791300000000,
  Costs1791500000000,
  Watching1791600000000,
  OrderOfKeys1791800000000,
  SettledInPlace1792100000000,
  TasksSetAside1792200000000,
  FlowsOfPeople1792400000000,
  LongPeriods1793100000000,
  LastSeen1793200000000,
  ProvenAddresses1793400000000,
];
