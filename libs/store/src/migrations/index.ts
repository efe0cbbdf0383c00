// Every migration, in the order in which they run.
import { Initial1790000000000 } from './1790000000000-initial';
import { PeopleWhoLogIn1791000000000 } from './1791000000000-people-who-log-in';
import { SavedSegments1791100000000 } from './1791100000000-saved-segments';
import { Figures1791200000000 } from './1791200000000-figures';
import { OnePersonOneCompany1791300000000 } from './1791300000000-one-person-one-company';

/** In the order in which they run. A released one is never edited. */
export const MIGRATIONS = [
  Initial1790000000000,
  PeopleWhoLogIn1791000000000,
  SavedSegments1791100000000,
  Figures1791200000000,
  OnePersonOneCompany1791300000000,
];
